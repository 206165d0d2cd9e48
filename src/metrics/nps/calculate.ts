import type { Answers } from '../../records/tally/answers.ts';
import type { Findings, Headline, Row } from '../../results/result.ts';
import { netPromoterEstimator, type NetPromoterInterval } from '../../estimates/estimators/net-promoter.ts';
import { recommendScale, scaleNotice, type RecommendScaleOptions } from '../scales/recommend-scale.ts';
import { estimatesOf } from '../../estimates/estimates.ts';
import { pooled } from '../../estimates/groups.ts';
import { estimateCharts } from '../../estimates/charts.ts';
import { distributionChart, distributionTable } from '../../estimates/distribution.ts';
import type { SharedOptions } from '../options.ts';

export interface NpsOptions extends SharedOptions, RecommendScaleOptions {
  readonly interval: NetPromoterInterval;
}

const label = { en: 'NPS', es: 'NPS' };

/** Net Promoter Score: overall, by segment, over time, and compared. */
export function calculate(answers: Answers, options: NpsOptions): Findings {
  const estimator = netPromoterEstimator({ ...options, name: 'nps', label, weighted: answers.weighted });
  const all = pooled(answers.groups);
  const overall = estimator.measure(all);
  const { tables, notices } = estimatesOf(answers, estimator, options);
  return {
    headlines: [headline(overall, estimator.method)],
    tables: [...tables, distributionTable(all, recommendScale(options))],
    charts: [
      ...estimateCharts(tables, answers, {
        estimate: 'nps',
        parts: ['promoter_share', 'passive_share', 'detractor_share'],
        title: label,
      }),
      ...distributionChart(all),
    ],
    notices: [...notices, ...scaleNotice(answers, options)],
  };
}

function headline(overall: Row, method: Headline['method'] & object): Headline {
  const number = (name: string) => overall[name] as number | null;
  return {
    name: 'nps',
    label: { en: 'Net Promoter Score', es: 'Net Promoter Score' },
    unit: 'points',
    value: number('nps'),
    conf_low: number('conf_low'),
    conf_high: number('conf_high'),
    n: number('n') ?? 0,
    method,
  };
}
