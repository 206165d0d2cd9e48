import type { Answers } from '../../records/tally/answers.ts';
import type { Findings } from '../../results/result.ts';
import { estimateCharts } from '../../estimates/charts.ts';
import { shareMethod } from '../csat/estimator.ts';
import { estimatesOf } from '../../estimates/estimates.ts';
import { pooled } from '../../estimates/groups.ts';
import type { SharedOptions } from '../options.ts';
import { biasNotice, biasTable } from './bias.ts';
import { label, responseRateEstimator, type Denominator } from './estimator.ts';
import { sampleSizeTable } from './sample-size.ts';

export interface ResponseRateOptions extends SharedOptions {
  readonly of: Denominator;
}

/** The response rate, overall, by segment, over time, and compared; who answers; and whether enough do. */
export function calculate(invitations: Answers, { of, ...options }: ResponseRateOptions): Findings {
  const settings = { confidence: options.confidence, weighted: invitations.weighted };
  const estimator = responseRateEstimator(of, settings);
  const all = pooled(invitations.groups);
  const overall = estimator.measure(all);
  const { tables, notices } = estimatesOf(invitations, estimator, options);
  const bias = invitations.by.length === 0 ? null : biasTable(invitations);
  const number = (name: string) => overall[name] as number | null;
  return {
    headlines: [
      {
        name: 'response_rate',
        label:
          of === 'delivered'
            ? { en: 'Response rate (of delivered)', es: 'Tasa de respuesta (de entregadas)' }
            : { en: 'Response rate (of invited)', es: 'Tasa de respuesta (de invitaciones)' },
        unit: 'share',
        value: number('response_rate'),
        conf_low: number('conf_low'),
        conf_high: number('conf_high'),
        n: number('n') ?? 0,
        method: shareMethod(settings),
      },
    ],
    tables: [...tables, ...(bias === null ? [] : [bias]), sampleSizeTable(all, options.confidence)],
    charts: estimateCharts(tables, invitations, { estimate: 'response_rate', parts: [], title: label }),
    notices: [...notices, ...(bias === null ? [] : biasNotice(bias))],
  };
}
