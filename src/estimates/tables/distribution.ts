import type { Answer } from '../../records/tally/answers.ts';
import { n, score, share } from '../../results/columns.ts';
import type { Chart, Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import type { Shown } from '../groups/suppression.ts';

const title = { en: 'Answers by score', es: 'Respuestas por nota' };

/** Answers by score: what every estimate was made from, each score of the scale in a row. */
export function distributionTable(
  { overall }: Shown<Answer>,
  scale: { readonly low: number; readonly high: number },
): Table {
  const counts = new Map<number, number>();
  for (const { value, n: answered } of overall ?? []) counts.set(value, (counts.get(value) ?? 0) + answered);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const scores = Array.from({ length: scale.high - scale.low + 1 }, (_, at) => scale.low + at);
  return {
    name: 'distribution',
    title,
    columns: [score, n, share],
    rows: scores.map((value) => {
      const count = counts.get(value) ?? 0;
      return row([
        ['score', value],
        ['n', count],
        ['share', total === 0 ? null : count / total],
      ]);
    }),
  };
}

/** The distribution as bars; none where nobody answered. */
export const distributionChart = ({ isEmpty }: Shown<Answer>): Chart[] =>
  isEmpty ? [] : [{ type: 'histogram', title, table: 'distribution', x: ['score'], y: ['share'] }];
