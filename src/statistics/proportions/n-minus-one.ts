import { normalTwoSided } from '../distributions/normal.ts';
import { share } from './proportion.ts';
import type { Proportion } from './proportion.ts';

/**
 * The "N − 1" chi-squared test that two independent proportions are equal, as a signed normal statistic (positive when a
 * has the larger share) and its two-sided p-value. Unlike Pearson's test it holds down to expected counts of 1. Null when
 * either n is 0, or when all answers of both are alike, so that there is nothing to test.
 *
 * Source: Campbell (2007), "Chi-squared and Fisher–Irwin tests of two-by-two tables with small sample recommendations",
 * Statistics in Medicine 26.
 *
 * @example nMinusOneTest({ successes: 11, n: 12 }, { successes: 4, n: 9 }) // => { statistic: 2.31340698, p_value: 0.0207002737 }
 */
export function nMinusOneTest(a: Proportion, b: Proportion): { statistic: number; p_value: number } | null {
  if (!(a.n > 0 && b.n > 0)) {
    return null;
  }
  const n = a.n + b.n;
  const pooled = (a.successes + b.successes) / n;
  const variance = pooled * (1 - pooled) * (1 / a.n + 1 / b.n);
  if (!(variance > 0)) {
    return null;
  }
  const statistic = (share(a) - share(b)) * Math.sqrt((n - 1) / n / variance);
  return { statistic, p_value: normalTwoSided(statistic) };
}
