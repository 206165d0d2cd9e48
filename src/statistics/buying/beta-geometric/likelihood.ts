import { CompensatedSums } from '../../functions/compensated-sums.ts';
import { logRising, logRisingSlope } from '../../functions/gamma-ratios.ts';
import type { LogLikelihood } from '../fit.ts';
import type { PurchaseHistories } from '../purchase-histories.ts';

/**
 * Purchases come at a rate that is Gamma(r, alpha) over customers; after each a customer leaves with a chance that is
 * Beta(a, b) over customers.
 */
export interface BetaGeometric {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Whether a customer may leave at once after his first purchase (MBG/NBD), or after a repeat only (BG/NBD). */
export type FirstLeaving = 'after-first' | 'after-repeat';

/** How many purchases a customer with so many repeats has made after which he could have left. */
export function chancesToLeave(repeats: number, leaving: FirstLeaving): number {
  return leaving === 'after-first' ? repeats + 1 : repeats;
}

/**
 * The log-likelihood of r, alpha, a, b, with its slopes in their logarithms. With d chances to leave, a customer who stays
 * has stayed d times and then not bought since his last purchase; one who left stayed d − 1 times and left at the last:
 *
 *   Γ(r + x) αʳ / Γ(r) · [B(a, b + d) (α + T)⁻⁽ʳ⁺ˣ⁾ + B(a + 1, b + d − 1) (α + tₓ)⁻⁽ʳ⁺ˣ⁾] / B(a, b)
 *
 * without the second term where d is 0.
 *
 * Source: Fader, Hardie & Lee (2005), "Counting your customers the easy way", Marketing Science 24, equation 6; Batislam,
 * Denizel & Filiztekin (2007), International Journal of Research in Marketing 24.
 */
export function logLikelihood(
  { size, counts, count, recency, age, customers }: PurchaseHistories,
  leaving: FirstLeaving,
  { r, alpha, a, b }: BetaGeometric,
): LogLikelihood {
  const terms = termsOfCounts(counts, leaving, { r, alpha, a, b });
  const sums = new CompensatedSums(5);
  for (let row = 0; row < size; row += 1) {
    const term = terms[count[row]!]!;
    const { repeats, shape } = term;
    const weight = customers[row]!;
    const sinceFirst = age[row]!;
    const untilLast = recency[row]!;
    const quiet = Math.log1p((sinceFirst - untilLast) / (alpha + untilLast));
    const rate = Math.log1p(sinceFirst / alpha);
    // The odds of having left, and their chance.
    const logOdds = term.logOdds + shape * quiet;
    const odds = Math.exp(-Math.abs(logOdds));
    const left = logOdds > 0 ? 1 / (1 + odds) : odds / (1 + odds);
    const surprise = Math.max(0, logOdds) + Math.log1p(odds);
    const value = term.value - r * rate - repeats * Math.log(alpha + sinceFirst) + surprise;
    const stayedTo = shape / (alpha + sinceFirst);
    sums.add(0, weight * value);
    sums.add(1, weight * (term.slopeR - rate + left * quiet));
    sums.add(2, weight * (r / alpha - stayedTo + left * (stayedTo - shape / (alpha + untilLast))));
    sums.add(3, weight * (term.slopeA + left / a));
    sums.add(4, weight * (term.slopeB - left * term.slopeOddsB));
  }
  return {
    logLikelihood: sums.at(0),
    slopes: Float64Array.of(r * sums.at(1), alpha * sums.at(2), a * sums.at(3), b * sums.at(4)),
  };
}

/** What depends on the number of repeats only, which many rows share. */
function termsOfCounts(
  counts: Float64Array,
  leaving: FirstLeaving,
  { r, a, b }: BetaGeometric,
): readonly TermOfCount[] {
  return Array.from(counts, (repeats) => {
    const chances = chancesToLeave(repeats, leaving);
    const slopeAB = logRisingSlope(a + b, chances);
    const stayed = b + chances - 1;
    return {
      repeats,
      shape: r + repeats,
      value: logRising(r, repeats) + logRising(b, chances) - logRising(a + b, chances),
      slopeR: logRisingSlope(r, repeats),
      slopeA: -slopeAB,
      slopeB: logRisingSlope(b, chances) - slopeAB,
      logOdds: chances > 0 ? Math.log(a / stayed) : -Infinity,
      slopeOddsB: chances > 0 ? 1 / stayed : 0,
    };
  });
}

interface TermOfCount {
  readonly repeats: number;
  readonly shape: number;
  readonly value: number;
  readonly slopeR: number;
  readonly slopeA: number;
  readonly slopeB: number;
  readonly logOdds: number;
  readonly slopeOddsB: number;
}
