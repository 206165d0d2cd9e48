import type { Answer } from '../records/tally/answers.ts';
import type { Column, Row, Unit } from '../results/result.ts';

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
  /** The columns of a group's measures, `n` (how many answers the estimate stands on) first; the same in every table. */
  readonly measures: readonly Column[];
  /** The measure that is the estimate: what is compared and followed over time. */
  readonly estimate: string;
  readonly unit: Unit;
  /** The test, as a code that no language changes. */
  readonly differenceMethod: string;
  measure(answers: readonly Answer[]): Row;
  /** The variance of one answer, in squared units of the estimate; null without answers. */
  varianceOfOne(answers: readonly Answer[]): number | null;
  differ(a: readonly Answer[], b: readonly Answer[]): TestedDifference | null;
}
