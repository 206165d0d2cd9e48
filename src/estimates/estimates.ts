import type { Answer, Answers } from '../records/tally/answers.ts';
import { fileColumn, period } from '../results/columns.ts';
import type { Notice, Table } from '../results/result.ts';
import { differencesTable } from './differences.ts';
import type { Estimator } from './estimator.ts';
import { baseOf, periodsOf, pooled, row, segmentsOf, type Segment } from './groups.ts';
import { baseNotices } from './notices.ts';
import type { SharedOptions } from '../metrics/options.ts';
import { suppressedColumn, suppressionNotice } from './suppression.ts';
import { rollingCells, rollingColumns, trendSigns } from './trend.ts';

export interface Estimates {
  readonly tables: readonly Table[];
  /** What all estimates have to say: few answers, hidden groups, periods that are more than chance. */
  readonly notices: readonly Notice[];
}

/**
 * What all estimates share: the tables `overall`, `segments` with `--by`, `trend` with `--period` (and what stands out
 * in it), `differences` with `--compare`, the same measures in each; and their notices.
 */
export function estimatesOf(answers: Answers, estimator: Estimator, options: SharedOptions): Estimates {
  const signs = trendSigns(answers, estimator, options.confidence);
  const tables = [overallTable(answers, estimator)];
  if (answers.by.length > 0) tables.push(segmentsTable(answers, estimator));
  if (answers.unit !== null) tables.push(trendTable(answers, estimator, options.rolling));
  if (options.compare !== null) tables.push(differencesTable(answers, estimator, options.compare));
  return {
    tables: [...tables, ...signs.tables],
    notices: [...baseNotices(answers, baseOf(estimator)), ...suppressionNotice(answers), ...signs.notices],
  };
}

function overallTable({ groups }: Answers, estimator: Estimator): Table {
  return {
    name: 'overall',
    title: { en: 'Overall', es: 'Total' },
    columns: estimator.measures,
    rows: [estimator.measure(pooled(groups))],
  };
}

function segmentsTable(answers: Answers, estimator: Estimator): Table {
  const segments = segmentsOf(answers);
  const hides = segments.some(({ hidden }) => hidden);
  return {
    name: 'segments',
    title: { en: 'By segment', es: 'Por segmento' },
    columns: [...answers.by.map(fileColumn), ...estimator.measures, ...(hides ? [suppressedColumn] : [])],
    rows: segments.map((segment) =>
      row([
        ...segmentCells(answers, segment),
        ...measured(estimator, pooled(segment.groups), segment.hidden),
        ...(hides ? [['suppressed', segment.hidden] as const] : []),
      ]),
    ),
  };
}

function trendTable(answers: Answers, estimator: Estimator, rolling: number | null): Table {
  const hides = answers.hidden.cells.size > 0;
  const rows = segmentsOf(answers).flatMap((segment) => {
    const periods = periodsOf(answers, segment);
    return periods.map(({ name, answers: given, hidden }, at) =>
      row([
        ...segmentCells(answers, segment),
        ['period', name],
        ...measured(estimator, given, hidden),
        ...(rolling === null ? [] : rollingCells(periods, at, rolling, estimator)),
        ...(hides ? [['suppressed', hidden] as const] : []),
      ]),
    );
  });
  const columns = [
    ...answers.by.map(fileColumn),
    period,
    ...estimator.measures,
    ...(rolling === null ? [] : rollingColumns(estimator)),
    ...(hides ? [suppressedColumn] : []),
  ];
  return { name: 'trend', title: { en: 'Over time', es: 'Evolución' }, columns, rows };
}

const segmentCells = ({ by }: Answers, { segment }: Segment) => by.map((name, at) => [name, segment[at]!] as const);

/** The measures of a group; all empty where it is hidden. */
const measured = (estimator: Estimator, answers: readonly Answer[], hidden: boolean) =>
  hidden ? estimator.measures.map(({ name }) => [name, null] as const) : Object.entries(estimator.measure(answers));
