import { estimated } from '../../estimates/estimated.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import { segmentCells } from '../../estimates/tables/segment-cells.ts';
import type { Question } from '../../questions/question.ts';
import { coded, column, confidenceLimits, fileColumn, period } from '../../results/columns.ts';
import type { Row, Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import type { Known } from '../movements/estimate.ts';
import { conventions, definitions, definitionWords, rateOf } from '../movements/conventions.ts';
import { churnEstimator, churnRate, type Churn } from '../movements/leaving.ts';
import type { Movement } from '../movements/movement.ts';

const count = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'count', { en: meaningEn, es: meaningEs });

const own = [
  column('convention', { en: 'Convention', es: 'Convención' }, 'text', {
    en: 'whose definition of churn',
    es: 'de quién es la definición de abandono',
  }),
  count('numerator', 'Numerator', 'Numerador', 'customers lost', 'clientes perdidos'),
  count('denominator', 'Denominator', 'Denominador', 'customers who could have left', 'clientes que podían irse'),
  churnRate,
  ...confidenceLimits('share'),
  coded(
    column('definition', { en: 'Definition', es: 'Definición' }, 'text', {
      en: 'how it is counted',
      es: 'cómo se cuenta',
    }),
    definitionWords,
  ),
];

interface Groups {
  readonly moves: Shown<Movement>;
  /** The last thirty days, for the convention that looks at them. */
  readonly recent: Shown<Movement> | null;
}

/** The same leavings by every convention, side by side. */
export function conventionsTable({ moves, recent }: Groups, known: Known, question: Question): Table {
  const { confidence } = question;
  const estimator = churnEstimator('simple', known, confidence);
  const lately = recent === null ? null : estimated(recent, estimator, question);
  const all = estimated(moves, estimator, question);
  const ratesOf = (churn: Churn | null, last: Churn | null): Row[] =>
    conventions.map((convention) => {
      const of = convention === 'baremetrics' && last !== null ? last : churn;
      const rate = of === null ? null : rateOf(convention, of.moved, of.rows, confidence);
      return row([
        ['convention', convention],
        ['numerator', rate?.numerator ?? null],
        ['denominator', rate?.denominator ?? null],
        ['churn_rate', rate?.churn_rate ?? null],
        ['conf_low', rate?.conf_low ?? null],
        ['conf_high', rate?.conf_high ?? null],
        ['definition', definitions[convention]],
      ]);
    });
  const rows =
    question.period === null && question.by.length === 0
      ? ratesOf(all.overall, lately?.overall ?? null)
      : all.segments.flatMap((segment, at) => {
          const cells = segmentCells(question.by, segment);
          const last = lately?.segments[at]?.estimate ?? null;
          const groups = question.period === null ? [{ name: null, estimate: segment.estimate }] : segment.periods;
          return groups.flatMap(({ name, estimate }) =>
            ratesOf(estimate, last).map((rates) =>
              row([...cells, ...(name === null ? [] : [['period', name] as const]), ...Object.entries(rates)]),
            ),
          );
        });
  return {
    name: 'conventions',
    title: { en: 'Churn by convention', es: 'Abandono según convención' },
    columns: [...question.by.map(fileColumn), ...(question.period === null ? [] : [period]), ...own],
    rows,
  };
}
