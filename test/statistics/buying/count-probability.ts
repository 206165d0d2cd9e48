import { incompleteBeta } from '../../../src/statistics/functions/incomplete-beta.ts';
import { logBeta, logRising } from '../../../src/statistics/functions/gamma-ratios.ts';
import { logGamma } from '../../../src/statistics/functions/log-gamma.ts';
import {
  chancesToLeave,
  type BetaGeometric,
  type FirstLeaving,
} from '../../../src/statistics/buying/beta-geometric/likelihood.ts';

/**
 * The probability of exactly so many repeats within a time of a customer's first purchase: he stays through all of them
 * and makes as many by then, or makes at least as many by then and leaves at the last of them.
 *
 * Source: Fader, Hardie & Lee (2005), Marketing Science 24, equation 8; Batislam, Denizel & Filiztekin (2007).
 */
export function repeatsProbability(
  { r, alpha, a, b }: BetaGeometric,
  leaving: FirstLeaving,
  repeats: number,
  time: number,
): number {
  const chances = chancesToLeave(repeats, leaving);
  const share = time / (alpha + time);
  const rest = alpha / (alpha + time);
  const logStays = logBeta(a, b + chances) - logBeta(a, b);
  const logMakes = logRising(r, repeats) - logGamma(repeats + 1) + r * Math.log(rest);
  const stays = Math.exp(logStays + logMakes + (repeats > 0 ? repeats * Math.log(share) : 0));
  if (chances === 0) {
    return stays;
  }
  const makesAsMany = repeats > 0 ? incompleteBeta(repeats, r, share, rest) : 1;
  return stays + Math.exp(logBeta(a + 1, b + chances - 1) - logBeta(a, b)) * makesAsMany;
}
