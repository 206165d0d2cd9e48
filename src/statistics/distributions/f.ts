import { incompleteBeta } from '../functions/incomplete-beta.ts';

/**
 * The probability that Fisher's F with `df1` and `df2` > 0 degrees of freedom exceeds `f`.
 *
 * Source: Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.6.2.
 *
 * @example fUpperTail(16.9302326, 2, 12) // => 0.000320964309
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1;
  const all = df2 + df1 * f;
  return incompleteBeta(df2 / 2, df1 / 2, df2 / all, (df1 * f) / all);
}
