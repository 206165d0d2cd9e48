import { measure, type Estimator } from '../../estimates/estimator.ts';
import {
  differenceOfMeans,
  differMeans,
  estimateMean,
  varianceOfMean,
  type MeanEstimate,
} from '../../estimates/estimators/mean.ts';
import type { EstimateSettings } from '../../estimates/estimators/settings.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { column, confidenceLimits, n, stdError } from '../../results/columns.ts';

/** A column that only this metric has: its name in JSON and CSV, its heading, its unit, and what it means. */
const mean = column('metric_name', { en: 'Metric name', es: 'Metric name' }, 'score', {
  en: 'mean of the answers about recommending',
  es: 'media de las respuestas sobre la recomendación',
});

/** How a group of answers is estimated, which measures its tables show, and how two groups are compared. */
export function metricNameEstimator(settings: EstimateSettings): Estimator<Answer, MeanEstimate> {
  const [low, high] = confidenceLimits('score');
  return {
    estimate: (answers) => estimateMean(answers, settings),
    measures: [
      measure(n, (of) => of.n),
      measure(mean, (of) => of.mean),
      measure(stdError('score'), (of) => of.std_error),
      measure(low, (of) => of.conf_low),
      measure(high, (of) => of.conf_high),
    ],
    main: mean.name,
    base: (of) => of.n,
    differenceMethod: differenceOfMeans(settings),
    differ: (a, b) => differMeans(a, b, settings.confidence),
    varianceOfOne: varianceOfMean,
  };
}
