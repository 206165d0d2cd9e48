import type { Answer } from '../../records/tally/answers.ts';
import type { Interval } from '../../statistics/interval.ts';
import { weightedMean, type WeightedMean } from '../../statistics/means/weighted-mean.ts';
import {
  adjustedWaldNetScoreInterval,
  netScore,
  netScoreDifference,
  netScoreVariance,
  tangoNetScoreInterval,
  waldNetScoreInterval,
  type NetScoreCounts,
} from '../../statistics/net-scores/net-score.ts';
import type { TestedDifference } from '../estimator.ts';
import type { EstimateSettings } from './settings.ts';
import { differenceOfWeighted, varianceOfWeighted, weightedInterval } from './weighted.ts';

export const netScoreIntervals = ['adjusted-wald', 'wald', 'score'] as const;
export type NetScoreInterval = (typeof netScoreIntervals)[number];

/** The side that an answer takes: for it, against it, or neither. */
export type SideOf = (value: number) => 1 | 0 | -1;

/** The share of answers on one side less that on the other, −1…1, with its interval; null without answers. */
export interface NetScoreEstimate {
  readonly n: number;
  readonly counts: NetScoreCounts;
  readonly net: number | null;
  readonly std_error: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  /** Of +1, 0 and −1; null where answers are not weighted. */
  readonly weighted: WeightedMean | null;
}

export interface NetScoreSettings extends EstimateSettings {
  readonly interval: NetScoreInterval;
}

/**
 * A net score of the answers; of weighted answers with the interval of Taylor linearisation. Where all weighted answers
 * are alike that interval would be a point, which claims certainty: then it is the adjusted Wald interval, for the
 * effective number of answers.
 *
 * @example estimateNetScore([{ value: 9, weight: 1, n: 50 }, { value: 7, weight: 1, n: 30 }, { value: 0, weight: 1, n: 20 }], (value) => (value >= 9 ? 1 : value >= 7 ? 0 : -1), { interval: 'wald', confidence: 0.95, weighted: false }).conf_low // => 0.146922
 */
export function estimateNetScore(
  answers: readonly Answer[],
  sideOf: SideOf,
  { interval, confidence, weighted }: NetScoreSettings,
): NetScoreEstimate {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const { value, n } of answers) counts[nameOf(sideOf(value))] += n;
  const n = counts.promoters + counts.passives + counts.detractors;
  if (!weighted) {
    const limits = intervalOf(counts, interval, confidence);
    const std_error = standardError(counts, interval);
    return { n, counts, net: netScore(counts), std_error, ...endsOf(limits), weighted: null };
  }
  const mean = weightedMean(answers.map(({ value, ...rest }) => ({ ...rest, value: sideOf(value) })));
  const limits =
    weightedInterval(mean, confidence, { low: -1, high: 1 }) ?? effectiveInterval(counts, mean, confidence);
  return { n, counts, net: mean.estimate, std_error: mean.std_error, ...endsOf(limits), weighted: mean };
}

const nameOf = (side: 1 | 0 | -1) => (side === 1 ? 'promoters' : side === 0 ? 'passives' : 'detractors');
const endsOf = (limits: Interval | null) => ({ conf_low: limits?.low ?? null, conf_high: limits?.high ?? null });

function intervalOf(counts: NetScoreCounts, interval: NetScoreInterval, confidence: number): Interval | null {
  switch (interval) {
    case 'adjusted-wald':
      return adjustedWaldNetScoreInterval(counts, confidence);
    case 'wald':
      return waldNetScoreInterval(counts, confidence);
    case 'score':
      return tangoNetScoreInterval(counts, confidence);
  }
}

/** The standard error that the interval stands on; the score interval has none. */
function standardError(counts: NetScoreCounts, interval: NetScoreInterval): number | null {
  if (interval === 'score') return null;
  const added = interval === 'adjusted-wald' ? 1 : 0;
  const { promoters, passives, detractors } = counts;
  const used = {
    promoters: promoters + 0.75 * added,
    passives: passives + 1.5 * added,
    detractors: detractors + 0.75 * added,
  };
  const total = promoters + passives + detractors;
  const variance = total === 0 ? null : netScoreVariance(used);
  return variance === null ? null : Math.sqrt(variance / (total + 3 * added));
}

/** The interval of answers that are all alike, as many as are effective. */
function effectiveInterval(counts: NetScoreCounts, { n, n_eff }: WeightedMean, confidence: number): Interval | null {
  const factor = (n_eff ?? 0) / Math.max(1, n);
  const effective = {
    promoters: counts.promoters * factor,
    passives: counts.passives * factor,
    detractors: counts.detractors * factor,
  };
  return adjustedWaldNetScoreInterval(effective, confidence);
}

/** The difference of two net scores (a − b) in points, with its interval and test; null where a group has no answers. */
export function differInPoints(
  a: NetScoreEstimate,
  b: NetScoreEstimate,
  { confidence, interval }: NetScoreSettings,
): TestedDifference | null {
  if (a.weighted !== null && b.weighted !== null) return differenceOfWeighted(a.weighted, b.weighted, confidence, 100);
  const test = netScoreDifference(a.counts, b.counts, { confidence, adjusted: interval !== 'wald' });
  if (test === null) return null;
  return {
    difference: points(netScore(a.counts)! - netScore(b.counts)!),
    std_error: points(test.std_error),
    conf_low: points(test.conf_low),
    conf_high: points(test.conf_high),
    statistic: test.statistic,
    p_value: test.p_value,
  };
}

/** A share −1…1 in points −100…100. */
export const points = (share: number | null): number | null => (share === null ? null : 100 * share);

/** The variance of one answer that is +1, 0 or −1 (divisor n − 1); null of fewer than two. */
export function varianceOfNetScore({ n, counts, weighted }: NetScoreEstimate): number | null {
  if (weighted !== null) return varianceOfWeighted(weighted);
  const variance = netScoreVariance(counts);
  return variance === null || n < 2 ? null : (variance * n) / (n - 1);
}

export const differenceOfNetScores = ({ weighted, interval }: NetScoreSettings) =>
  weighted ? 'taylor' : interval === 'wald' ? 'wald' : 'adjusted-wald';
