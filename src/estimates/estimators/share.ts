import type { Text } from '../../messages/language.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { weightedMean, type WeightedMean } from '../../statistics/means/weighted-mean.ts';
import { nMinusOneTest } from '../../statistics/proportions/n-minus-one.ts';
import { newcombeDifference } from '../../statistics/proportions/newcombe.ts';
import type { Proportion } from '../../statistics/proportions/proportion.ts';
import { wilsonInterval } from '../../statistics/proportions/wilson.ts';
import type { TestedDifference } from '../estimator.ts';
import type { EstimateSettings } from './settings.ts';
import { differenceOfWeighted, taylor, weightedInterval } from './weighted.ts';

/** A share of the answers, 0…1, with its interval; null without answers. */
export interface ShareEstimate {
  /** How many answers count towards it, of `n`. */
  readonly count: number;
  readonly n: number;
  readonly share: number | null;
  /** Of the linearised interval alone: a score interval has none. */
  readonly std_error: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  readonly unweighted: number | null;
  /** Null where answers are not weighted. */
  readonly weighted: WeightedMean | null;
}

/** Which values count towards a share. */
export type Counts = (value: number) => boolean;

/**
 * The share of the answers that count, with Wilson's interval; of weighted answers with the interval of Taylor
 * linearisation. Where all weighted answers are alike that interval would be a point, which claims certainty: then it is
 * Wilson's, for the effective number of answers.
 *
 * @example estimateShare([{ value: 5, weight: 1, n: 81 }, { value: 2, weight: 1, n: 182 }], (value) => value >= 4, { confidence: 0.95, weighted: false }).conf_low // => 0.2553
 */
export function estimateShare(
  answers: readonly Answer[],
  counts: Counts,
  { confidence, weighted }: EstimateSettings,
): ShareEstimate {
  let [count, n] = [0, 0];
  for (const answer of answers) {
    n += answer.n;
    if (counts(answer.value)) count += answer.n;
  }
  const plain = shareOf(count, n, confidence);
  return weighted ? { ...plain, ...weightedShare(answers, counts, confidence) } : plain;
}

/**
 * So many of so many, with Wilson's interval.
 *
 * @example shareOf(81, 263, 0.95).conf_high // => 0.3662
 */
export function shareOf(count: number, n: number, confidence: number): ShareEstimate {
  const share = n === 0 ? null : count / n;
  const limits = wilsonInterval(count, n, confidence);
  return {
    count,
    n,
    share,
    std_error: null,
    conf_low: limits?.low ?? null,
    conf_high: limits?.high ?? null,
    unweighted: share,
    weighted: null,
  };
}

function weightedShare(answers: readonly Answer[], counts: Counts, confidence: number) {
  const weighted = weightedMean(answers.map(({ value, ...rest }) => ({ ...rest, value: counts(value) ? 1 : 0 })));
  const linearised = weightedInterval(weighted, confidence, { low: 0, high: 1 });
  const limits = linearised ?? effectiveWilson(weighted, confidence);
  return {
    share: weighted.estimate,
    std_error: linearised === null ? null : weighted.std_error,
    conf_low: limits?.low ?? null,
    conf_high: limits?.high ?? null,
    weighted,
  };
}

const effectiveWilson = ({ estimate, n_eff }: WeightedMean, confidence: number) =>
  estimate === null || n_eff === null ? null : wilsonInterval(estimate * n_eff, n_eff, confidence);

/**
 * The difference of two shares (a − b): Newcombe's hybrid interval and the N − 1 test, or normal with linearised standard
 * errors where answers are weighted. Null where a group has no answers.
 */
export function differShares(a: ShareEstimate, b: ShareEstimate, confidence: number): TestedDifference | null {
  if (a.weighted !== null && b.weighted !== null) return differenceOfWeighted(a.weighted, b.weighted, confidence, 1);
  const [ofA, ofB] = [proportion(a), proportion(b)];
  const limits = newcombeDifference(ofA, ofB, confidence);
  if (limits === null) return null;
  const { statistic, p_value } = nMinusOneTest(ofA, ofB) ?? { statistic: null, p_value: null };
  return { ...limits, std_error: null, statistic, p_value };
}

const proportion = ({ count, n }: ShareEstimate): Proportion => ({ successes: count, n });

/** The variance of one answer that counts as 1 or 0 (divisor n − 1); null of fewer than two. */
export const varianceOfShare = ({ count, n }: ShareEstimate): number | null =>
  n < 2 ? null : (count * (n - count)) / (n * (n - 1));

export const differenceOfShares = ({ weighted }: EstimateSettings) => (weighted ? 'taylor' : 'newcombe, n-1');
export const shareMethod = ({ weighted }: EstimateSettings): Text =>
  weighted ? taylor : { en: 'Wilson', es: 'Wilson' };
