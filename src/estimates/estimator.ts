import type { Text } from '../messages/language.ts';
import type { Column, Row, Value } from '../results/result.ts';
import { row } from '../results/row.ts';
import type { State } from './groups/state.ts';

/** The difference of two groups as a metric tests it; null where a group has no answers. */
export interface TestedDifference {
  readonly difference: number | null;
  readonly std_error: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  readonly statistic: number | null;
  readonly p_value: number | null;
}

/** A column of the tables of estimates, and what of an estimate stands in it. */
export interface Measure<E> {
  readonly column: Column;
  readonly of: (estimate: E) => Value;
}

/** How a metric estimates: what a group's state comes to, and how two groups are compared. Each group is estimated once. */
export interface Estimator<R, E> {
  estimate(state: State<R>): E;
  /** What the periods of a window come to side by side, where that is not what they come to one after the other. */
  estimateWindow?(state: State<R>): E;
  /** What it counts; answers, unless said. */
  readonly counts?: Text;
  /** Its ends (`…_low`, `…_high`) are those of what is assumed, and none of chance. */
  readonly bounds?: true;
  /** A period that still runs is no sign of anything. */
  isRunning?(estimate: E): boolean;
  /** The measures that a window shows: n, the main one and its interval, unless said. */
  readonly rolled?: readonly string[];
  /** The columns of every table of estimates, in their order. */
  readonly measures: readonly Measure<E>[];
  /** The name of the measure that is compared and followed over time; its ends are `conf_low` and `conf_high`. */
  readonly main: string;
  /** How many records an estimate stands on. */
  readonly base: (estimate: E) => number;
  /** The test, as a code that no language changes. */
  readonly differenceMethod: string;
  differ(a: E, b: E): TestedDifference | null;
  /** The variance of one answer (divisor n − 1), in squared units of the main measure; null of fewer than two. */
  varianceOfOne(estimate: E): number | null;
}

export const measure = <E>(column: Column, of: (estimate: E) => Value): Measure<E> => ({ column, of });

/** The column of a measure. */
export function columnNamed<E>({ measures }: Pick<Estimator<never, E>, 'measures'>, name: string): Column {
  return measureNamed(measures, name).column;
}

export function measureNamed<E>(measures: readonly Measure<E>[], name: string): Measure<E> {
  const found = measures.find(({ column }) => column.name === name);
  if (found === undefined) throw new Error(`no measure is called ${name}`);
  return found;
}

/** The main measure of an estimate. */
export const mainValue = <E>({ measures, main }: Pick<Estimator<never, E>, 'measures' | 'main'>, estimate: E) =>
  measureNamed(measures, main).of(estimate) as number | null;

/** The cells of an estimate; all empty where it is hidden. */
export const cellsOf = <E>(measures: readonly Measure<E>[], estimate: E | null): [string, Value][] =>
  measures.map(({ column, of }) => [column.name, estimate === null ? null : of(estimate)]);

/** An estimate as a row. */
export const measured = <E>(measures: readonly Measure<E>[], estimate: E): Row => row(cellsOf(measures, estimate));

/** The difference of two numbers that are counts of all, or have no interval; null where either is unknown. */
export const differenceAlone = (a: number | null, b: number | null): TestedDifference | null =>
  a === null || b === null
    ? null
    : { difference: a - b, std_error: null, conf_low: null, conf_high: null, statistic: null, p_value: null };
