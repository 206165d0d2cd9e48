/**
 * The standard normal distribution.
 *
 * The centre is summed by the power series of Marsaglia (2004), "Evaluating the normal distribution", Journal of
 * Statistical Software 11(4); the tails by Laplace's continued fraction (NIST Digital Library of Mathematical Functions,
 * 7.9.1), which keeps its relative accuracy however far out it is asked.
 */

const densityAtZero = 1 / Math.sqrt(2 * Math.PI);

/** Nearer to 0 the continued fraction converges slowly; further out ½ − area would lose digits. */
const tailBegins = 2;

/** Enough for full double precision at `tailBegins`; further out fewer would do. */
const fractionTerms = 100;

/**
 * The probability that a standard normal variable exceeds `z`, between 0 and 1; accurate in the far tail, where
 * 1 − Φ(z) would be lost to rounding.
 *
 * @example normalUpperTail(1.96) // => 0.0249978951482204
 * @example normalUpperTail(10) // => 7.61985302416053e-24
 */
export function normalUpperTail(z: number): number {
  if (z < 0) {
    return 1 - normalUpperTail(-z);
  }
  return z < tailBegins ? 0.5 - centralArea(z) : normalDensity(z) * millsRatio(z);
}

/** The two-sided p-value of a standard normal statistic: the probability of one at least as far from 0. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalUpperTail(Math.abs(z)));
}

/**
 * The value below which a standard normal variable falls with probability `p`: −Infinity at 0, Infinity at 1. Throws a
 * RangeError outside 0…1.
 *
 * The first guess is formula 26.2.23 of Abramowitz & Stegun (1964), right to 0.00045; Newton steps on the logarithm of
 * the tail, which is nearly a parabola, bring it to full precision.
 *
 * @example normalQuantile(0.975) // => 1.95996398454005
 * @example normalQuantile(1e-20) // => -9.26234008979841
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) {
    throw new RangeError(`a probability lies between 0 and 1, not at ${p}`);
  }
  if (p > 0.5) {
    return upperQuantile(1 - p);
  }
  // Not −upperQuantile(0.5): the median is 0, not −0.
  return p === 0.5 ? 0 : -upperQuantile(p);
}

/**
 * The standard normal value that a two-sided interval of this confidence reaches out to: 1.96 at 0.95. Throws a
 * RangeError unless the confidence lies between 0 and 1.
 *
 * @example normalCriticalValue(0.95) // => 1.95996398454005
 */
export function normalCriticalValue(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  }
  return -normalQuantile((1 - confidence) / 2);
}

function normalDensity(z: number): number {
  return densityAtZero * Math.exp((-z * z) / 2);
}

/** The area between 0 and z: φ(z)·(z + z³/3 + z⁵/(3·5) + …). */
function centralArea(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return normalDensity(z) * sum;
}

/** Upper tail ÷ density: 1/(z + 1/(z + 2/(z + 3/(z + …)))), evaluated from the innermost term outwards. */
function millsRatio(z: number): number {
  let denominator = z;
  for (let term = fractionTerms; term >= 1; term -= 1) {
    denominator = z + term / denominator;
  }
  return 1 / denominator;
}

/** The z ≥ 0 whose upper tail is `tail` ≤ ½. */
function upperQuantile(tail: number): number {
  if (tail === 0) {
    return Infinity;
  }
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 4; step += 1) {
    const upper = normalUpperTail(z);
    z += (Math.log(upper / tail) * upper) / normalDensity(z);
  }
  return z;
}
