import { continuedFraction } from './continued-fraction.ts';
import { countDeviance, stirlingError } from './log-gamma.ts';

/**
 * The regularised incomplete beta function Iₓ(a, b), for a, b > 0 and 0 ≤ x ≤ 1: the probability that a beta variable is
 * at most `x`. Throws a RangeError elsewhere. The other tail is incompleteBeta(b, a, complement, x). Give the
 * `complement` 1 − x where it is known better than by subtraction.
 *
 * Source: Didonato & Morris (1992), "Algorithm 708: Significant digit computation of the incomplete beta function
 * ratios", ACM Transactions on Mathematical Software 18 (continued fraction, equation 9).
 *
 * @example incompleteBeta(2, 3, 0.4) // => 0.5248
 */
export function incompleteBeta(a: number, b: number, x: number, complement: number = 1 - x): number {
  if (!(a > 0 && b > 0 && x >= 0 && complement >= 0)) {
    throw new RangeError(`the incomplete beta function needs a, b > 0 and 0 ≤ x ≤ 1, not ${a}, ${b} and ${x}`);
  }
  if (x === 0 || complement === 0) {
    return x === 0 ? 0 : 1;
  }
  return x <= (a + 1) / (a + b + 2) ? byFraction(a, b, x, complement) : 1 - byFraction(b, a, complement, x);
}

function byFraction(a: number, b: number, x: number, complement: number): number {
  const total = a + b;
  // a − (a + b)x can be had from either share, and the smaller one tells it with more digits.
  const excess = x < complement ? a - total * x : total * complement - b;
  const fraction = continuedFraction((index) => {
    const n = index - 1;
    const odd = a + 2 * n - 1;
    return {
      numerator: n === 0 ? 1 : (((a + n - 1) * x) / odd) * (((total + n - 1) * x) / odd) * n * (b - n),
      denominator:
        n + (n === 0 ? 0 : (n * (b - n) * x) / odd) + ((a + n) / (odd + 2)) * (excess + 1 + n * (1 + complement)),
    };
  });
  return betaTerm(a, b, x, complement, excess) * fraction;
}

/** xᵃ(1 − x)ᵇ/B(a, b), by Loader's saddle point form of the binomial probability. */
function betaTerm(a: number, b: number, x: number, complement: number, excess: number): number {
  const total = a + b;
  const correction = stirlingError(total) - stirlingError(a) - stirlingError(b);
  const deviance = countDeviance(a, total * x, excess) + countDeviance(b, total * complement, -excess);
  return Math.sqrt((a / (2 * Math.PI * total)) * b) * Math.exp(correction - deviance);
}
