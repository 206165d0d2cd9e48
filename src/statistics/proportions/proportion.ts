/**
 * How many of `n` succeeded. Both may be fractions: of a weighted sample, the weighted share times the effective number
 * of answers.
 */
export interface Proportion {
  readonly successes: number;
  readonly n: number;
}

/** The share of successes, 0…1. */
export function share({ successes, n }: Proportion): number {
  return successes / n;
}
