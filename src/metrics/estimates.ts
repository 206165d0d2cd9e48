import { summed, type Answer, type AnswerGroup, type Answers } from '../relations/answers.ts';
import { nextPeriod } from '../relations/values/period.ts';
import { column, fileColumn, period } from '../results/columns.ts';
import type { Column, Row, Table, Unit, Value } from '../results/result.ts';
import { holm } from '../statistics/holm.ts';
import type { SharedOptions } from './options.ts';

/** The difference of two groups as a metric tests it; null where a group has no answers. */
export interface TestedDifference {
  readonly difference: number | null;
  readonly std_error: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  readonly statistic: number | null;
  readonly p_value: number | null;
}

/** How a metric estimates: what a group of answers comes to, and how two groups are compared. */
export interface Estimator {
  /** The columns of a group's measures, `n` first; the same in every table. */
  readonly measures: readonly Column[];
  /** The estimate's own unit and words, for the table of differences. */
  readonly unit: Unit;
  /** The test, as a code that no language changes. */
  readonly differenceMethod: string;
  measure(answers: readonly Answer[]): Row;
  differ(a: readonly Answer[], b: readonly Answer[]): TestedDifference | null;
}

const titles = {
  overall: { en: 'Overall', es: 'Total' },
  segments: { en: 'By segment', es: 'Por segmento' },
  trend: { en: 'Over time', es: 'Evolución' },
  differences: { en: 'Differences', es: 'Diferencias' },
};

/** A row with no prototype: columns come from files and may be called anything. */
export function row(entries: Iterable<readonly [string, Value]>): Row {
  const made = Object.create(null) as Record<string, Value>;
  for (const [name, value] of entries) made[name] = value;
  return made;
}

/** All answers, whatever their segment and period. */
export const pooled = (groups: readonly AnswerGroup[]): readonly Answer[] =>
  summed(groups.flatMap(({ answers }) => answers));

/**
 * The tables that all estimates share: `overall`, `segments` with `--by`, `trend` with `--period`, `differences` with
 * `--compare`, the same measures in each.
 */
export function estimateTables(answers: Answers, estimator: Estimator, options: SharedOptions): Table[] {
  const tables = [overallTable(answers, estimator)];
  if (answers.by.length > 0) tables.push(segmentsTable(answers, estimator));
  if (answers.unit !== null) tables.push(trendTable(answers, estimator));
  if (options.compare !== null) tables.push(differencesTable(answers, estimator, options.compare));
  return tables;
}

function overallTable({ groups }: Answers, { measures, measure }: Estimator): Table {
  return { name: 'overall', title: titles.overall, columns: measures, rows: [measure(pooled(groups))] };
}

function segmentsTable(answers: Answers, { measures, measure }: Estimator): Table {
  const rows = segmentsOf(answers).map(({ segment, groups }) =>
    row([...segmentCells(answers, segment), ...Object.entries(measure(pooled(groups)))]),
  );
  return { name: 'segments', title: titles.segments, columns: [...answers.by.map(fileColumn), ...measures], rows };
}

function trendTable(answers: Answers, { measures, measure }: Estimator): Table {
  const rows = segmentsOf(answers).flatMap(({ segment, groups }) =>
    periodsOf(answers, groups).map(({ name, answers: inPeriod }) =>
      row([...segmentCells(answers, segment), ['period', name], ...Object.entries(measure(inPeriod))]),
    ),
  );
  const columns = [...answers.by.map(fileColumn), period, ...measures];
  return { name: 'trend', title: titles.trend, columns, rows };
}

const segmentCells = ({ by }: Answers, segment: readonly string[]) =>
  by.map((name, at) => [name, segment[at]!] as const);

/** The groups of each segment, segments in their order; one of all groups when no segments were asked for. */
export function segmentsOf(
  answers: Answers,
): { readonly segment: readonly string[]; readonly groups: readonly AnswerGroup[] }[] {
  const segments = new Map<string, { segment: readonly string[]; groups: AnswerGroup[] }>();
  for (const group of answers.groups) {
    const key = JSON.stringify(group.segment);
    const entry = segments.get(key) ?? { segment: group.segment, groups: [] };
    entry.groups.push(group);
    segments.set(key, entry);
  }
  return [...segments.values()].toSorted((a, b) => compareSegments(a.segment, b.segment));
}

/** Whole numbers by size, before all else; texts by their characters; the blank segment last. */
function compareSegments(a: readonly string[], b: readonly string[]): number {
  for (const [at, name] of a.entries()) {
    const order = compareNames(name, b[at]!);
    if (order !== 0) return order;
  }
  return 0;
}

function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  const rank = (name: string) => (name === '(blank)' ? 2 : /^-?\d{1,15}$/u.test(name) ? 0 : 1);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === 0 && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a < b ? -1 : 1;
}

export interface PeriodAnswers {
  readonly name: string;
  readonly answers: readonly Answer[];
}

