import { fUpperTail } from '../../statistics/distributions/f.ts';
import { crossProducts } from '../../statistics/regression/cross-products.ts';
import { standardised } from '../../statistics/importance/standardised.ts';
import { standardisedRegression } from '../../statistics/importance/standardised-regression.ts';
import type { MeasuredRows } from '../measures/rows.ts';
import { ratingsOf } from './cuts/cut-rows.ts';

/** So much is explained where people answer all questions alike. */
const leastExplained = 0.9;
const significance = 0.05;
/** Coefficients that differ by no more than this share of the largest are equal, however surely they differ. */
const alike = 0.1;

/**
 * Whether ratings are of one general impression: the drivers explain nearly all of the outcome, and each of them as much. Then no
 * driver is told from the others.
 *
 * Source: Thorndike (1920), "A constant error in psychological ratings", Journal of Applied Psychology 4. Equal coefficients: the F
 * test of one coefficient for all standardised drivers against one for each (Seber & Lee 2003, 4.3).
 *
 * @param contrasted R² of the contrast
 */
export function isHalo(rows: MeasuredRows, contrasted: number | null): boolean {
  const ratings = ratingsOf(rows);
  if (ratings.length < 2) return false;
  const products = crossProducts([...ratings, rows.outcome.values], rows.counts);
  const standard = products === null ? null : standardised(products);
  if (standard === null) return false;
  const { r_squared, coefficients, dependent } = standardisedRegression(standard);
  if (Math.max(r_squared, contrasted ?? 0) < leastExplained || dependent.includes(true)) return false;
  const [least, most] = [Math.min(...coefficients), Math.max(...coefficients)];
  if (least > 0 && most - least <= alike * most) return true;
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
  const together = sum(standard.withOutcome) ** 2 / sum(standard.correlations);
  const freedom = [standard.terms - 1, rows.n - standard.terms - 1] as const;
  if (least <= 0 || freedom[1] < 1 || r_squared >= 1) return false;
  const statistic = Math.max(0, r_squared - together) / freedom[0] / ((1 - r_squared) / freedom[1]);
  return fUpperTail(statistic, ...freedom) > significance;
}
