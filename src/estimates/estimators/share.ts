import type { Answer } from '../../records/tally/answers.ts';
import { newcombeDifference } from '../../statistics/proportions/newcombe.ts';
import { nMinusOneTest } from '../../statistics/proportions/n-minus-one.ts';
import { weightedMean, type WeightedMean } from '../../statistics/means/weighted-mean.ts';
import { wilsonInterval } from '../../statistics/proportions/wilson.ts';
import type { TestedDifference } from '../estimator.ts';
import { differenceOfWeighted, weightedInterval } from './weighted.ts';

/** How answers are weighed, and how sure an interval is to be. */
export interface EstimateSettings {
  readonly confidence: number;
  readonly weighted: boolean;
}

/** A share of the answers, 0…1, with its interval; null without answers. */
export interface ShareEstimate {
  readonly count: number;
  readonly share: number | null;
  /** Of the linearised interval alone: a score interval has none. */
  readonly std_error: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  readonly unweighted: number | null;
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
  const { successes: count, n } = proportion(answers, counts);
  const unweighted = n === 0 ? null : count / n;
  if (!weighted) {
    const limits = wilsonInterval(count, n, confidence);
    return {
      count,
      share: unweighted,
      std_error: null,
      conf_low: limits?.low ?? null,
      conf_high: limits?.high ?? null,
      unweighted,
    };
  }
  const mean = weightedShare(answers, counts);
  const linearised = weightedInterval(mean, confidence, { low: 0, high: 1 });
  const limits = linearised ?? effectiveWilson(mean, confidence);
  return {
    count,
    share: mean.estimate,
    std_error: linearised === null ? null : mean.std_error,
    conf_low: limits?.low ?? null,
    conf_high: limits?.high ?? null,
    unweighted,
  };
}

/**
 * The difference of two shares (a − b): Newcombe's hybrid interval and the N − 1 test, or normal with linearised standard
 * errors where answers are weighted. Null where a group has no answers.
 */
export function differShares(
  a: readonly Answer[],
  b: readonly Answer[],
  counts: Counts,
  { confidence, weighted }: EstimateSettings,
): TestedDifference | null {
  if (weighted) return differenceOfWeighted(weightedShare(a, counts), weightedShare(b, counts), confidence, 1);
  const [ofA, ofB] = [proportion(a, counts), proportion(b, counts)];
  const limits = newcombeDifference(ofA, ofB, confidence);
  if (limits === null) return null;
  const { statistic, p_value } = nMinusOneTest(ofA, ofB) ?? { statistic: null, p_value: null };
  return { ...limits, std_error: null, statistic, p_value };
}

/** The variance of one answer that counts as 1 or 0; null without answers. */
export function varianceOfShare(answers: readonly Answer[], counts: Counts): number | null {
  const { successes, n } = proportion(answers, counts);
  return n === 0 ? null : (successes * (n - successes)) / n ** 2;
}

export const differenceOfShares = ({ weighted }: EstimateSettings) => (weighted ? 'taylor' : 'newcombe, n-1');

function proportion(answers: readonly Answer[], counts: Counts): { readonly successes: number; readonly n: number } {
  let [successes, total] = [0, 0];
  for (const { value, n } of answers) {
    total += n;
    if (counts(value)) successes += n;
  }
  return { successes, n: total };
}

const weightedShare = (answers: readonly Answer[], counts: Counts): WeightedMean =>
  weightedMean(answers.map(({ value, ...rest }) => ({ ...rest, value: counts(value) ? 1 : 0 })));

const effectiveWilson = ({ estimate, n_eff }: WeightedMean, confidence: number) =>
  estimate === null || n_eff === null ? null : wilsonInterval(estimate * n_eff, n_eff, confidence);
