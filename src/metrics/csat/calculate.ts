import { CxError } from '../../errors.ts';
import type { Text } from '../../messages/language.ts';
import type { Answers } from '../../records/tally/answers.ts';
import type { Findings, Headline, Row } from '../../results/result.ts';
import { estimateCharts } from '../../estimates/charts.ts';
import { distributionChart, distributionTable } from '../../estimates/distribution.ts';
import type { EstimateSettings } from '../../estimates/estimators/share.ts';
import { meanMethod, shareMethod, topBoxEstimator } from './estimator.ts';
import { estimatesOf } from '../../estimates/estimates.ts';
import { pooled } from '../../estimates/groups.ts';
import type { SharedOptions } from '../options.ts';
import { assumed, scales, type ScaleName, type ScaleOptions } from './reduce.ts';

export interface CsatOptions extends SharedOptions, ScaleOptions {
  readonly top: number | null;
}

interface Cut {
  readonly scale: ScaleName;
  readonly top: number;
}

/**
 * The scale and the number of top boxes, where the user left them open.
 * @throws invalid-option when every answer would be a top one
 */
export function cutOf({ scale, top }: Pick<CsatOptions, 'scale' | 'top'>): Cut {
  const name = scale ?? assumed;
  const { low, high, top: usual } = scales[name];
  if (top !== null && top > high - low) {
    const most = high - low;
    throw new CxError('invalid-option', {
      option: '--top',
      value: String(top),
      expected: {
        en: `a whole number from 1 to ${most}, as the scale is ${name}`,
        es: `un número entero de 1 a ${most}, porque la escala es ${name}`,
      },
    });
  }
  return { scale: name, top: top ?? usual };
}

/** Satisfaction: the share in the top boxes and the mean, overall, by segment, over time, and compared. */
export function calculate(answers: Answers, options: CsatOptions): Findings {
  const cut = cutOf(options);
  const scale = scales[cut.scale];
  const settings: EstimateSettings = { confidence: options.confidence, weighted: answers.weighted };
  const estimator = topBoxEstimator((value) => value > scale.high - cut.top, settings);
  const all = pooled(answers.groups);
  const { tables, notices } = estimatesOf(answers, estimator, options);
  return {
    headlines: headlines(estimator.measure(all), cut, settings),
    tables: [...tables, distributionTable(all, scale)],
    charts: [
      ...estimateCharts(tables, answers, { estimate: 'csat', parts: [], title: { en: 'CSAT', es: 'CSAT' } }),
      ...distributionChart(all),
    ],
    notices,
  };
}

function headlines(overall: Row, cut: Cut, settings: EstimateSettings): Headline[] {
  const number = (name: string) => overall[name] as number | null;
  const n = number('n') ?? 0;
  return [
    {
      name: 'csat',
      label: labelOf(cut),
      unit: 'share',
      value: number('csat'),
      conf_low: number('conf_low'),
      conf_high: number('conf_high'),
      n,
      method: shareMethod(settings),
    },
    {
      name: 'mean',
      label: { en: 'Mean', es: 'Media' },
      unit: 'score',
      value: number('mean'),
      conf_low: number('mean_conf_low'),
      conf_high: number('mean_conf_high'),
      n,
      method: meanMethod(settings),
    },
  ];
}

/** The estimate with its cut and its scale: a share of unknown boxes compares with nothing. */
function labelOf({ scale: name, top }: Cut): Text {
  const { low, high } = scales[name];
  if (name === 'good-bad') return { en: 'CSAT (good of good and bad)', es: 'CSAT (buenas de buenas y malas)' };
  const boxes = top === 1 ? `${high}` : `${high - top + 1}–${high}`;
  return { en: `CSAT (${boxes} of ${low}–${high})`, es: `CSAT (${boxes} de ${low}–${high})` };
}
