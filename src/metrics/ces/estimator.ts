import { measure, type Estimator } from '../../estimates/estimator.ts';
import { limitsOf, unweightedOf } from '../../estimates/estimators/columns.ts';
import {
  differenceOfMeans,
  differMeans,
  estimateMean,
  standardDeviation,
  varianceOfMean,
  type MeanEstimate,
} from '../../estimates/estimators/mean.ts';
import { estimateNetScore, type NetScoreEstimate } from '../../estimates/estimators/net-score.ts';
import type { EstimateSettings } from '../../estimates/estimators/settings.ts';
import { estimateShare, type ShareEstimate } from '../../estimates/estimators/share.ts';
import { costOfWeights } from '../../estimates/estimators/weighted.ts';
import { untranslated } from '../../messages/language.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { ces, column, confidenceLimits, n, stdError } from '../../results/columns.ts';
import type { Column } from '../../results/result.ts';
import { netScore } from '../../statistics/net-scores/net-score.ts';
import type { EffortScale } from '../scales/questions/effort.ts';

const easy = column('easy', { en: 'Easy', es: 'Fácil' }, 'count', {
  en: 'answers that say it was easy',
  es: 'respuestas que dicen que fue fácil',
});
const hard = column('hard', { en: 'Hard', es: 'Difícil' }, 'count', {
  en: 'answers that say it was hard',
  es: 'respuestas que dicen que fue difícil',
});

const easyShare = column('easy_share', { en: 'Easy share', es: '% fácil' }, 'share', {
  en: 'share of the answers that say it was easy',
  es: 'proporción de las respuestas que dicen que fue fácil',
});
const netEase = column('net_ease', { en: 'Net ease', es: 'Facilidad neta' }, 'share', {
  en: 'share of easy answers less share of hard ones, −1…1',
  es: 'proporción de respuestas fáciles menos la de difíciles, −1…1',
});
const [easyLow, easyHigh] = limitsOf(easyShare, untranslated('easy_share'));
const [netLow, netHigh] = limitsOf(netEase, untranslated('net_ease'));
const withoutWeights = ({ name, label, unit }: Column) => unweightedOf(name, label, unit, untranslated(name));

export interface Effort {
  readonly mean: MeanEstimate;
  /** Of the easy answers. */
  readonly easy: ShareEstimate;
  /** Easy less hard. */
  readonly net: NetScoreEstimate;
}

/** Effort of groups of answers, of which the highest is the easiest: the mean, the easy share, and easy less hard. */
export function effortEstimator(
  { easyFrom, hardTo }: Pick<EffortScale, 'easyFrom' | 'hardTo'>,
  settings: EstimateSettings,
): Estimator<Answer, Effort> {
  const { confidence, weighted } = settings;
  const sideOf = (value: number) => (value >= easyFrom ? 1 : value <= hardTo ? -1 : 0);
  const [low, high] = confidenceLimits('score');
  return {
    estimate: (answers) => ({
      mean: estimateMean(answers, settings),
      easy: estimateShare(answers, (value) => value >= easyFrom, settings),
      net: estimateNetScore(answers, sideOf, { ...settings, interval: 'adjusted-wald' }),
    }),
    measures: [
      measure(n, ({ mean }) => mean.n),
      measure(ces, ({ mean }) => mean.mean),
      measure(stdError('score'), ({ mean }) => mean.std_error),
      measure(low, ({ mean }) => mean.conf_low),
      measure(high, ({ mean }) => mean.conf_high),
      measure(standardDeviation, ({ mean }) => mean.std_dev),
      measure(easy, ({ net }) => net.counts.promoters),
      measure(hard, ({ net }) => net.counts.detractors),
      measure(easyShare, (of) => of.easy.share),
      measure(easyLow, (of) => of.easy.conf_low),
      measure(easyHigh, (of) => of.easy.conf_high),
      measure(netEase, ({ net }) => net.net),
      measure(netLow, ({ net }) => net.conf_low),
      measure(netHigh, ({ net }) => net.conf_high),
      ...(weighted
        ? [
            measure<Effort>(withoutWeights(ces), ({ mean }) => mean.plain.mean),
            measure<Effort>(withoutWeights(easyShare), (of) => of.easy.unweighted),
            measure<Effort>(withoutWeights(netEase), ({ net }) => netScore(net.counts)),
            ...costOfWeights<Effort>(({ mean }) => mean.weighted),
          ]
        : []),
    ],
    main: 'ces',
    base: ({ mean }) => mean.n,
    differenceMethod: differenceOfMeans(settings),
    differ: (a, b) => differMeans(a.mean, b.mean, confidence),
    varianceOfOne: ({ mean }) => varianceOfMean(mean),
  };
}
