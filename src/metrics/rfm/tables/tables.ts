import { suppressedColumn } from '../../../estimates/tables/hidden.ts';
import { customers, fileColumn, revenue, revenueShare, score, share } from '../../../results/columns.ts';
import type { Column, Table, Value } from '../../../results/result.ts';
import { row } from '../../../results/row.ts';
import {
  customerShare,
  cutColumns,
  frequencyScore,
  meanFrequency,
  meanMonetary,
  medianRecency,
  namedSegment,
  recencyScore,
} from './columns.ts';
import { besideOwn, namesOf } from './by-columns.ts';
import { cutsOf } from './cuts.ts';
import type { Scored } from '../estimator.ts';
import { hundred } from '../hidden.ts';
import { scores, segmentNames } from '../named-segments.ts';
import { amountOf, shareOfRevenue, together, type Standing } from '../standing.ts';

type Cells = readonly (readonly [string, Value])[];

/** A segment of `--by`, with its value in each of those columns; null where it is hidden. */
export interface Segment {
  readonly values: readonly string[];
  readonly scored: Scored | null;
}

export interface Told {
  readonly by: readonly string[];
  readonly segments: readonly Segment[];
  readonly minN: number;
  /** Whether anything may be hidden: then a column says what is. */
  readonly hides: boolean;
}

interface Line {
  readonly cells: Cells;
  readonly isHidden: boolean;
}

/** @param linesOf the rows of a segment; what a hidden one does not say is empty */
function tableOf(
  { by, segments, hides }: Told,
  { name, title, columns }: Omit<Table, 'rows'>,
  linesOf: (scored: Scored) => readonly Line[],
): Table {
  const marks = hides ? [suppressedColumn] : [];
  const names = besideOwn(by, namesOf(columns));
  const rows = segments.flatMap(({ values, scored }) => {
    const cells = names.map((one, at) => [one, values[at]!] as const);
    const lines = scored === null ? [{ cells: [], isHidden: true }] : linesOf(scored);
    return lines.map((line) => {
      const known = new Map(line.cells);
      const own = columns.map((one) => [one.name, known.get(one.name) ?? null] as const);
      return row([...cells, ...own, ...(hides ? [['suppressed', line.isHidden] as const] : [])]);
    });
  });
  return { name, title, columns: [...names.map(fileColumn), ...columns, ...marks], rows };
}

/** A line of which all but the first cells are hidden where it is. */
const line = (keys: Cells, isHidden: boolean, cells: () => Cells): Line => ({
  cells: isHidden ? keys : [...keys, ...cells()],
  isHidden,
});

const mean = (sum: number, count: number) => (count === 0 ? null : sum / count);

export const namedSegmentsTable = (told: Told): Table =>
  tableOf(
    told,
    {
      name: 'named_segments',
      title: { en: 'Named segments', es: 'Segmentos con nombre' },
      columns: [namedSegment, customers, share, revenue, revenueShare, medianRecency, meanFrequency, meanMonetary],
    },
    ({ standing, hidden }) =>
      segmentNames.map((name) => line([['segment', name]], hidden.isSegment(name), () => namedCells(standing, name))),
  );

function namedCells(standing: Standing, name: string): Cells {
  const cells = standing.cells.filter((cell) => cell.name === name);
  const own = together(cells);
  const purchases = cells.reduce((sum, cell) => sum + cell.purchases, 0);
  return [
    ['customers', own.customers],
    ['share', own.customers / standing.customers],
    ['revenue', amountOf(own.revenue)],
    ['revenue_share', shareOfRevenue(own, standing)],
    ['median_recency', standing.medianRecency(name)],
    ['mean_frequency', mean(purchases, own.customers)],
    ['mean_monetary', mean(amountOf(own.revenue), own.customers)],
  ];
}

const pairs = scores.flatMap((recency) => scores.map((frequency) => [recency, frequency] as const));

export const cellsTable = (told: Told): Table =>
  tableOf(
    told,
    {
      name: 'cells',
      title: { en: 'Recency by frequency', es: 'Recencia por frecuencia' },
      columns: [recencyScore, frequencyScore, customers, revenue, revenueShare],
    },
    ({ standing, hidden }) =>
      pairs.map(([recency, frequency]) => {
        const keys: Cells = [
          ['recency_score', recency],
          ['frequency_score', frequency],
        ];
        return line(keys, hidden.isCell(recency, frequency), () => {
          const own = together(
            standing.cells.filter((one) => one.recency_score === recency && one.frequency_score === frequency),
          );
          return [
            ['customers', own.customers],
            ['revenue', amountOf(own.revenue)],
            ['revenue_share', shareOfRevenue(own, standing)],
          ];
        });
      }),
  );

export const cutsTable = (told: Told): Table =>
  tableOf(
    told,
    {
      name: 'cuts',
      title: { en: 'What scores mean', es: 'Qué significan las notas' },
      columns: [score, ...cutColumns],
    },
    ({ standing }) =>
      scores.map((one) => ({ cells: [['score', one], ...cutsOf(standing, one, told.minN)], isHidden: told.minN > 1 })),
  );

export const paretoTable = (told: Told): Table =>
  tableOf(
    told,
    {
      name: 'pareto',
      title: { en: 'Who brings the revenue', es: 'Quién trae el ingreso' },
      columns: [customerShare, revenueShare] satisfies readonly Column[],
    },
    ({ standing, hidden }) =>
      hundred.map((hundredths) =>
        line([['customer_share', hundredths / 100]], hidden.isTop(hundredths), () => [
          ['revenue_share', shareOfRevenue(standing.top(hundredths), standing)],
        ]),
      ),
  );
