import { amountOf } from '../../values/numbers/exact.ts';
import type { Estimated } from '../../estimates/estimated.ts';
import { suppressedColumn } from '../../estimates/tables/hidden.ts';
import { segmentCells } from '../../estimates/tables/segment-cells.ts';
import type { Question } from '../../questions/question.ts';
import { customers, fileColumn, origin, period, revenue, share } from '../../results/columns.ts';
import type { Table, Value } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import type { EarnedGrowth } from './estimator.ts';
import { ofLast } from './parts.ts';

const origins = ['earned', 'bought', 'unknown', 'returned'] as const;

const own = [origin, customers, revenue, share];

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
      origins.map((name) =>
        row([...cells, ...originCells(name, estimate), ...(hides ? [['suppressed', estimate === null] as const] : [])]),
      ),
    ),
  };
}

function originCells(name: (typeof origins)[number], estimate: EarnedGrowth | null): Cells {
  const parts = estimate?.parts ?? null;
  return [
    ['origin', name],
    ['customers', parts?.customers(name) ?? null],
    ['revenue', parts === null ? null : amountOf(parts.revenue(name))],
    ['share', parts === null ? null : ofLast(parts.revenue(name), parts.revenue('last'))],
  ];
}
