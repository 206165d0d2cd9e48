import type { Interval } from '../interval.ts';

/** With a greater part of samples in which a statistic has no value, nothing can be said of its interval. */
const mostMissing = 0.1;

/**
 * The percentile interval of a statistic from its values in bootstrap samples: between the quantiles (1 − confidence) ÷ 2 and
 * (1 + confidence) ÷ 2, the k-th of B values in order being the quantile k ÷ (B + 1). Null where more than a tenth of the
 * samples give no value (a few are left out), and where all values are one: then they tell nothing of chance. Throws a
 * RangeError unless the confidence lies between 0 and 1.
 *
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, 13.3; quantiles as R's quantile(type = 6).
 *
 * @example percentileInterval([1, 2, 3, 4, 5, 6, 7, 8, 9], 0.6) // => { low: 2, high: 8 }
 * @example percentileInterval([1, 2, null], 0.95) // => null
 * @example percentileInterval([3, 3, 3], 0.95) // => null
 */
export function percentileInterval(values: readonly (number | null)[], confidence: number): Interval | null {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  }
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (known.length === 0 || known.length < values.length * (1 - mostMissing)) return null;
  if (known[0] === known.at(-1)) return null;
  return { low: quantile(known, (1 - confidence) / 2), high: quantile(known, (1 + confidence) / 2) };
}

function quantile(rising: readonly number[], share: number): number {
  const place = Math.min(Math.max(share * (rising.length + 1), 1), rising.length);
  const below = Math.floor(place);
  const [low, high] = [rising[below - 1]!, rising[Math.min(below, rising.length - 1)]!];
  return low === high ? low : low + (place - below) * (high - low);
}
