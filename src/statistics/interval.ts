/** A two-sided interval for an estimate, in the units of that estimate. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
