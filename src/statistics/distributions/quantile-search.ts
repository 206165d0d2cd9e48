import { findRoot } from '../functions/root.ts';

/** The two tails of a distribution of positive values, each accurate where it is small. */
export interface Tails {
  readonly lower: (x: number) => number;
  readonly upper: (x: number) => number;
}

/**
 * The x > 0 below which a distribution of positive values has the probability `p`: 0 at 0, Infinity at 1. Throws a
 * RangeError outside 0…1.
 *
 * The smaller tail is matched on a logarithmic scale, so that extreme quantiles keep their digits; the root is bracketed
 * by doubling or halving from 1 and found by Brent's method.
 *
 * @example positiveQuantile(0.5, { lower: (x) => -Math.expm1(-x), upper: (x) => Math.exp(-x) }) // => 0.693147180559945
 */
export function positiveQuantile(p: number, tails: Tails): number {
  if (!(p >= 0 && p <= 1)) {
    throw new RangeError(`a probability lies between 0 and 1, not at ${p}`);
  }
  if (p === 0 || p === 1) {
    return p === 0 ? 0 : Infinity;
  }
  return p < 0.5 ? rootOfIncreasing((x) => logRatio(tails.lower(x), p)) : upperTailQuantile(1 - p, tails.upper);
}

/**
 * The x > 0 that a distribution exceeds with the probability `tail`, for 0 < tail < 1.
 *
 * @example upperTailQuantile(0.5, (x) => Math.exp(-x)) // => 0.693147180559945
 */
export function upperTailQuantile(tail: number, upper: (x: number) => number): number {
  return rootOfIncreasing((x) => -logRatio(upper(x), tail));
}

function rootOfIncreasing(f: (x: number) => number): number {
  let low = 1;
  let high = 1;
  while (f(high) < 0) {
    low = high;
    high *= 2;
  }
  while (low > 0 && f(low) > 0) {
    high = low;
    low /= 2;
  }
  return findRoot(f, low, high);
}

/** The smallest double stands in for a tail that has underflowed, so that its logarithm stays finite. */
function logRatio(tail: number, target: number): number {
  return Math.log(Math.max(tail, Number.MIN_VALUE) / target);
}
