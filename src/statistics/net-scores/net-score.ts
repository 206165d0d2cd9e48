import type { Difference } from '../difference.ts';
import type { Interval } from '../interval.ts';
import { normalCriticalValue, normalTwoSided } from '../distributions/normal.ts';
import { findRoot } from '../functions/root.ts';

/** Answers of +1, 0 and −1. Counts may be fractions: weighted answers, or the additions of an adjusted interval. */
export interface NetScoreCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/**
 * The share of promoters less the share of detractors, −1…1; null without answers. A Net Promoter Score is 100 times
 * this (Reichheld 2003, "The one number you need to grow", Harvard Business Review 81(12)).
 *
 * @example netScore({ promoters: 50, passives: 30, detractors: 20 }) // => 0.3
 * @example netScore({ promoters: 0, passives: 0, detractors: 0 }) // => null
 */
export function netScore(counts: NetScoreCounts): number | null {
  const n = total(counts);
  return n > 0 ? (counts.promoters - counts.detractors) / n : null;
}

/**
 * The variance of one answer, p + d − (p − d)², 0…1; null without answers. Divided by the number of answers it is the
 * variance of the net score (Rocks 2016).
 *
 * @example netScoreVariance({ promoters: 50, passives: 30, detractors: 20 }) // => 0.61
 */
export function netScoreVariance(counts: NetScoreCounts): number | null {
  const n = total(counts);
  if (!(n > 0)) {
    return null;
  }
  const score = (counts.promoters - counts.detractors) / n;
  return Math.max(0, (counts.promoters + counts.detractors) / n - score * score);
}

/**
 * The Wald interval of the net score, in shares clipped at ±1: score ± z·√(variance/n); null without answers. It is a
 * point where all answers are alike, and too narrow for small or extreme samples (Rocks 2016, "Interval estimation for
 * the 'Net Promoter Score'", The American Statistician 70(4)).
 *
 * @example waldNetScoreInterval({ promoters: 50, passives: 30, detractors: 20 }, 0.95) // => { low: 0.146922, high: 0.453078 }
 */
export function waldNetScoreInterval(counts: NetScoreCounts, confidence: number): Interval | null {
  const moments = meanAndVariance(counts);
  if (moments === null) {
    return null;
  }
  const reach = normalCriticalValue(confidence) * Math.sqrt(moments.varianceOfMean);
  return clip({ low: moments.mean - reach, high: moments.mean + reach }, 1);
}

/**
 * The adjusted Wald interval of the net score, in shares clipped at ±1: the Wald interval after adding ¾ promoter,
 * 1½ passives and ¾ detractor; null without answers. Its coverage stays near the nominal one down to a few answers
 * (Rocks 2016, "Interval estimation for the 'Net Promoter Score'", The American Statistician 70(4)).
 *
 * @example adjustedWaldNetScoreInterval({ promoters: 50, passives: 30, detractors: 20 }, 0.95) // => { low: 0.140511302, high: 0.442012970 }
 */
export function adjustedWaldNetScoreInterval(counts: NetScoreCounts, confidence: number): Interval | null {
  return total(counts) > 0 ? waldNetScoreInterval(withAdditions(counts), confidence) : null;
}

/**
 * The score interval of the net score, in shares −1…1: every value that a score test of this confidence would not
 * reject; null without answers. A sample of +1, 0 and −1 is a sample of discordant and concordant pairs, so this is the
 * interval of Tango (1998), "Equivalence test and confidence interval for the difference in proportions for the
 * paired-sample design", Statistics in Medicine 17.
 *
 * @example tangoNetScoreInterval({ promoters: 50, passives: 30, detractors: 20 }, 0.95) // => { low: 0.139551416, high: 0.443393066 }
 */
export function tangoNetScoreInterval(counts: NetScoreCounts, confidence: number): Interval | null {
  const score = netScore(counts);
  if (score === null) {
    return null;
  }
  const z = normalCriticalValue(confidence);
  const n = total(counts);
  const distance = (candidate: number): number => n * (score - candidate);
  const reach = (candidate: number): number => z * Math.sqrt(n * constrainedVariance(counts, candidate));
  // Where all answers are alike the reach at the score itself is 0, which is a root, but not the limit that is sought.
  const nudge = netScoreVariance(counts) === 0 ? 1e-10 : 0;
  return {
    low: score === -1 ? -1 : findRoot((candidate) => distance(candidate) - reach(candidate), -1, score - nudge),
    high: score === 1 ? 1 : findRoot((candidate) => distance(candidate) + reach(candidate), score + nudge, 1),
  };
}

/**
 * The difference of two independent net scores (a − b, in shares −2…2) with its normal interval and two-sided test; null
 * when either sample has no answers. `adjusted` makes the additions of {@link adjustedWaldNetScoreInterval} to each
 * sample first, and then `difference` is that of the adjusted scores: the centre of the interval (Rocks 2016). Without
 * them the test has no statistic and no p-value when neither sample varies.
 *
 * @example netScoreDifference({ promoters: 500, passives: 300, detractors: 200 }, { promoters: 450, passives: 300, detractors: 250 }, { confidence: 0.95, adjusted: false })?.p_value // => 0.0050150160
 */
export function netScoreDifference(
  a: NetScoreCounts,
  b: NetScoreCounts,
  { confidence, adjusted }: { readonly confidence: number; readonly adjusted: boolean },
): Difference | null {
  if (!(total(a) > 0 && total(b) > 0)) {
    return null;
  }
  const momentsOfA = meanAndVariance(adjusted ? withAdditions(a) : a);
  const momentsOfB = meanAndVariance(adjusted ? withAdditions(b) : b);
  if (momentsOfA === null || momentsOfB === null) {
    return null;
  }
  const difference = momentsOfA.mean - momentsOfB.mean;
  const standardError = Math.sqrt(momentsOfA.varianceOfMean + momentsOfB.varianceOfMean);
  const reach = normalCriticalValue(confidence) * standardError;
  const interval = clip({ low: difference - reach, high: difference + reach }, 2);
  const statistic = standardError > 0 ? difference / standardError : null;
  return {
    difference,
    std_error: standardError,
    conf_low: interval.low,
    conf_high: interval.high,
    statistic,
    p_value: statistic === null ? null : normalTwoSided(statistic),
  };
}

function total({ promoters, passives, detractors }: NetScoreCounts): number {
  return promoters + passives + detractors;
}

function withAdditions({ promoters, passives, detractors }: NetScoreCounts): NetScoreCounts {
  return { promoters: promoters + 0.75, passives: passives + 1.5, detractors: detractors + 0.75 };
}

function meanAndVariance(counts: NetScoreCounts): { readonly mean: number; readonly varianceOfMean: number } | null {
  const mean = netScore(counts);
  const variance = netScoreVariance(counts);
  return mean === null || variance === null ? null : { mean, varianceOfMean: variance / total(counts) };
}

/**
 * The variance of one answer if the true net score were `candidate`, with the share of detractors at its maximum
 * likelihood under that constraint: the larger root of a quadratic (Tango 1998, equation 7).
 */
function constrainedVariance({ promoters, passives, detractors }: NetScoreCounts, candidate: number): number {
  const n = promoters + passives + detractors;
  const a = 2 * n;
  const b = (2 * n - promoters + detractors) * candidate - promoters - detractors;
  const c = -detractors * candidate * (1 - candidate);
  const detractorShare = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
  return Math.max(0, 2 * detractorShare + candidate * (1 - candidate));
}

function clip({ low, high }: Interval, bound: number): Interval {
  return { low: Math.max(-bound, low), high: Math.min(bound, high) };
}
