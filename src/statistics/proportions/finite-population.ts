import { chiSquaredQuantile } from '../distributions/chi-squared.ts';

/**
 * How many answers from a population of this size estimate a share to within `margin` with this confidence, rounded to
 * the nearest whole number as in the published table; 0 for an empty population. `proportion` is the share that is
 * expected: one half asks for the most answers.
 *
 * Source: Krejcie & Morgan (1970), "Determining sample size for research activities", Educational and Psychological
 * Measurement 30.
 *
 * @example krejcieMorganSampleSize(500) // => 217
 * @example krejcieMorganSampleSize(9000) // => 368
 */
export function krejcieMorganSampleSize(
  population: number,
  {
    confidence = 0.95,
    margin = 0.05,
    proportion = 0.5,
  }: { readonly confidence?: number; readonly margin?: number; readonly proportion?: number } = {},
): number {
  if (!(population > 0)) {
    return 0;
  }
  const scaledVariance = chiSquaredQuantile(confidence, 1) * proportion * (1 - proportion);
  return Math.round((scaledVariance * population) / (margin ** 2 * (population - 1) + scaledVariance));
}
