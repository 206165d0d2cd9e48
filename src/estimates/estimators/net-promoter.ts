import type { Text } from '../../messages/language.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { column, confidenceLimits, n, stdError } from '../../results/columns.ts';
import type { Column, Row } from '../../results/result.ts';
import type { Interval } from '../../statistics/interval.ts';
import {
  adjustedWaldNetScoreInterval,
  netScore,
  netScoreDifference,
  netScoreVariance,
  tangoNetScoreInterval,
  waldNetScoreInterval,
  type NetScoreCounts,
} from '../../statistics/net-scores/net-score.ts';
import { normalCriticalValue } from '../../statistics/distributions/normal.ts';
import { weightedMean } from '../../statistics/means/weighted-mean.ts';
import type { Estimator, TestedDifference } from '../estimator.ts';
import { row } from '../groups.ts';
import { deff, differenceOfWeighted, effectiveN, varianceOfWeighted } from './weighted.ts';

export const intervals = ['adjusted-wald', 'wald', 'score'] as const;
export type NetPromoterInterval = (typeof intervals)[number];

/** Promoters answer 9 or 10, passives 7 or 8, detractors 0 to 6 (Reichheld 2003). */
const groupOf = (score: number) => (score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors');
const pointsOf = (score: number) => (score >= 9 ? 1 : score >= 7 ? 0 : -1);

/**
 * The three groups of answers, by number.
 *
 * @example groupsOf([{ value: 9, weight: 1, n: 5 }, { value: 0, weight: 1, n: 2 }]) // => {"promoters": 5, "passives": 0, "detractors": 2}
 */
export function groupsOf(answers: readonly Answer[]): NetScoreCounts {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const { value, n: answered } of answers) counts[groupOf(value)] += answered;
  return counts;
}

const groupColumn = (name: string, en: string, es: string, range: string) =>
  column(name, { en, es }, 'count', { en: `answers of ${range}`, es: `respuestas de ${range}` });
const shareColumn = (name: string, en: string, es: string) =>
  column(name, { en: `${en} share`, es: `% ${es}` }, 'share', {
    en: `${en.toLowerCase()}s among the answers`,
    es: `${es} entre las respuestas`,
  });

const groupColumns: readonly Column[] = [
  groupColumn('promoters', 'Promoters', 'Promotores', '9–10'),
  groupColumn('passives', 'Passives', 'Pasivos', '7–8'),
  groupColumn('detractors', 'Detractors', 'Detractores', '0–6'),
  shareColumn('promoter_share', 'Promoter', 'promotores'),
  shareColumn('passive_share', 'Passive', 'pasivos'),
  shareColumn('detractor_share', 'Detractor', 'detractores'),
];

const methods: Readonly<Record<NetPromoterInterval, Text>> = {
  'adjusted-wald': { en: 'adjusted Wald', es: 'Wald ajustado' },
  wald: { en: 'Wald', es: 'Wald' },
  score: { en: 'score (Tango)', es: 'de puntuación (Tango)' },
};
const weightedMethod: Text = { en: 'Taylor linearisation', es: 'linealización de Taylor' };

export interface NetPromoterSettings {
  readonly name: 'nps' | 'enps';
  readonly label: Text;
  readonly interval: NetPromoterInterval;
  readonly confidence: number;
  readonly weighted: boolean;
}

/** Net Promoter Score of groups of answers, weighted or not, with its interval and its test. */
export function netPromoterEstimator(settings: NetPromoterSettings): Estimator & { readonly method: Text } {
  const { name, label, interval, confidence, weighted } = settings;
  const score = column(name, label, 'points', {
    en: 'share of promoters less share of detractors, times 100',
    es: 'proporción de promotores menos la de detractores, por 100',
  });
  const unweighted = column(
    `${name}_unweighted`,
    { en: `${label.en} unweighted`, es: `${label.es} sin ponderar` },
    'points',
    { en: 'the score when every answer counts alike', es: 'el índice si cada respuesta cuenta igual' },
  );
  return {
    measures: [
      n,
      ...groupColumns,
      score,
      stdError('points'),
      ...confidenceLimits('points'),
      ...(weighted ? [unweighted, effectiveN, deff] : []),
    ],
    estimate: name,
    unit: 'points',
    method: weighted ? weightedMethod : methods[interval],
    differenceMethod: weighted ? 'taylor' : interval === 'wald' ? 'wald' : 'adjusted-wald',
    measure: (answers) => (weighted ? measureWeighted(answers, settings) : measurePlain(answers, settings)),
    varianceOfOne(answers) {
      const variance = weighted ? varianceOfWeighted(inPoints(answers)) : netScoreVariance(groupsOf(answers));
      return variance === null ? null : 100 ** 2 * variance;
    },
    differ: (a, b) => (weighted ? differWeighted(a, b, confidence) : differPlain(a, b, settings)),
  };
}

