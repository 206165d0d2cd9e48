import type { Text } from '../../messages/language.ts';
import type { Answers } from '../../records/tally/answers.ts';
import { column, confidenceLimits, n, stdError } from '../../results/columns.ts';
import type { Findings, Headline, Row } from '../../results/result.ts';
import { estimateCharts } from '../../estimates/charts.ts';
import { distributionChart, distributionTable } from '../../estimates/distribution.ts';
import { differenceOfMeans, differMeans, estimateMean, varianceOfValues } from '../../estimates/estimators/mean.ts';
import type { EstimateSettings } from '../../estimates/estimators/share.ts';
import { taylor } from '../../estimates/estimators/weighted.ts';
import type { Estimator } from '../../estimates/estimator.ts';
import { estimatesOf } from '../../estimates/estimates.ts';
import { pooled, row } from '../../estimates/groups.ts';
import type { SharedOptions } from '../options.ts';
import { scale } from './reduce.ts';

const label: Text = { en: 'Metric name', es: 'Metric name' };

/** A column that only this metric has: its name in JSON and CSV, its heading, its unit, and what it means. */
const estimate = column('metric_name', label, 'score', {
  en: 'mean of the answers about recommending',
  es: 'media de las respuestas sobre la recomendación',
});

/**
 * Step 2: how a group of answers is estimated, and how two groups are compared. The statistics themselves are functions of
 * `src/statistics/`, which know nothing of customers.
 */
function estimatorFor(settings: EstimateSettings): Estimator {
  return {
    measures: [n, estimate, stdError('score'), ...confidenceLimits('score')],
    estimate: estimate.name,
    unit: estimate.unit,
    differenceMethod: differenceOfMeans(settings),
    measure(answers) {
      const { n: answered, mean, std_error, conf_low, conf_high } = estimateMean(answers, settings);
      return row([
        ['n', answered],
        [estimate.name, mean],
        ['std_error', std_error],
        ['conf_low', conf_low],
        ['conf_high', conf_high],
      ]);
    },
    varianceOfOne: varianceOfValues,
    differ: (a, b) => differMeans(a, b, settings),
  };
}

/**
 * Step 3: the sufficient statistic becomes findings: headlines, tables, charts and notices. Pure: no files, no SQL, no
 * clock, no formatting. What an estimate lacks (no answers, one answer) is null, never 0.
 */
export function calculate(answers: Answers, options: SharedOptions): Findings {
  const settings = { confidence: options.confidence, weighted: answers.weighted };
  const estimator = estimatorFor(settings);
  const all = pooled(answers.groups);
  // `--by`, `--period`, `--compare`, `--min-n` and `--rolling` are the same for every estimate.
  const { tables, notices } = estimatesOf(answers, estimator, options);
  return {
    headlines: [headline(estimator.measure(all), settings)],
    tables: [...tables, distributionTable(all, scale)],
    charts: [
      ...estimateCharts(tables, answers, { estimate: estimate.name, parts: [], title: label }),
      ...distributionChart(all),
    ],
    notices,
  };
}

/** The number that answers the question, with its interval, the method of that, and its base. */
function headline(overall: Row, { weighted }: EstimateSettings): Headline {
  const number = (name: string) => overall[name] as number | null;
  return {
    name: estimate.name,
    label,
    unit: estimate.unit,
    value: number(estimate.name),
    conf_low: number('conf_low'),
    conf_high: number('conf_high'),
    n: number('n') ?? 0,
    method: weighted ? taylor : { en: 'Student t', es: 't de Student' },
  };
}
