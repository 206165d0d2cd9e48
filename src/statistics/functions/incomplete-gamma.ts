import { continuedFraction } from './continued-fraction.ts';
import { countDeviance, stirlingError } from './log-gamma.ts';

/**
 * The regularised lower incomplete gamma function P(a, x), for a > 0 and x ≥ 0: the probability that a gamma variable of
 * shape `a` and scale 1 is at most `x`. Throws a RangeError elsewhere.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.7.1 (series) and 8.9.2 (continued fraction).
 *
 * @example lowerIncompleteGamma(1, 1) // => 0.632120558828558
 */
export function lowerIncompleteGamma(a: number, x: number): number {
  requireInDomain(a, x);
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x);
}

/**
 * The complement Q(a, x) = 1 − P(a, x), accurate where it is small.
 *
 * @example upperIncompleteGamma(1, 100) // => 3.72007597602084e-44
 */
export function upperIncompleteGamma(a: number, x: number): number {
  requireInDomain(a, x);
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

function requireInDomain(a: number, x: number): void {
  if (!(a > 0 && x >= 0)) {
    throw new RangeError(`the incomplete gamma function needs a > 0 and x ≥ 0, not a = ${a} and x = ${x}`);
  }
}

function lowerBySeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * Number.EPSILON; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return poissonTerm(a, x) * sum;
}

function upperByFraction(a: number, x: number): number {
  if (x === Infinity) {
    return 0;
  }
  const fraction = continuedFraction((index) => ({
    numerator: index === 1 ? 1 : (index - 1) * (a - index + 1),
    denominator: x - a + 2 * index - 1,
  }));
  return poissonTerm(a, x) * a * fraction;
}

/** xᵃe⁻ˣ/Γ(a + 1), by Loader's saddle point form. */
function poissonTerm(a: number, x: number): number {
  return x === 0 ? 0 : Math.exp(-stirlingError(a) - countDeviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}