function measurePlain(answers: readonly Answer[], { name, interval, confidence }: NetPromoterSettings): Row {
  const counts = groupsOf(answers);
  const answered = counts.promoters + counts.passives + counts.detractors;
  const part = (group: keyof NetScoreCounts) => (answered === 0 ? null : counts[group] / answered);
  const limits = intervalOf(counts, interval, confidence);
  return row([
    ['n', answered],
    ...Object.entries(counts),
    ['promoter_share', part('promoters')],
    ['passive_share', part('passives')],
    ['detractor_share', part('detractors')],
    [name, points(netScore(counts))],
    ['std_error', points(standardError(counts, interval))],
    ['conf_low', points(limits?.low ?? null)],
    ['conf_high', points(limits?.high ?? null)],
  ]);
}

const points = (share: number | null) => (share === null ? null : 100 * share);

function intervalOf(counts: NetScoreCounts, interval: NetPromoterInterval, confidence: number): Interval | null {
  switch (interval) {
    case 'adjusted-wald':
      return adjustedWaldNetScoreInterval(counts, confidence);
    case 'wald':
      return waldNetScoreInterval(counts, confidence);
    case 'score':
      return tangoNetScoreInterval(counts, confidence);
  }
}

/** The standard error that the interval stands on; the score interval has none. */
function standardError(counts: NetScoreCounts, interval: NetPromoterInterval): number | null {
  if (interval === 'score') return null;
  const added = interval === 'adjusted-wald' ? 1 : 0;
  const { promoters, passives, detractors } = counts;
  const used = {
    promoters: promoters + 0.75 * added,
    passives: passives + 1.5 * added,
    detractors: detractors + 0.75 * added,
  };
  const total = promoters + passives + detractors;
  const variance = total === 0 ? null : netScoreVariance(used);
  return variance === null ? null : Math.sqrt(variance / (total + 3 * added));
}

function differPlain(
  a: readonly Answer[],
  b: readonly Answer[],
  settings: NetPromoterSettings,
): TestedDifference | null {
  const [ofA, ofB] = [groupsOf(a), groupsOf(b)];
  const adjusted = settings.interval !== 'wald';
  const test = netScoreDifference(ofA, ofB, { confidence: settings.confidence, adjusted });
  if (test === null) return null;
  return {
    difference: points(netScore(ofA)! - netScore(ofB)!),
    std_error: points(test.std_error),
    conf_low: points(test.conf_low),
    conf_high: points(test.conf_high),
    statistic: test.statistic,
    p_value: test.p_value,
  };
}

const inPoints = (answers: readonly Answer[]) =>
  answers.map(({ value, ...rest }) => ({ ...rest, value: pointsOf(value) }));

function measureWeighted(answers: readonly Answer[], { name, confidence }: NetPromoterSettings): Row {
  const counts = groupsOf(answers);
  const total = answers.reduce((sum, { weight, n: answered }) => sum + weight * answered, 0);
  const part = (group: keyof NetScoreCounts) => {
    const weight = answers.reduce((sum, one) => sum + (groupOf(one.value) === group ? one.weight * one.n : 0), 0);
    return total === 0 ? null : weight / total;
  };
  const mean = weightedMean(inPoints(answers));
  const reach = mean.std_error === null ? null : normalCriticalValue(confidence) * mean.std_error;
  const limit = (side: -1 | 1) =>
    mean.estimate === null || reach === null ? null : points(Math.max(-1, Math.min(1, mean.estimate + side * reach)));
  return row([
    ['n', mean.n],
    ...Object.entries(counts),
    ['promoter_share', part('promoters')],
    ['passive_share', part('passives')],
    ['detractor_share', part('detractors')],
    [name, points(mean.estimate)],
    ['std_error', points(mean.std_error)],
    ['conf_low', limit(-1)],
    ['conf_high', limit(1)],
    [`${name}_unweighted`, points(netScore(counts))],
    ['n_eff', mean.n_eff],
    ['deff', mean.deff],
  ]);
}

function differWeighted(a: readonly Answer[], b: readonly Answer[], confidence: number): TestedDifference | null {
  return differenceOfWeighted(weightedMean(inPoints(a)), weightedMean(inPoints(b)), confidence, 100);
}
