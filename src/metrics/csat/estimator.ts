import type { Text } from '../../messages/language.ts';
import { column, confidenceLimits, n, stdError } from '../../results/columns.ts';
import type { Estimator } from '../../estimates/estimator.ts';
import { row } from '../../estimates/groups.ts';
import { estimateMean, standardDeviation } from '../../estimates/estimators/mean.ts';
import {
  differenceOfShares,
  differShares,
  estimateShare,
  varianceOfShare,
  type Counts,
  type EstimateSettings,
} from '../../estimates/estimators/share.ts';
import { deff, effectiveN, taylor } from '../../estimates/estimators/weighted.ts';

const label = { en: 'CSAT', es: 'CSAT' };

const top = column('top', { en: 'Top answers', es: 'Notas altas' }, 'count', {
  en: 'answers in the top boxes',
  es: 'respuestas en las casillas superiores',
});
const csat = column('csat', label, 'share', {
  en: 'share of answers in the top boxes',
  es: 'proporción de respuestas en las casillas superiores',
});
const csatUnweighted = column('csat_unweighted', { en: 'CSAT unweighted', es: 'CSAT sin ponderar' }, 'share', {
  en: 'the share when every answer counts alike',
  es: 'la proporción si cada respuesta cuenta igual',
});
const mean = column('mean', { en: 'Mean', es: 'Media' }, 'score', {
  en: 'mean of the answers',
  es: 'media de las respuestas',
});
const meanStdError = column('mean_std_error', { en: 'Mean std. error', es: 'Error est. de la media' }, 'score', {
  en: 'standard error of the mean',
  es: 'error estándar de la media',
});
const meanLow = column('mean_conf_low', { en: 'Mean low', es: 'Media inferior' }, 'score', {
  en: 'lower end of the confidence interval of the mean',
  es: 'extremo inferior del intervalo de confianza de la media',
});
const meanHigh = column('mean_conf_high', { en: 'Mean high', es: 'Media superior' }, 'score', {
  en: 'upper end of the confidence interval of the mean',
  es: 'extremo superior del intervalo de confianza de la media',
});
const meanUnweighted = column('mean_unweighted', { en: 'Mean unweighted', es: 'Media sin ponderar' }, 'score', {
  en: 'the mean when every answer counts alike',
  es: 'la media si cada respuesta cuenta igual',
});

export const shareMethod = ({ weighted }: EstimateSettings): Text =>
  weighted ? taylor : { en: 'Wilson', es: 'Wilson' };
export const meanMethod = ({ weighted }: EstimateSettings): Text =>
  weighted ? taylor : { en: 'Student t', es: 't de Student' };

/** Satisfaction of groups of answers: the share in the top boxes, with the mean beside it. */
export function topBoxEstimator(isTop: Counts, settings: EstimateSettings): Estimator {
  const { weighted } = settings;
  return {
    measures: [
      n,
      top,
      csat,
      stdError('share'),
      ...confidenceLimits('share'),
      mean,
      standardDeviation,
      meanStdError,
      meanLow,
      meanHigh,
      ...(weighted ? [csatUnweighted, meanUnweighted, effectiveN, deff] : []),
    ],
    estimate: 'csat',
    unit: 'share',
    differenceMethod: differenceOfShares(settings),
    measure(answers) {
      const share = estimateShare(answers, isTop, settings);
      const average = estimateMean(answers, settings);
      return row([
        ['n', average.n],
        ['top', share.count],
        ['csat', share.share],
        ['std_error', share.std_error],
        ['conf_low', share.conf_low],
        ['conf_high', share.conf_high],
        ['mean', average.mean],
        ['std_dev', average.std_dev],
        ['mean_std_error', average.std_error],
        ['mean_conf_low', average.conf_low],
        ['mean_conf_high', average.conf_high],
        ...(weighted
          ? ([
              ['csat_unweighted', share.unweighted],
              ['mean_unweighted', average.unweighted],
              ['n_eff', average.n_eff],
              ['deff', average.deff],
            ] as const)
          : []),
      ]);
    },
    varianceOfOne: (answers) => varianceOfShare(answers, isTop),
    differ: (a, b) => differShares(a, b, isTop, settings),
  };
}
