import { lowerIncompleteGamma, upperIncompleteGamma } from '../functions/incomplete-gamma.ts';
import { positiveQuantile } from './quantile-search.ts';

/**
 * The probability that a chi-squared variable with `df` > 0 degrees of freedom exceeds `x`. Throws a RangeError without
 * degrees of freedom.
 *
 * Source: Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.4.19.
 *
 * @example chiSquaredUpperTail(3.841458820694124, 1) // => 0.05
 */
export function chiSquaredUpperTail(x: number, df: number): number {
  return upperIncompleteGamma(df / 2, Math.max(0, x) / 2);
}

/**
 * The value below which a chi-squared variable with `df` > 0 degrees of freedom falls with probability `p`. Throws a
 * RangeError outside 0…1.
 *
 * @example chiSquaredQuantile(0.95, 1) // => 3.84145882069412
 */
export function chiSquaredQuantile(p: number, df: number): number {
  return positiveQuantile(p, {
    lower: (x) => lowerIncompleteGamma(df / 2, x / 2),
    upper: (x) => chiSquaredUpperTail(x, df),
  });
}
