import { estimateMean } from '../../estimates/estimators/mean.ts';
import { netPromoterEstimator } from '../../estimates/estimators/net-promoter.ts';
import { differInPoints, points, type NetScoreEstimate } from '../../estimates/estimators/net-score.ts';
import { estimateShare } from '../../estimates/estimators/share.ts';
import type { TestedDifference } from '../../estimates/estimator.ts';
import { untranslated } from '../../messages/language.ts';
import { scaleOf } from '../scales/questions/question.ts';
import { satisfaction } from '../scales/questions/satisfaction.ts';
import type { Tier } from './tier.ts';

/** A measure with its interval; null where nobody answered. */
export interface Measured {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const nothing: Measured = { value: null, low: null, high: null };

/** How the customers of a tier feel by their latest answers: each as the command of that question says it. */
export interface Feeling {
  /** Null where too few answered to be told. */
  readonly recommend: NetScoreEstimate | null;
  readonly nps: Measured;
  readonly csat: Measured;
  readonly ces: Measured;
  /** Whether something is not told because few answered. */
  readonly isHidden: boolean;
}

export function feelingOf(
  { recommend, satisfaction: satisfied, effort }: Tier,
  confidence: number,
  minN: number,
): Feeling {
  const settings = { confidence, weighted: false };
  const score = netScore(confidence).estimate(recommend).score;
  // On the assumed scale a number of top boxes is usual.
  const { high, top } = scaleOf(satisfaction, null);
  const share = estimateShare(satisfied, (value) => value > high - top!, settings);
  const mean = estimateMean(effort, settings);
  const isFew = ({ n }: { readonly n: number }) => n > 0 && n < minN;
  const told = <Estimate extends { readonly n: number }>(estimate: Estimate, measured: (of: Estimate) => Measured) =>
    isFew(estimate) ? nothing : measured(estimate);
  return {
    recommend: isFew(score) ? null : score,
    nps: told(score, (of) => ({ value: points(of.net), low: points(of.conf_low), high: points(of.conf_high) })),
    csat: told(share, (of) => ({ value: of.share, low: of.conf_low, high: of.conf_high })),
    ces: told(mean, (of) => ({ value: of.mean, low: of.conf_low, high: of.conf_high })),
    isHidden: [score, share, mean].some(isFew),
  };
}

const interval = 'adjusted-wald';

const netScore = (confidence: number) =>
  netPromoterEstimator({ name: 'nps', label: untranslated('NPS'), interval, confidence, weighted: false });

/** How much better the one tier is than the other, in points. */
export const differenceInPoints = (
  a: NetScoreEstimate,
  b: NetScoreEstimate,
  confidence: number,
): TestedDifference | null => differInPoints(a, b, { confidence, interval, weighted: false });
