import type { Answers } from '../../records/tally/answers.ts';
import type { Findings } from '../../results/result.ts';
import { estimateCharts } from '../../estimates/charts.ts';
import { distributionChart, distributionTable } from '../../estimates/distribution.ts';
import { netPromoterEstimator, type NetPromoterInterval } from '../../estimates/estimators/net-promoter.ts';
import { recommendScale, scaleNotice, type RecommendScaleOptions } from '../scales/recommend-scale.ts';
import { estimatesOf } from '../../estimates/estimates.ts';
import { pooled } from '../../estimates/groups.ts';
import type { SharedOptions } from '../options.ts';

export interface EnpsOptions extends SharedOptions, RecommendScaleOptions {
  readonly interval: NetPromoterInterval;
}

const label = { en: 'eNPS', es: 'eNPS' };

/** Employee Net Promoter Score: overall, by segment, over time, and compared. */
export function calculate(answers: Answers, options: EnpsOptions): Findings {
  const estimator = netPromoterEstimator({ ...options, name: 'enps', label, weighted: answers.weighted });
  const all = pooled(answers.groups);
  const { tables, notices } = estimatesOf(answers, estimator, options);
  const overall = estimator.measure(all);
  const number = (name: string) => overall[name] as number | null;
  return {
    headlines: [
      {
        name: 'enps',
        label: { en: 'Employee Net Promoter Score', es: 'Employee Net Promoter Score' },
        unit: 'points',
        value: number('enps'),
        conf_low: number('conf_low'),
        conf_high: number('conf_high'),
        n: number('n') ?? 0,
        method: estimator.method,
      },
    ],
    tables: [...tables, distributionTable(all, recommendScale(options))],
    charts: [
      ...estimateCharts(tables, answers, {
        estimate: 'enps',
        parts: ['promoter_share', 'passive_share', 'detractor_share'],
        title: label,
      }),
      ...distributionChart(all),
    ],
    notices: [...notices, ...scaleNotice(answers, options)],
  };
}
