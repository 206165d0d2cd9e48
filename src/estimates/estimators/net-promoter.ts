import type { Text } from '../../messages/language.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { column, confidenceLimits, n, netPromoterScore, stdError } from '../../results/columns.ts';
import type { Column } from '../../results/result.ts';
import { netScore, type NetScoreCounts } from '../../statistics/net-scores/net-score.ts';
import { measure, type Estimator } from '../estimator.ts';
import { unweightedOf } from './columns.ts';
import {
  differenceOfNetScores,
  differInPoints,
  estimateNetScore,
  points,
  varianceOfNetScore,
  type NetScoreEstimate,
  type NetScoreInterval,
  type NetScoreSettings,
} from './net-score.ts';
import { costOfWeights, taylor } from './weighted.ts';

/** Promoters answer 9 or 10, passives 7 or 8, detractors 0 to 6 (Reichheld 2003). */
export const sideOf = (score: number) => (score >= 9 ? 1 : score >= 7 ? 0 : -1);

const groupColumn = (name: string, en: string, es: string, range: string) =>
  column(name, { en, es }, 'count', { en: `answers of ${range}`, es: `respuestas de ${range}` });
const shareColumn = (name: string, en: string, es: string) =>
  column(name, { en: `${en} share`, es: `% ${es}` }, 'share', {
    en: `${en.toLowerCase()}s among the answers`,
    es: `${es} entre las respuestas`,
  });

const groupColumns = [
  groupColumn('promoters', 'Promoters', 'Promotores', '9–10'),
  groupColumn('passives', 'Passives', 'Pasivos', '7–8'),
  groupColumn('detractors', 'Detractors', 'Detractores', '0–6'),
  shareColumn('promoter_share', 'Promoter', 'promotores'),
  shareColumn('passive_share', 'Passive', 'pasivos'),
  shareColumn('detractor_share', 'Detractor', 'detractores'),
] as const satisfies readonly Column[];

const [promoters, passives, detractors, promoterShare, passiveShare, detractorShare] = groupColumns;

export { detractors, promoters };

const methods: Readonly<Record<NetScoreInterval, Text>> = {
  'adjusted-wald': { en: 'adjusted Wald', es: 'Wald ajustado' },
  wald: { en: 'Wald', es: 'Wald' },
  score: { en: 'score (Tango)', es: 'de puntuación (Tango)' },
};

/** How the interval of a score is made, in words. */
export const netPromoterMethod = (interval: NetScoreInterval, weighted: boolean): Text =>
  weighted ? taylor : methods[interval];

export interface NetPromoterSettings extends NetScoreSettings {
  readonly name: 'nps' | 'enps';
  readonly label: Text;
}

/** A net promoter score, and the parts of the answers (by weight) that make it; null without answers. */
export interface NetPromoterEstimate {
  readonly score: NetScoreEstimate;
  readonly shares: Readonly<Record<keyof NetScoreCounts, number | null>>;
}

/** Net Promoter Score of groups of answers in points, weighted or not, with its interval and its test. */
export function netPromoterEstimator(settings: NetPromoterSettings): Estimator<Answer, NetPromoterEstimate> {
  const { name, label, weighted } = settings;
  const unweighted = unweightedOf(name, label, 'points', { en: 'the score', es: 'el índice' });
  const [low, high] = confidenceLimits('points');
  return {
    estimate: (answers) => ({ score: estimateNetScore(answers, sideOf, settings), shares: sharesOf(answers) }),
    measures: [
      measure(n, ({ score }) => score.n),
      measure(promoters, ({ score }) => score.counts.promoters),
      measure(passives, ({ score }) => score.counts.passives),
      measure(detractors, ({ score }) => score.counts.detractors),
      measure(promoterShare, ({ shares }) => shares.promoters),
      measure(passiveShare, ({ shares }) => shares.passives),
      measure(detractorShare, ({ shares }) => shares.detractors),
      measure(netPromoterScore(name, label), ({ score }) => points(score.net)),
      measure(stdError('points'), ({ score }) => points(score.std_error)),
      measure(low, ({ score }) => points(score.conf_low)),
      measure(high, ({ score }) => points(score.conf_high)),
      ...(weighted
        ? [
            measure<NetPromoterEstimate>(unweighted, ({ score }) => points(netScore(score.counts))),
            ...costOfWeights<NetPromoterEstimate>(({ score }) => score.weighted),
          ]
        : []),
    ],
    main: name,
    base: ({ score }) => score.n,
    differenceMethod: differenceOfNetScores(settings),
    differ: (a, b) => differInPoints(a.score, b.score, settings),
    varianceOfOne({ score }) {
      const variance = varianceOfNetScore(score);
      return variance === null ? null : 100 ** 2 * variance;
    },
  };
}

/** The part of the weight of all answers that each group has. */
function sharesOf(answers: readonly Answer[]): NetPromoterEstimate['shares'] {
  const weightOf = (side: number | null) =>
    answers.reduce(
      (sum, { value, weight, n: answered }) => sum + (side === null || sideOf(value) === side ? weight * answered : 0),
      0,
    );
  const total = weightOf(null);
  const part = (side: number) => (total === 0 ? null : weightOf(side) / total);
  return { promoters: part(1), passives: part(0), detractors: part(-1) };
}
