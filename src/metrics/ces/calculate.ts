import type { Text } from '../../messages/language.ts';
import type { Answers } from '../../records/tally/answers.ts';
import type { Findings, Headline, Row } from '../../results/result.ts';
import { estimateCharts } from '../../estimates/charts.ts';
import { distributionChart, distributionTable } from '../../estimates/distribution.ts';
import { effortEstimator } from './estimator.ts';
import type { EstimateSettings } from '../../estimates/estimators/share.ts';
import { meanMethod, shareMethod } from '../csat/estimator.ts';
import { taylor } from '../../estimates/estimators/weighted.ts';
import { estimatesOf } from '../../estimates/estimates.ts';
import { pooled } from '../../estimates/groups.ts';
import type { SharedOptions } from '../options.ts';
import { assumed, scales, type EffortOptions } from './reduce.ts';

export interface CesOptions extends SharedOptions, EffortOptions {}

/** Customer effort: the mean, the share that found it easy, and easy less hard; overall, by segment, over time, compared. */
export function calculate(answers: Answers, options: CesOptions): Findings {
  const scale = scales[options.scale ?? assumed];
  const settings: EstimateSettings = { confidence: options.confidence, weighted: answers.weighted };
  const estimator = effortEstimator(scale, settings);
  const all = pooled(answers.groups);
  const { tables, notices } = estimatesOf(answers, estimator, options);
  return {
    headlines: headlines(estimator.measure(all), options, settings),
    tables: [...tables, distributionTable(all, scale)],
    charts: [
      ...estimateCharts(tables, answers, { estimate: 'ces', parts: [], title: { en: 'CES', es: 'CES' } }),
      ...distributionChart(all),
    ],
    notices,
  };
}

function headlines(overall: Row, { scale, direction }: EffortOptions, settings: EstimateSettings): Headline[] {
  const { low, high, easyFrom, hardTo } = scales[scale ?? assumed];
  const easy = `${easyFrom}–${high}`;
  const hard = `${low}–${hardTo}`;
  const number = (name: string) => overall[name] as number | null;
  const headline = (name: string, limits: string, unit: Headline['unit'], label: Text, method: Text): Headline => ({
    name,
    label,
    unit,
    value: number(name),
    conf_low: number(`${limits}conf_low`),
    conf_high: number(`${limits}conf_high`),
    n: number('n') ?? 0,
    method,
  });
  const reversed =
    direction === 'effort' ? { en: ', answers reversed', es: ', respuestas invertidas' } : { en: '', es: '' };
  const mean: Text = {
    en: `CES (${low}–${high}, ${high} is easiest${reversed.en})`,
    es: `CES (${low}–${high}, ${high} es lo más fácil${reversed.es})`,
  };
  const netMethod: Text = settings.weighted ? taylor : { en: 'adjusted Wald', es: 'Wald ajustado' };
  return [
    headline('ces', '', 'score', mean, meanMethod(settings)),
    headline(
      'easy_share',
      'easy_share_',
      'share',
      { en: `Easy share (${easy})`, es: `Proporción fácil (${easy})` },
      shareMethod(settings),
    ),
    headline(
      'net_ease',
      'net_ease_',
      'share',
      { en: `Net ease (${easy} less ${hard})`, es: `Facilidad neta (${easy} menos ${hard})` },
      netMethod,
    ),
  ];
}
