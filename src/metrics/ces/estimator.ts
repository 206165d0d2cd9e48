import type { Answer } from '../../records/tally/answers.ts';
import { column, confidenceLimits, n, stdError } from '../../results/columns.ts';
import type { Column } from '../../results/result.ts';
import type { Interval } from '../../statistics/interval.ts';
import { adjustedWaldNetScoreInterval, netScore, type NetScoreCounts } from '../../statistics/net-scores/net-score.ts';
import { weightedMean } from '../../statistics/means/weighted-mean.ts';
import type { Estimator } from '../../estimates/estimator.ts';
import { row } from '../../estimates/groups.ts';
import {
  differenceOfMeans,
  differMeans,
  estimateMean,
  standardDeviation,
  varianceOfValues,
} from '../../estimates/estimators/mean.ts';
import { estimateShare, type EstimateSettings } from '../../estimates/estimators/share.ts';
import { deff, effectiveN, weightedInterval } from '../../estimates/estimators/weighted.ts';

/** The lowest answer that counts as easy, and the highest that counts as hard, where the highest answer is the easiest. */
export interface EffortCut {
  readonly easyFrom: number;
  readonly hardTo: number;
}

const ces = column('ces', { en: 'CES', es: 'CES' }, 'score', {
  en: 'mean of the answers; the higher, the easier',
  es: 'media de las respuestas; cuanto más alta, más fácil',
});
const easy = column('easy', { en: 'Easy', es: 'Fácil' }, 'count', {
  en: 'answers that say it was easy',
  es: 'respuestas que dicen que fue fácil',
});
const hard = column('hard', { en: 'Hard', es: 'Difícil' }, 'count', {
  en: 'answers that say it was hard',
  es: 'respuestas que dicen que fue difícil',
});

interface Named {
  readonly name: string;
  readonly en: string;
  readonly es: string;
}

const easyShare = { name: 'easy_share', en: 'Easy share', es: '% fácil' };
const netEase = { name: 'net_ease', en: 'Net ease', es: 'Facilidad neta' };

const limitsOf = ({ name, en, es }: Named): Column[] => [
  column(`${name}_conf_low`, { en: `${en} low`, es: `${es} inferior` }, 'share', {
    en: `lower end of the confidence interval of ${name}`,
    es: `extremo inferior del intervalo de confianza de ${name}`,
  }),
  column(`${name}_conf_high`, { en: `${en} high`, es: `${es} superior` }, 'share', {
    en: `upper end of the confidence interval of ${name}`,
    es: `extremo superior del intervalo de confianza de ${name}`,
  }),
];

const unweightedOf = ({ name, en, es }: Named, unit: 'share' | 'score') =>
  column(`${name}_unweighted`, { en: `${en} unweighted`, es: `${es} sin ponderar` }, unit, {
    en: `${name} when every answer counts alike`,
    es: `${name} si cada respuesta cuenta igual`,
  });

const measures: readonly Column[] = [
  n,
  ces,
  stdError('score'),
  ...confidenceLimits('score'),
  standardDeviation,
  easy,
  hard,
  column(easyShare.name, easyShare, 'share', {
    en: 'share of the answers that say it was easy',
    es: 'proporción de las respuestas que dicen que fue fácil',
  }),
  ...limitsOf(easyShare),
  column(netEase.name, netEase, 'share', {
    en: 'share of easy answers less share of hard ones, −1…1',
    es: 'proporción de respuestas fáciles menos la de difíciles, −1…1',
  }),
  ...limitsOf(netEase),
];
const weightedMeasures = [
  unweightedOf({ name: 'ces', en: 'CES', es: 'CES' }, 'score'),
  unweightedOf(easyShare, 'share'),
  unweightedOf(netEase, 'share'),
  effectiveN,
  deff,
];

/** Effort of groups of answers, of which the highest is the easiest: the mean, the easy share, and easy less hard. */
export function effortEstimator(cut: EffortCut, settings: EstimateSettings): Estimator {
  const { weighted } = settings;
  return {
    measures: weighted ? [...measures, ...weightedMeasures] : measures,
    estimate: 'ces',
    unit: 'score',
    differenceMethod: differenceOfMeans(settings),
    measure(answers) {
      const mean = estimateMean(answers, settings);
      const share = estimateShare(answers, (value) => value >= cut.easyFrom, settings);
      const net = estimateNetEase(answers, cut, settings);
      return row([
        ['n', mean.n],
        ['ces', mean.mean],
        ['std_error', mean.std_error],
        ['conf_low', mean.conf_low],
        ['conf_high', mean.conf_high],
        ['std_dev', mean.std_dev],
        ['easy', net.counts.promoters],
        ['hard', net.counts.detractors],
        ['easy_share', share.share],
        ['easy_share_conf_low', share.conf_low],
        ['easy_share_conf_high', share.conf_high],
        ['net_ease', net.estimate],
        ['net_ease_conf_low', net.limits?.low ?? null],
        ['net_ease_conf_high', net.limits?.high ?? null],
        ...(weighted
          ? ([
              ['ces_unweighted', mean.unweighted],
              ['easy_share_unweighted', share.unweighted],
              ['net_ease_unweighted', netScore(net.counts)],
              ['n_eff', mean.n_eff],
              ['deff', mean.deff],
            ] as const)
          : []),
      ]);
    },
    varianceOfOne: varianceOfValues,
    differ: (a, b) => differMeans(a, b, settings),
  };
}

interface NetEase {
  readonly counts: NetScoreCounts;
  readonly estimate: number | null;
  readonly limits: Interval | null;
}

/** Easy answers are +1, hard ones −1: a net score, with the interval of one. */
function estimateNetEase(
  answers: readonly Answer[],
  cut: EffortCut,
  { confidence, weighted }: EstimateSettings,
): NetEase {
  const counts = countsOf(answers, cut);
  if (!weighted) {
    return { counts, estimate: netScore(counts), limits: adjustedWaldNetScoreInterval(counts, confidence) };
  }
  const sides = answers.map(({ value, ...rest }) => ({ ...rest, value: sideOf(value, cut) }));
  const mean = weightedMean(sides);
  const limits =
    weightedInterval(mean, confidence, { low: -1, high: 1 }) ??
    adjustedWaldNetScoreInterval(effective(counts, mean.n_eff), confidence);
  return { counts, estimate: mean.estimate, limits };
}

const sideOf = (value: number, { easyFrom, hardTo }: EffortCut) => (value >= easyFrom ? 1 : value <= hardTo ? -1 : 0);

function countsOf(answers: readonly Answer[], cut: EffortCut): NetScoreCounts {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const { value, n: answered } of answers) {
    const side = sideOf(value, cut);
    counts[side === 1 ? 'promoters' : side === -1 ? 'detractors' : 'passives'] += answered;
  }
  return counts;
}

/** Answers that are all alike, as many as are effective. */
function effective({ promoters, passives, detractors }: NetScoreCounts, n_eff: number | null): NetScoreCounts {
  const factor = (n_eff ?? 0) / Math.max(1, promoters + passives + detractors);
  return { promoters: promoters * factor, passives: passives * factor, detractors: detractors * factor };
}