/** The answers of each period, none left out between the first and the last of all segments. */
export function periodsOf(all: Answers, groups: readonly AnswerGroup[]): PeriodAnswers[] {
  const names = all.groups.flatMap((group) => (group.period === null ? [] : [group.period])).toSorted();
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return [];
  const inPeriod = new Map<string, Answer[]>();
  for (const { period: name, answers } of groups) {
    if (name !== null) inPeriod.set(name, [...(inPeriod.get(name) ?? []), ...answers]);
  }
  const periods: PeriodAnswers[] = [];
  for (let name = first; name <= last; name = nextPeriod(name)) {
    periods.push({ name, answers: summed(inPeriod.get(name) ?? []) });
  }
  return periods;
}

const differenceColumns = (unit: Unit): Column[] => [
  column('a', { en: 'A', es: 'A' }, 'text', { en: 'the first group', es: 'el primer grupo' }),
  column('b', { en: 'B', es: 'B' }, 'text', { en: 'the second group', es: 'el segundo grupo' }),
  column('difference', { en: 'A − B', es: 'A − B' }, unit, {
    en: 'estimate of A less estimate of B',
    es: 'estimación de A menos la de B',
  }),
  column('std_error', { en: 'Std. error', es: 'Error est.' }, unit, {
    en: 'standard error of the estimate',
    es: 'error estándar de la estimación',
  }),
  column('conf_low', { en: 'Low', es: 'Inferior' }, unit, {
    en: 'lower end of the confidence interval',
    es: 'extremo inferior del intervalo de confianza',
  }),
  column('conf_high', { en: 'High', es: 'Superior' }, unit, {
    en: 'upper end of the confidence interval',
    es: 'extremo superior del intervalo de confianza',
  }),
  column('statistic', { en: 'Statistic', es: 'Estadístico' }, 'number', {
    en: 'test statistic',
    es: 'estadístico de contraste',
  }),
  column('p_value', { en: 'p', es: 'p' }, 'p-value', {
    en: 'two-sided p-value of no difference',
    es: 'valor p bilateral de que no hay diferencia',
  }),
  column('p_adjusted', { en: 'p (Holm)', es: 'p (Holm)' }, 'p-value', {
    en: 'p-value adjusted for all comparisons of the table (Holm)',
    es: 'valor p ajustado por todas las comparaciones de la tabla (Holm)',
  }),
  column('method', { en: 'Method', es: 'Método' }, 'text', { en: 'the test', es: 'el contraste' }),
];

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly ofA: readonly Answer[];
  readonly ofB: readonly Answer[];
}

function differencesTable(
  answers: Answers,
  estimator: Estimator,
  compare: NonNullable<SharedOptions['compare']>,
): Table {
  const pairs = pairsOf(answers, compare);
  const tests = pairs.map(({ ofA, ofB }) => estimator.differ(ofA, ofB));
  const adjusted = holm(tests.map((test) => test?.p_value ?? null));
  const rows = pairs.map(({ a, b }, at) =>
    row([
      ['a', a],
      ['b', b],
      ['difference', tests[at]?.difference ?? null],
      ['std_error', tests[at]?.std_error ?? null],
      ['conf_low', tests[at]?.conf_low ?? null],
      ['conf_high', tests[at]?.conf_high ?? null],
      ['statistic', tests[at]?.statistic ?? null],
      ['p_value', tests[at]?.p_value ?? null],
      ['p_adjusted', adjusted[at] ?? null],
      ['method', estimator.differenceMethod],
    ]),
  );
  return { name: 'differences', title: titles.differences, columns: differenceColumns(estimator.unit), rows };
}

function pairsOf(answers: Answers, compare: NonNullable<SharedOptions['compare']>): Pair[] {
  const segments = segmentsOf(answers).map(({ segment, groups }) => ({ name: segment.join(' / '), groups }));
  switch (compare) {
    case 'rest':
      return segments.map(({ name, groups }) => ({
        a: name,
        b: 'rest',
        ofA: pooled(groups),
        ofB: pooled(answers.groups.filter((group) => !groups.includes(group))),
      }));
    case 'pairs':
      return segments.flatMap((a, at) =>
        segments.slice(at + 1).map((b) => ({ a: a.name, b: b.name, ofA: pooled(a.groups), ofB: pooled(b.groups) })),
      );
    case 'previous':
      return segments.flatMap(({ name, groups }) => {
        const periods = periodsOf(answers, groups);
        return periods.slice(1).map((current, at) => ({
          a: within(name, current.name),
          b: within(name, periods[at]!.name),
          ofA: current.answers,
          ofB: periods[at]!.answers,
        }));
      });
    case 'ranges': {
      const [first, ...others] = answers.ranges;
      if (first === undefined) return [];
      return others.map((other) => ({ a: first.label, b: other.label, ofA: first.answers, ofB: other.answers }));
    }
  }
}

const within = (segment: string, name: string) => (segment === '' ? name : `${segment} / ${name}`);
