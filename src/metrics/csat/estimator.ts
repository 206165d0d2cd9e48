import { measure, type Estimator } from '../../estimates/estimator.ts';
import { estimateMean, standardDeviation, type MeanEstimate } from '../../estimates/estimators/mean.ts';
import type { EstimateSettings } from '../../estimates/estimators/settings.ts';
import { limitsOf, unweightedOf } from '../../estimates/estimators/columns.ts';
import {
  differenceOfShares,
  differShares,
  estimateShare,
  varianceOfShare,
  type Counts,
  type ShareEstimate,
} from '../../estimates/estimators/share.ts';
import { costOfWeights } from '../../estimates/estimators/weighted.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { column, confidenceLimits, csat, mean, n, stdError } from '../../results/columns.ts';

const top = column('top', { en: 'Top answers', es: 'Notas altas' }, 'count', {
  en: 'answers in the top boxes',
  es: 'respuestas en las casillas superiores',
});
const meanStdError = column('mean_std_error', { en: 'Mean std. error', es: 'Error est. de la media' }, 'score', {
  en: 'standard error of the mean',
  es: 'error estándar de la media',
});
const theMean = { en: 'the mean', es: 'la media' };
const [meanLow, meanHigh] = limitsOf(mean, theMean);
const csatUnweighted = unweightedOf('csat', csat.label, 'share', { en: 'the share', es: 'la proporción' });
const meanUnweighted = unweightedOf('mean', mean.label, 'score', theMean);

export interface Satisfaction {
  /** Of the answers in the top boxes. */
  readonly share: ShareEstimate;
  readonly mean: MeanEstimate;
}

/** Satisfaction of groups of answers: the share in the top boxes, with the mean beside it. */
export function satisfactionEstimator(isTop: Counts, settings: EstimateSettings): Estimator<Answer, Satisfaction> {
  const { confidence, weighted } = settings;
  const [low, high] = confidenceLimits('share');
  return {
    estimate: (answers) => ({ share: estimateShare(answers, isTop, settings), mean: estimateMean(answers, settings) }),
    measures: [
      measure(n, ({ share }) => share.n),
      measure(top, ({ share }) => share.count),
      measure(csat, ({ share }) => share.share),
      measure(stdError('share'), ({ share }) => share.std_error),
      measure(low, ({ share }) => share.conf_low),
      measure(high, ({ share }) => share.conf_high),
      measure(mean, (of) => of.mean.mean),
      measure(standardDeviation, (of) => of.mean.std_dev),
      measure(meanStdError, (of) => of.mean.std_error),
      measure(meanLow, (of) => of.mean.conf_low),
      measure(meanHigh, (of) => of.mean.conf_high),
      ...(weighted
        ? [
            measure<Satisfaction>(csatUnweighted, ({ share }) => share.unweighted),
            measure<Satisfaction>(meanUnweighted, (of) => of.mean.plain.mean),
            ...costOfWeights<Satisfaction>((of) => of.mean.weighted),
          ]
        : []),
    ],
    main: 'csat',
    base: ({ share }) => share.n,
    differenceMethod: differenceOfShares(settings),
    differ: (a, b) => differShares(a.share, b.share, confidence),
    varianceOfOne: ({ share }) => varianceOfShare(share),
  };
}
