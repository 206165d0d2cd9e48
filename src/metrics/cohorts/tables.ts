import { shareOf } from '../../estimates/estimators/share.ts';
import { suppressedColumn } from '../../estimates/tables/hidden.ts';
import { column, confidenceLimits, customers, fileColumn, revenue, revenueShare } from '../../results/columns.ts';
import type { Column, Row, Table, Value } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { complete } from '../movements/columns.ts';
import type { Cell, Cohort, ShownCohort, ShownCohorts } from './followed.ts';

const cohortColumn = column('cohort', { en: 'Cohort', es: 'Cohorte' }, 'period', {
  en: 'the period in which its customers came',
  es: 'el periodo en que llegaron sus clientes',
});
const offsetColumn = column('offset', { en: 'Offset', es: 'Desfase' }, 'count', {
  en: 'periods since the one in which they came',
  es: 'periodos desde aquel en que llegaron',
});
const activeColumn = column('active', { en: 'Active', es: 'Activos' }, 'count', {
  en: 'customers who bought in the period, or are still here at its end',
  es: 'clientes que compraron en el periodo, o que siguen a su final',
});
export const activeShare = column('active_share', { en: 'Active share', es: 'Proporción activa' }, 'share', {
  en: 'active ÷ customers',
  es: 'activos ÷ clientes',
});
const cohortCount = column('cohorts', { en: 'Cohorts', es: 'Cohortes' }, 'count', {
  en: 'cohorts whose period is over',
  es: 'cohortes cuyo periodo ha terminado',
});

/** The cohorts of a segment, with its cells under the columns of `--by`. */
export interface Segment extends ShownCohorts {
  readonly cells: readonly (readonly [string, Value])[];
}

export interface Told {
  readonly by: readonly string[];
  readonly segments: readonly Segment[];
  /** Whether anything may be hidden: then a column says what is. */
  readonly hides: boolean;
  /** Whether the files say what customers spent. */
  readonly hasRevenue: boolean;
  readonly confidence: number;
}

type Cells = readonly (readonly [string, Value])[];

function tableOf(
  { by, segments, hides }: Told,
  { name, title, columns }: Pick<Table, 'name' | 'title' | 'columns'>,
  rowsOf: (segment: Segment) => readonly { readonly cells: Cells; readonly isHidden: boolean }[],
): Table {
  const marks = hides ? [suppressedColumn] : [];
  const rows = segments.flatMap((segment) =>
    rowsOf(segment).map(({ cells, isHidden }): Row => {
      const mark = hides ? [['suppressed', isHidden] as const] : [];
      return row([...segment.cells, ...columns.map((one) => cellNamed(one, cells)), ...mark]);
    }),
  );
  return { name, title, columns: [...by.map(fileColumn), ...columns, ...marks], rows };
}

/** What is not said is not known, or hidden. */
const cellNamed = ({ name }: Column, cells: Cells): readonly [string, Value] =>
  cells.find(([known]) => known === name) ?? [name, null];

export function cohortsTable(told: Told): Table {
  return tableOf(
    told,
    {
      name: 'cohorts',
      title: { en: 'Cohorts', es: 'Cohortes' },
      columns: [
        cohortColumn,
        offsetColumn,
        customers,
        activeColumn,
        activeShare,
        ...confidenceLimits('share'),
        revenue,
        revenueShare,
        complete,
      ],
    },
    ({ cohorts }) => cohorts.flatMap((one) => cellsOf(one, told)),
  );
}

function cellsOf({ name, cohort, hidden }: ShownCohort, { hasRevenue, confidence }: Told) {
  if (cohort === null) return [{ cells: [['cohort', name] as const, ['offset', 0] as const], isHidden: true }];
  return cohort.cells.map((cell) => ({
    cells: [
      ['cohort', name] as const,
      ['offset', cell.offset] as const,
      ['customers', cohort.customers] as const,
      ['complete', cell.complete] as const,
      ...(hidden.has(cell)
        ? []
        : [...activeCells(cell, cohort, confidence), ...(hasRevenue ? moneyCells(cell, cohort, hidden) : [])]),
    ],
    isHidden: hidden.has(cell),
  }));
}

function activeCells({ active }: Cell, cohort: Cohort, confidence: number): Cells {
  const { share, conf_low, conf_high } = shareOf(active, cohort.customers, confidence);
  return [
    ['active', active],
    ['active_share', share],
    ['conf_low', conf_low],
    ['conf_high', conf_high],
  ];
}

/** A share of revenue that is hidden would give it away. */
function moneyCells({ revenue: spent }: Cell, { cells: [first] }: Cohort, hidden: ReadonlySet<Cell>): Cells {
  const base = first === undefined || hidden.has(first) ? 0 : first.revenue;
  return [
    ['revenue', spent],
    ['revenue_share', base > 0 ? spent / base : null],
  ];
}

export const sizesTable = (told: Told): Table =>
  tableOf(
    told,
    { name: 'sizes', title: { en: 'Sizes', es: 'Tamaños' }, columns: [cohortColumn, customers] },
    ({ cohorts }) =>
      cohorts.map(({ name, cohort }) => ({
        cells: [['cohort', name], ...(cohort === null ? [] : [['customers', cohort.customers] as const])],
        isHidden: cohort === null,
      })),
  );

export const averageTable = (told: Told): Table =>
  tableOf(
    told,
    {
      name: 'average',
      title: { en: 'Average of all cohorts', es: 'Media de todas las cohortes' },
      columns: [offsetColumn, cohortCount, customers, activeShare],
    },
    ({ averages }) =>
      averages.map(({ offset, cohorts, customers: people, active }) => ({
        cells: [
          ['offset', offset],
          ['cohorts', cohorts],
          ['customers', people],
          ['active_share', active === null || people === 0 ? null : active / people],
        ],
        isHidden: active === null,
      })),
  );
