import type { Interval } from './interval.ts';

/** An estimate with the ends of its interval. */
export interface WithInterval extends Interval {
  readonly value: number;
}

/**
 * The interval of a difference of two independent estimates, from the interval of each alone, at the level that both have:
 * each end lies as far from the difference as the two errors that lead to it, squared and added.
 *
 * Source: Zou & Donner (2008), "Construction of confidence limits about effect measures: a general approach", Statistics in
 * Medicine 27, 1693–1702, formula (4); for shares with Wilson's intervals it is Newcombe's method 10.
 *
 * @example squareAndAdd({ value: 0.7, low: 0.6, high: 0.8 }, { value: 0.5, low: 0.4, high: 0.6 }) // => { low: 0.05857864, high: 0.34142136 }
 */
export function squareAndAdd(a: WithInterval, b: WithInterval): Interval {
  const difference = a.value - b.value;
  return {
    low: difference - Math.hypot(a.value - a.low, b.high - b.value),
    high: difference + Math.hypot(a.high - a.value, b.value - b.low),
  };
}
