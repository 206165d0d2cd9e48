import type { Question } from '../questions/question.ts';
import { fileColumn, period } from '../results/columns.ts';
import type { Notice, Table } from '../results/result.ts';
import { row } from '../results/row.ts';
import { comparedNotices, differencesTable } from './tables/differences.ts';
import { estimated, type Estimated } from './estimated.ts';
import { cellsOf, measured, type Estimator } from './estimator.ts';
import { suppressedColumn, suppressionNotice } from './tables/hidden.ts';
import { baseNotices, tooFewNotice } from './tables/notices.ts';
import { segmentCells } from './tables/segment-cells.ts';
import { rollingMeasures } from './tables/rolling.ts';
import type { Shown } from './groups/suppression.ts';
import { trendSigns } from './tables/trend.ts';

export interface Estimates<E> {
  readonly overall: E;
  readonly tables: readonly Table[];
  /** What all estimates have to say: few answers, hidden groups, periods that are more than chance. */
  readonly notices: readonly Notice[];
}

/**
 * What all estimates share: the tables `overall`, `segments` with `--by`, `trend` with `--period` (and what stands out
 * in it), `differences` with `--compare`, the same measures in each; and their notices.
 */
export function estimatesOf<R extends object, E>(
  groups: Shown<R>,
  estimator: Estimator<R, E>,
  question: Question,
): Estimates<E> {
  const all = estimated(groups, estimator, question);
  const signs = trendSigns(groups, all, estimator, question);
  const tables = [overallTable(all, estimator)];
  if (groups.by.length > 0) tables.push(segmentsTable(groups.by, all, estimator));
  if (groups.unit !== null) tables.push(trendTable(groups.by, all, estimator, question));
  const compared = question.compare === null ? [] : [differencesTable(all, estimator, question.compare)];
  tables.push(...compared);
  return {
    overall: all.overall,
    tables: [...tables, ...signs.tables],
    notices: [
      ...baseNotices(groups, all, estimator),
      ...tooFewNotice(all, estimator),
      ...suppressionNotice(groups, tables, estimator.counts),
      ...compared.flatMap(comparedNotices),
      ...signs.notices,
    ],
  };
}

type Tabulated<E> = Pick<Estimator<never, E>, 'measures' | 'main' | 'rolled'>;

function overallTable<E>({ overall }: Estimated<E>, { measures }: Tabulated<E>): Table {
  return {
    name: 'overall',
    title: { en: 'Overall', es: 'Total' },
    columns: measures.map(({ column }) => column),
    rows: [measured(measures, overall)],
  };
}

function segmentsTable<E>(by: readonly string[], { segments }: Estimated<E>, { measures }: Tabulated<E>): Table {
  const hides = segments.some(({ estimate }) => estimate === null);
  return {
    name: 'segments',
    title: { en: 'By segment', es: 'Por segmento' },
    columns: [...by.map(fileColumn), ...measures.map(({ column }) => column), ...(hides ? [suppressedColumn] : [])],
    rows: segments.map((one) =>
      row([
        ...segmentCells(by, one),
        ...cellsOf(measures, one.estimate),
        ...(hides ? [['suppressed', one.estimate === null] as const] : []),
      ]),
    ),
  };
}

function trendTable<E>(
  by: readonly string[],
  { segments }: Estimated<E>,
  estimator: Tabulated<E>,
  { rolling }: Question,
): Table {
  const { measures } = estimator;
  const hides = segments.some(({ periods }) => periods.some(({ estimate }) => estimate === null));
  const window = rolling === null ? [] : rollingMeasures(estimator);
  const rows = segments.flatMap((one) =>
    one.periods.map((given) =>
      row([
        ...segmentCells(by, one),
        ['period', given.name],
        ...cellsOf(measures, given.estimate),
        ...cellsOf(window, given.rolling),
        ...(hides ? [['suppressed', given.estimate === null] as const] : []),
      ]),
    ),
  );
  const columns = [
    ...by.map(fileColumn),
    period,
    ...[...measures, ...window].map(({ column }) => column),
    ...(hides ? [suppressedColumn] : []),
  ];
  return { name: 'trend', title: { en: 'Over time', es: 'Evolución' }, columns, rows };
}
