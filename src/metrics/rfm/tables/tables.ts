import { line, segmentTable, type Cells, type ToldSegments } from '../../../estimates/tables/segment-table.ts';
import { customers, customerShare, revenue, revenueShare, score, share } from '../../../results/columns.ts';
import type { Column, Table } from '../../../results/result.ts';
import {
  cutColumns,
  frequencyScore,
  meanFrequency,
  meanMonetary,
  medianRecency,
  namedSegment,
  recencyScore,
} from './columns.ts';
import { cutsOf } from './cuts.ts';
import type { Scored } from '../estimator.ts';
import { hundred } from '../hidden.ts';
import { scores, segmentNames } from '../named-segments.ts';
import { shareOfRevenue, together, type Standing } from '../standing.ts';
import { amountOf } from '../../../values/numbers/exact.ts';

export interface Told extends ToldSegments<Scored> {
  readonly minN: number;
}

const mean = (sum: number, count: number) => (count === 0 ? null : sum / count);

export const namedSegmentsTable = (told: Told): Table =>
  segmentTable(
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
  segmentTable(
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
  segmentTable(
    told,
    {
      name: 'cuts',
      title: { en: 'What scores mean', es: 'Qué significan las notas' },
      columns: [score, ...cutColumns],
    },
    ({ standing }) =>
      scores.map((one) => {
        const cuts = cutsOf(standing, one, told.minN);
        // Whether nobody has the score, or few, is hidden too.
        return {
          cells: [['score', one], ...cuts],
          isHidden: told.minN > 1 && cuts.some(([, value]) => value === null),
        };
      }),
  );

export const paretoTable = (told: Told): Table =>
  segmentTable(
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
