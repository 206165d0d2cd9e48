import { amountOf } from '../../values/numbers/exact.ts';
import type { Estimated } from '../../estimates/estimated.ts';
import { suppressedColumn } from '../../estimates/tables/hidden.ts';
import { segmentCells } from '../../estimates/tables/segment-cells.ts';
import type { Question } from '../../questions/question.ts';
import { column, customers, fileColumn, period, revenue, share } from '../../results/columns.ts';
import type { Table, Value } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import type { EarnedGrowth } from './estimator.ts';
import { ofLast } from './parts.ts';

const origins = ['earned', 'bought', 'unknown', 'returned'] as const;

const own = [
  column('origin', { en: 'Origin', es: 'Origen' }, 'text', {
    en: 'what brought the customers who were not there last year',
    es: 'qué trajo a los clientes que no estaban el año anterior',
  }),
  customers,
  revenue,
  share,
];

type Cells = readonly (readonly [string, Value])[];

/** Who was not there last year, by what brought them; shares are of last year's revenue. */
export function newCustomersTable(
  { overall, segments }: Estimated<EarnedGrowth>,
  { by, period: unit }: Pick<Question, 'by' | 'period'>,
): Table {
  const groups: readonly (readonly [Cells, EarnedGrowth | null])[] =
    unit === null && by.length === 0
      ? [[[], overall]]
      : segments.flatMap((segment): (readonly [Cells, EarnedGrowth | null])[] => {
          const cells = segmentCells(by, segment);
          if (unit === null) return [[cells, segment.estimate]];
          return segment.periods.map(({ name, estimate }) => [[...cells, ['period', name]], estimate]);
        });
  const hides = groups.some(([, estimate]) => estimate === null);
  return {
    name: 'new_customers',
    title: {
      en: 'New customers by origin; shares are of the revenue of last year',
      es: 'Clientes nuevos según su origen; las proporciones son del ingreso del año anterior',
    },
    columns: [...by.map(fileColumn), ...(unit === null ? [] : [period]), ...own, ...(hides ? [suppressedColumn] : [])],
    rows: groups.flatMap(([cells, estimate]) =>
      origins.map((origin) =>
        row([
          ...cells,
          ...originCells(origin, estimate),
          ...(hides ? [['suppressed', estimate === null] as const] : []),
        ]),
      ),
    ),
  };
}

function originCells(origin: (typeof origins)[number], estimate: EarnedGrowth | null): Cells {
  const parts = estimate?.parts ?? null;
  return [
    ['origin', origin],
    ['customers', parts?.customers(origin) ?? null],
    ['revenue', parts === null ? null : amountOf(parts.revenue(origin))],
    ['share', parts === null ? null : ofLast(parts.revenue(origin), parts.revenue('last'))],
  ];
}
