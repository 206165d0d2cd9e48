import { digamma, digammaDeficit } from './digamma.ts';
import { logGamma, stirlingError } from './log-gamma.ts';

/** Logarithms of ratios of gamma functions, which keep their digits where the gammas themselves are much larger. */

/** Below it the two gammas differ enough to be subtracted. */
const large = 10;

/**
 * ln (x)ₙ = ln Γ(x + n) − ln Γ(x) for x > 0 and n ≥ 0, which for whole n is the logarithm of x(x + 1)…(x + n − 1). It keeps
 * its digits where x is so large that the two gammas agree in all of theirs.
 *
 * Source: NIST Digital Library of Mathematical Functions, 5.2.5 and, for large x, Stirling's series 5.11.1 term by term.
 *
 * @example logRising(2, 3) // => 3.17805383034795
 * @example logRising(1e15, 2) // => 69.0775527898214
 */
export function logRising(x: number, n: number): number {
  if (n === 0) {
    return 0;
  }
  if (x < large) {
    return logGamma(x + n) - logGamma(x);
  }
  return (x - 0.5) * Math.log1p(n / x) + n * (Math.log(x + n) - 1) + stirlingError(x + n) - stirlingError(x);
}

/**
 * ψ(x + n) − ψ(x), the slope of ln (x)ₙ in x.
 *
 * @example logRisingSlope(2, 3) // => 1.08333333333333
 * @example logRisingSlope(1e15, 2) // => 2e-15
 */
export function logRisingSlope(x: number, n: number): number {
  if (n === 0) {
    return 0;
  }
  if (x < large) {
    return digamma(x + n) - digamma(x);
  }
  return Math.log1p(n / x) - (digammaDeficit(x + n) - digammaDeficit(x));
}

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), for a, b > 0; throws a RangeError elsewhere.
 *
 * Source: NIST Digital Library of Mathematical Functions, 5.12.1.
 *
 * @example logBeta(2, 3) // => -2.48490664978800
 * @example logBeta(0.5, 1e12) // => -13.24314561504
 */
export function logBeta(a: number, b: number): number {
  const [smaller, larger] = a < b ? [a, b] : [b, a];
  return logGamma(smaller) - logRising(larger, smaller);
}
