import { countDeviance, stirlingError } from '../functions/log-gamma.ts';
import type { Random } from './random.ts';

/** Taken once: they are used for every draw. */
const { exp, floor, log1p } = Math;

/** With fewer expected successes than these, none is likely enough to begin with. */
const few = 10;

/**
 * A draw from the binomial distribution: how many of `trials` succeed, each with probability `share`. One uniform number is
 * used up by the probabilities of the counts, the most probable first and then its neighbours on both sides, so that a draw
 * takes some standard deviations of steps; where few are to be expected, from none upwards.
 *
 * Source: Kemp (1986), "A modal method for generating binomial variables", Communications in Statistics – Theory and Methods 15.
 *
 * @example binomialDraw({ uniform: () => 0.6, normal: () => 0 }, 1, 0.25) // => 0
 * @example binomialDraw({ uniform: () => 0.8, normal: () => 0 }, 1, 0.25) // => 1
 */
export function binomialDraw(random: Random, trials: number, share: number): number {
  if (trials === 0 || share <= 0) return 0;
  if (share >= 1) return trials;
  if (share > 0.5) return trials - binomialDraw(random, trials, 1 - share);
  const odds = share / (1 - share);
  const start = trials * share < few ? 0 : floor((trials + 1) * share);
  let left = random.uniform();
  let low = start;
  let high = start;
  let atLow = binomialProbability(start, trials, share);
  let atHigh = atLow;
  left -= atLow;
  while (left >= 0 && (low > 0 || high < trials)) {
    if (low > 0) {
      atLow *= low / (odds * (trials - low + 1));
      low -= 1;
      left -= atLow;
      if (left < 0) return low;
    }
    if (high < trials) {
      atHigh *= (odds * (trials - high)) / (high + 1);
      high += 1;
      left -= atHigh;
      if (left < 0) return high;
    }
    // What rounding leaves over is less than any probability that still counts.
    if (atLow + atHigh < Number.MIN_VALUE * 2 ** 52) break;
  }
  return start;
}

/**
 * The probability of so many successes.
 *
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities".
 *
 * @example binomialProbability(3, 10, 0.25) // => 0.250282287597656
 */
export function binomialProbability(successes: number, trials: number, share: number): number {
  if (successes === 0) return exp(trials * log1p(-share));
  if (successes === trials) return exp(trials * Math.log(share));
  const failures = trials - successes;
  const exponent =
    stirlingError(trials) -
    stirlingError(successes) -
    stirlingError(failures) -
    countDeviance(successes, trials * share) -
    countDeviance(failures, trials * (1 - share));
  return exp(exponent) * Math.sqrt(trials / (2 * Math.PI * successes * failures));
}
