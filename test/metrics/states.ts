import type { Groups } from '../../src/estimates/groups/groups.ts';
import { plus } from '../../src/estimates/groups/state.ts';
import { hideSmall } from '../../src/estimates/groups/suppression.ts';
import { answerShape } from '../../src/estimates/groups/tallied.ts';
import { untimed, type Metric, type Told } from '../../src/metrics/metric.ts';
import { plainQuestion, type Question } from '../../src/questions/question.ts';
import type { Answer } from '../../src/records/tally/answers.ts';
import type { Findings, Row, Table, Value } from '../../src/results/result.ts';

/** The answers of each segment; one without a name is all of them. */
export type Segments = Readonly<Record<string, readonly Answer[]>>;

const shape = answerShape;

/** What a tally gives for segments of these answers. */
export function groupsOf(segments: Segments): Groups<Answer> {
  const cells = Object.entries(segments)
    .map(([name, answers]) => ({
      segment: name === '' ? [] : [name],
      period: null,
      state: plus(shape, [answers]),
    }))
    .filter(({ state }) => state.length > 0);
  const by = Object.keys(segments).some((name) => name !== '') ? ['group'] : [];
  return { shape, by, unit: null, cells, ranges: [] };
}

/**
 * What a run would make of an estimating metric, without files: its calculation on these answers.
 * @param given parts of the question and options of the metric, where they are not the usual ones; and every value read
 *   in the column
 */
export function findingsOf(
  metric: Metric,
  segments: Segments,
  { seen = new Map([[0, 1]]), ...given }: Given = {},
): Findings {
  const question = { ...plainQuestion, ...given };
  const options = Object.entries(metric.options).map(([name, spec]): [string, Value] => [
    name,
    (given[name] as Value | undefined) ?? (spec.type === 'flag' ? false : spec.default),
  ]);
  const [reduction = '', ...beside] = Object.keys(metric.reductions);
  const counting = metric.reductions[reduction];
  const { classesOf } = { classesOf: undefined, ...(counting?.kind === 'tally' ? counting : {}) };
  const groups = groupsOf(segments);
  const shown = { ...groups, shape: classesOf === undefined ? shape : { ...shape, classesOf } };
  const statistics = {
    ...Object.fromEntries(beside.map((name) => [name, null])),
    [reduction]: { ...hideSmall(shown, question), seen },
  };
  return metric.calculate(statistics as never, Object.fromEntries(options), question, told);
}

/** The same of a metric whose one query returns these rows for all records. */
export function findingsOfStates(metric: Metric, rows: readonly Readonly<Record<string, number>>[]): Findings {
  const [[name, reduction] = []] = Object.entries(metric.reductions);
  if (name === undefined || reduction?.kind !== 'query') throw new Error(`${metric.id} has no query`);
  const { keys, sums, base } = reduction;
  const shapeOfQuery = {
    keys: Object.keys(keys),
    sums: Object.keys(sums),
    base: (row: Readonly<Record<string, number>>) => (typeof base === 'function' ? base([row]) : row[base]!),
  };
  const cells = [{ segment: [], period: null, state: plus(shapeOfQuery, [rows]) }].filter(
    ({ state }) => state.length > 0,
  );
  const states = hideSmall({ shape: shapeOfQuery, by: [], unit: null, cells, ranges: [] }, plainQuestion);
  return metric.calculate({ [name]: states }, {}, plainQuestion, told);
}

const told: Told = { asOf: null, timed: untimed };

export type Given = Partial<Question> &
  Readonly<Record<string, unknown>> & { readonly seen?: ReadonlyMap<number, number> };

/** The rows of a table. */
export function rowsOf(
  { tables }: { readonly tables: readonly Pick<Table, 'name' | 'rows'>[] },
  name: string,
): readonly Row[] {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  return table.rows as readonly Row[];
}

/** One answer of each of these values. */
export const answersOf = (values: readonly number[]): Answer[] => values.map((value) => ({ value, weight: 1, n: 1 }));

/** So many answers of each value. */
export const counted = (counts: readonly (readonly [value: number, n: number])[]): Answer[] =>
  counts.filter(([, n]) => n > 0).map(([value, n]) => ({ value, weight: 1, n }));

/** Agrees to 1e-7: the digits that the sources print. */
export const near = (expected: number, digits = 7) => expect.closeTo(expected, digits) as number;
