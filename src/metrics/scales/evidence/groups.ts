import type { Text } from '../../../messages/language.ts';
import type { OpenedRelation } from '../../../relations/headers/opened.ts';
import { Sample } from '../../../records/rows/sample.ts';
import { fold } from '../../../values/folding.ts';
import { labelledNumber } from '../../../values/scores/words/labelled.ts';

/** The groups of NPS, as tools write them beside a score. */
const groups = new Map([
  ...['promoter', 'promoters', 'promotor', 'promotores', 'promotora'].map((word) => [word, 1] as const),
  ...['passive', 'passives', 'pasivo', 'pasivos', 'neutral', 'neutro', 'neutrals'].map((word) => [word, 0] as const),
  ...['detractor', 'detractors', 'detractores', 'detractora'].map((word) => [word, -1] as const),
]);

const groupOf = (score: number) => Math.sign(Math.max(0, score - 8) - Math.max(0, 7 - score));
const fewestRows = 4;

/** A column that calls high scores detractors and low ones promoters; null where the groups agree with the scores, or none stand there. */
export function contradictingGroups({ sources }: Pick<OpenedRelation, 'sources'>, header: string): Text | null {
  const sample = new Sample({ sources });
  const scores = sample
    .column(header)
    .map((cell) => (cell === '' ? Number.NaN : Number(labelledNumber(cell)?.digits ?? cell)));
  for (const other of sample.headers) {
    if (other === header) continue;
    const told = sample.column(other).map((cell) => groups.get(fold(cell)) ?? null);
    const rows = scores.flatMap((score, at) =>
      told[at] === null || Number.isNaN(score) ? [] : [{ score, at, group: told[at]! }],
    );
    const against = [1, -1].flatMap((group) => {
      const called = rows.filter((row) => row.group === group);
      const wrong = called.filter(({ score }) => groupOf(score) === -group);
      return wrong.length > 1 && wrong.length * 2 > called.length ? wrong : [];
    });
    if (rows.length < fewestRows || against.length === 0) continue;
    const { score, at } = against[0]!;
    const word = sample.column(other)[at]!;
    return {
      en: `is contradicted by ${other}, which calls ${score} "${word}"`,
      es: `se contradice con ${other}, que llama "${word}" a un ${score}`,
    };
  }
  return null;
}
