/**
 * The difference of two estimates, first less second, in their own units, under the names of tidy results. Null stands
 * for what cannot be said: without spread in either sample there is no statistic, and so no p-value.
 */
export interface Difference {
  readonly difference: number;
  readonly std_error: number;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  readonly statistic: number | null;
  readonly p_value: number | null;
}
