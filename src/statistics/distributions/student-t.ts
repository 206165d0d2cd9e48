import { incompleteBeta } from '../functions/incomplete-beta.ts';
import { normalQuantile, normalUpperTail } from './normal.ts';
import { upperTailQuantile } from './quantile-search.ts';

/**
 * The probability that Student's t with `df` > 0 degrees of freedom exceeds `t`; df may be a fraction, and Infinity
 * gives the normal distribution. Throws a RangeError without degrees of freedom.
 *
 * Source: Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.7.1.
 *
 * @example studentUpperTail(2.5, 9) // => 0.0169309138414929
 */
export function studentUpperTail(t: number, df: number): number {
  if (df === Infinity) {
    return normalUpperTail(t);
  }
  if (t < 0) {
    return 1 - studentUpperTail(-t, df);
  }
  if (t === Infinity) {
    return 0;
  }
  // Divided through by the larger term, so that neither square can overflow.
  const ratio = t / Math.sqrt(df);
  const share = ratio < 1 ? 1 / (1 + ratio * ratio) : 1 / ratio / ratio / (1 + 1 / ratio / ratio);
  const complement = ratio < 1 ? (ratio * ratio) / (1 + ratio * ratio) : 1 / (1 + 1 / ratio / ratio);
  return incompleteBeta(df / 2, 0.5, share, complement) / 2;
}

/** The two-sided p-value of a t statistic: the probability of one at least as far from 0. */
export function studentTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * studentUpperTail(Math.abs(t), df));
}

/**
 * The value below which Student's t with `df` > 0 degrees of freedom falls with probability `p`: −Infinity at 0, Infinity
 * at 1. Throws a RangeError outside 0…1.
 *
 * @example studentQuantile(0.975, 9) // => 2.26215716279820
 */
export function studentQuantile(p: number, df: number): number {
  if (df === Infinity) {
    return normalQuantile(p);
  }
  if (!(p >= 0 && p <= 1)) {
    throw new RangeError(`a probability lies between 0 and 1, not at ${p}`);
  }
  const tail = Math.min(p, 1 - p);
  if (tail === 0.5) {
    return 0;
  }
  const distance = tail === 0 ? Infinity : upperTailQuantile(tail, (t) => studentUpperTail(t, df));
  return p < 0.5 ? -distance : distance;
}

/**
 * The t that a two-sided interval of this confidence reaches out to: 2.26 at 0.95 with 9 degrees of freedom. Throws a
 * RangeError unless the confidence lies between 0 and 1.
 *
 * @example studentCriticalValue(0.95, 9) // => 2.26215716279820
 */
export function studentCriticalValue(confidence: number, df: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  }
  return -studentQuantile((1 - confidence) / 2, df);
}
