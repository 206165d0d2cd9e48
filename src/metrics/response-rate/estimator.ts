import type { Answer } from '../../records/tally/answers.ts';
import { column, confidenceLimits, n, stdError } from '../../results/columns.ts';
import { weightedMean } from '../../statistics/means/weighted-mean.ts';
import {
  differenceOfShares,
  differShares,
  estimateShare,
  varianceOfShare,
  type EstimateSettings,
} from '../../estimates/estimators/share.ts';
import { deff, effectiveN } from '../../estimates/estimators/weighted.ts';
import type { Estimator } from '../../estimates/estimator.ts';
import { countOf, row } from '../../estimates/groups.ts';
import { isAnswered, isDelivered } from './reduce.ts';

/** What the answers are divided by. */
export const denominators = ['delivered', 'invited'] as const;
export type Denominator = (typeof denominators)[number];

export const label = { en: 'Response rate', es: 'Tasa de respuesta' };

const invited = column('invited', { en: 'Invited', es: 'Invitaciones' }, 'count', {
  en: 'invitations',
  es: 'invitaciones',
});
const delivered = column('delivered', { en: 'Delivered', es: 'Entregadas' }, 'count', {
  en: 'invitations that arrived',
  es: 'invitaciones que llegaron',
});
export const answered = column('answered', { en: 'Answered', es: 'Respondidas' }, 'count', {
  en: 'invitations that were answered',
  es: 'invitaciones que se respondieron',
});
const deliveryRate = column('delivery_rate', { en: 'Delivery rate', es: 'Tasa de entrega' }, 'share', {
  en: 'invitations that arrived among all',
  es: 'invitaciones que llegaron entre todas',
});
const responseRate = column('response_rate', label, 'share', {
  en: 'invitations that were answered among those in the denominator',
  es: 'invitaciones que se respondieron entre las del denominador',
});
const unweighted = column(
  'response_rate_unweighted',
  { en: 'Response rate unweighted', es: 'Tasa de respuesta sin ponderar' },
  'share',
  { en: 'the rate when every invitation counts alike', es: 'la tasa si cada invitación cuenta igual' },
);

export const countAnswered = (invitations: readonly Answer[]): number =>
  countOf(invitations.filter(({ value }) => isAnswered(value)));
const countDelivered = (invitations: readonly Answer[]) =>
  countOf(invitations.filter(({ value }) => isDelivered(value)));

/** How many of those invited, or of those reached, answered. */
export function responseRateEstimator(of: Denominator, settings: EstimateSettings): Estimator {
  const { weighted } = settings;
  const among = (invitations: readonly Answer[]) =>
    of === 'invited' ? invitations : invitations.filter(({ value }) => isDelivered(value));
  return {
    measures: [
      n,
      invited,
      delivered,
      answered,
      deliveryRate,
      responseRate,
      stdError('share'),
      ...confidenceLimits('share'),
      ...(weighted ? [unweighted, effectiveN, deff] : []),
    ],
    estimate: 'response_rate',
    unit: 'share',
    differenceMethod: differenceOfShares(settings),
    measure(invitations) {
      const base = among(invitations);
      const rate = estimateShare(base, isAnswered, settings);
      const mean = weightedMean(base);
      return row([
        ['n', countOf(base)],
        ['invited', countOf(invitations)],
        ['delivered', countDelivered(invitations)],
        ['answered', rate.count],
        ['delivery_rate', estimateShare(invitations, isDelivered, settings).share],
        ['response_rate', rate.share],
        ['std_error', rate.std_error],
        ['conf_low', rate.conf_low],
        ['conf_high', rate.conf_high],
        ...(weighted
          ? ([
              ['response_rate_unweighted', rate.unweighted],
              ['n_eff', mean.n_eff],
              ['deff', mean.deff],
            ] as const)
          : []),
      ]);
    },
    varianceOfOne: (invitations) => varianceOfShare(among(invitations), isAnswered),
    differ: (a, b) => differShares(among(a), among(b), isAnswered, settings),
  };
}
