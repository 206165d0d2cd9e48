/** From here on eight terms of the asymptotic series are exact to double precision. */
const seriesBegins = 10;

/** B₂ₖ / 2k for k = 1…8, with Bernoulli numbers B₂ₖ. */
const coefficients = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160];

/**
 * ψ(x), the slope of ln Γ at x > 0; throws a RangeError elsewhere. Small arguments are moved up by ψ(x + 1) = ψ(x) + 1/x to
 * where the asymptotic series is exact.
 *
 * Source: NIST Digital Library of Mathematical Functions, 5.5.2 and 5.11.2.
 *
 * @example digamma(1) // => -0.577215664901533
 * @example digamma(10) // => 2.25175258906672
 */
export function digamma(x: number): number {
  if (!(x > 0)) {
    throw new RangeError(`the digamma function is for positive numbers here, not for ${x}`);
  }
  let moved = x;
  let shift = 0;
  while (moved < seriesBegins) {
    shift += 1 / moved;
    moved += 1;
  }
  return Math.log(moved) - digammaDeficit(moved) - shift;
}

/**
 * ln x − ψ(x) for x ≥ 10: about 1/(2x).
 *
 * @example digammaDeficit(10) // => 0.0508325039273298
 */
export function digammaDeficit(x: number): number {
  const inverseSquare = 1 / (x * x);
  return 0.5 / x + coefficients.reduceRight((sum, coefficient) => (sum + coefficient) * inverseSquare, 0);
}
