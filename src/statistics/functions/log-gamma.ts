/**
 * The logarithm of the gamma function, and the two terms that let densities be computed without subtracting huge
 * logarithms from one another (Loader 2000, "Fast and accurate computation of binomial probabilities").
 */

const halfLogTwoPi = Math.log(2 * Math.PI) / 2;

/** From here on eight terms of Stirling's series are exact to double precision. */
const seriesBegins = 10;

/** B₂ₖ / (2k(2k − 1)) for k = 1…8, with Bernoulli numbers B₂ₖ (NIST Digital Library of Mathematical Functions, 5.11.1). */
const stirlingCoefficients = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/**
 * ln Γ(x) for x > 0; throws a RangeError elsewhere. Small arguments are moved up by Γ(x + 1) = x·Γ(x) to where Stirling's
 * series is exact.
 *
 * @example logGamma(10) // => 12.8018274800815
 * @example logGamma(0.5) // => 0.572364942924700
 */
export function logGamma(x: number): number {
  if (!(x > 0)) {
    throw new RangeError(`the logarithm of gamma is for positive numbers, not for ${x}`);
  }
  // Both are 1, and a sum of logarithms would leave a rounding error there instead of 0.
  if (x === 1 || x === 2) {
    return 0;
  }
  let shift = 1;
  let moved = x;
  while (moved < seriesBegins) {
    shift *= moved;
    moved += 1;
  }
  return (moved - 0.5) * Math.log(moved) - moved + halfLogTwoPi + stirlingSeries(moved) - Math.log(shift);
}

/**
 * ln Γ(x + 1) less its Stirling approximation ln √(2πx) + x·ln x − x, for x > 0: about 1/(12x).
 *
 * @example stirlingError(10) // => 0.00833056343336287
 */
export function stirlingError(x: number): number {
  return x < seriesBegins ? logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogTwoPi : stirlingSeries(x);
}

/**
 * x·ln(x/mean) + mean − x: half the deviance of a count from its mean, without loss of digits where the two are close.
 * Give the `excess` x − mean where it is known better than by subtraction.
 *
 * @example countDeviance(10, 10) // => 0
 * @example countDeviance(10, 11) // => 0.0468982019567514
 */
export function countDeviance(x: number, mean: number, excess: number = x - mean): number {
  if (Math.abs(excess) > 0.1 * (x + mean)) {
    return x * Math.log(x / mean) - excess;
  }
  const ratio = excess / (x + mean);
  let sum = excess * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    power *= ratio * ratio;
    const next = sum + power / odd;
    if (next === sum) {
      return sum;
    }
    sum = next;
  }
}

function stirlingSeries(x: number): number {
  const inverseSquare = 1 / (x * x);
  return stirlingCoefficients.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0) / x;
}
