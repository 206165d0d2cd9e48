/**
 * The difference of two shares (each 0…1) in units of their pooled standard deviation, √((p₁q₁ + p₂q₂)/2): unlike a
 * p-value it does not grow with the sample. Beyond 0.1 in either direction the groups are commonly called unbalanced. 0
 * for equal shares; null when one share is 0 and the other 1, where there is no spread to measure by.
 *
 * Source: Austin (2009), "Balance diagnostics for comparing the distribution of baseline covariates between treatment
 * groups in propensity-score matched samples", Statistics in Medicine 28.
 *
 * @example standardisedDifference(0.5, 0.4) // => 0.202030508910
 * @example standardisedDifference(1, 0) // => null
 */
export function standardisedDifference(first: number, second: number): number | null {
  if (first === second) {
    return 0;
  }
  const pooledVariance = (first * (1 - first) + second * (1 - second)) / 2;
  return pooledVariance > 0 ? (first - second) / Math.sqrt(pooledVariance) : null;
}
