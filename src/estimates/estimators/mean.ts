import type { Text } from '../../messages/language.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { column } from '../../results/columns.ts';
import { studentCriticalValue } from '../../statistics/distributions/student-t.ts';
import { meanInterval, meanOfCounts, welchTest, type MeanSummary } from '../../statistics/means/mean.ts';
import { weightedMean, type WeightedMean } from '../../statistics/means/weighted-mean.ts';
import type { TestedDifference } from '../estimator.ts';
import type { EstimateSettings } from './settings.ts';
import { differenceOfWeighted, taylor } from './weighted.ts';

export const standardDeviation = column('std_dev', { en: 'Std. deviation', es: 'Desv. típica' }, 'score', {
  en: 'standard deviation of the answers (divisor n − 1)',
  es: 'desviación típica de las respuestas (divisor n − 1)',
});

/** A mean of the answers in their own units, with its interval; null without answers. */
export interface MeanEstimate {
  readonly n: number;
  readonly mean: number | null;
  readonly std_dev: number | null;
  readonly std_error: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  /** When every answer counts alike. */
  readonly plain: MeanSummary;
  /** Null where answers are not weighted. */
  readonly weighted: WeightedMean | null;
}

/**
 * The mean of the answers with Student's interval; of weighted answers with the standard error of Taylor linearisation and
 * n − 1 degrees of freedom, so that equal weights give the unweighted interval (`svymean`, `svyvar` of R survey).
 *
 * @example estimateMean([{ value: 5, weight: 1, n: 4 }, { value: 4, weight: 1, n: 3 }, { value: 3, weight: 1, n: 1 }, { value: 2, weight: 1, n: 1 }, { value: 1, weight: 1, n: 1 }], { confidence: 0.95, weighted: false }).conf_low // => 2.79963646
 */
export function estimateMean(answers: readonly Answer[], { confidence, weighted }: EstimateSettings): MeanEstimate {
  const plain = meanOfCounts(answers);
  if (weighted) return weightedEstimate(answers, plain, confidence);
  const { n, mean, variance, standard_deviation: std_dev } = plain;
  const limits = meanInterval(plain, confidence);
  return {
    n,
    mean,
    std_dev,
    std_error: variance === null ? null : Math.sqrt(variance / n),
    conf_low: limits?.low ?? null,
    conf_high: limits?.high ?? null,
    plain,
    weighted: null,
  };
}

function weightedEstimate(answers: readonly Answer[], plain: MeanSummary, confidence: number): MeanEstimate {
  const weighted = weightedMean(answers);
  const { n, estimate, std_error } = weighted;
  const reach = std_error === null ? null : studentCriticalValue(confidence, n - 1) * std_error;
  const known = estimate !== null && reach !== null;
  return {
    n,
    mean: estimate,
    std_dev: estimate === null ? null : weightedDeviation(answers, estimate),
    std_error,
    conf_low: known ? estimate - reach : null,
    conf_high: known ? estimate + reach : null,
    plain,
    weighted,
  };
}

function weightedDeviation(answers: readonly Answer[], mean: number): number | null {
  const squared = answers.map(({ value, ...rest }) => ({ ...rest, value: (value - mean) ** 2 }));
  const { n, estimate } = weightedMean(squared);
  return n > 1 && estimate !== null ? Math.sqrt((n / (n - 1)) * estimate) : null;
}

/**
 * The difference of two means (a − b): Welch's interval and test, or normal with linearised standard errors where answers
 * are weighted. Null where a group has too few answers.
 */
export const differMeans = (a: MeanEstimate, b: MeanEstimate, confidence: number): TestedDifference | null =>
  a.weighted !== null && b.weighted !== null
    ? differenceOfWeighted(a.weighted, b.weighted, confidence, 1)
    : welchTest(a.plain, b.plain, confidence);

/** The variance of one answer in squared units (divisor n − 1); null of fewer than two. */
export const varianceOfMean = ({ plain }: MeanEstimate): number | null => plain.variance;

export const differenceOfMeans = ({ weighted }: EstimateSettings) => (weighted ? 'taylor' : 'welch');
export const meanMethod = ({ weighted }: EstimateSettings): Text =>
  weighted ? taylor : { en: 'Student t', es: 't de Student' };
