import { incompleteBeta } from '../functions/incomplete-beta.ts';
import { positiveQuantile } from './quantile-search.ts';

/**
 * The probability that Fisher's F with `df1` and `df2` degrees of freedom (numerator, denominator) exceeds `x`. Throws a
 * RangeError without degrees of freedom.
 *
 * Source: Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.6.2.
 *
 * @example fUpperTail(16.93023255813954, 2, 12) // => 0.000320964312160
 */
export function fUpperTail(x: number, df1: number, df2: number): number {
  return x <= 0 ? 1 : tails(df1, df2).upper(x);
}

/**
 * The value below which Fisher's F with `df1` and `df2` degrees of freedom falls with probability `p`. Throws a
 * RangeError outside 0…1.
 *
 * @example fQuantile(0.95, 2, 12) // => 3.88529383465239
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  return positiveQuantile(p, tails(df1, df2));
}

function tails(df1: number, df2: number): { lower: (x: number) => number; upper: (x: number) => number } {
  const numeratorShare = (x: number): number => (x === Infinity ? 1 : (df1 * x) / (df1 * x + df2));
  const denominatorShare = (x: number): number => df2 / (df1 * x + df2);
  return {
    lower: (x) => incompleteBeta(df1 / 2, df2 / 2, numeratorShare(x), denominatorShare(x)),
    upper: (x) => incompleteBeta(df2 / 2, df1 / 2, denominatorShare(x), numeratorShare(x)),
  };
}
