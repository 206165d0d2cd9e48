import { measure, type Estimator } from '../../estimates/estimator.ts';
import type { EstimateSettings } from '../../estimates/estimators/settings.ts';
import {
  differenceOfShares,
  differShares,
  estimateShare,
  varianceOfShare,
  type ShareEstimate,
} from '../../estimates/estimators/share.ts';
import { costOfWeights } from '../../estimates/estimators/weighted.ts';
import { answered, column, confidenceLimits, n, stdError } from '../../results/columns.ts';
import { countAll, isAnswered, isDelivered, isToldOf, type Invitations } from './reduce.ts';

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
const deliveryRate = column('delivery_rate', { en: 'Delivery rate', es: 'Tasa de entrega' }, 'share', {
  en: 'invitations that arrived among all; empty where no file tells it',
  es: 'invitaciones que llegaron entre todas; vacía si ningún archivo lo dice',
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

/** Invitations by what became of them. */
export interface ResponseRate {
  readonly invited: number;
  readonly delivered: ShareEstimate;
  /** Whether the files say which arrived; else all count as delivered, and there is no rate of it. */
  readonly isDeliveryTold: boolean;
  /** Among those in the denominator. */
  readonly answered: ShareEstimate;
}

/** How many of those invited, or of those reached, answered. */
export function responseRateEstimator(
  of: Denominator,
  settings: EstimateSettings,
): Estimator<Invitations, ResponseRate> {
  const { confidence, weighted } = settings;
  const [low, high] = confidenceLimits('share');
  return {
    estimate: (invitations) => ({
      invited: countAll(invitations),
      delivered: estimateShare(invitations, isDelivered, settings),
      isDeliveryTold: isToldOf(invitations),
      answered: estimateShare(
        of === 'invited' ? invitations : invitations.filter(({ value }) => isDelivered(value)),
        isAnswered,
        settings,
      ),
    }),
    measures: [
      measure(n, (rate) => rate.answered.n),
      measure(invited, (rate) => rate.invited),
      measure(delivered, (rate) => rate.delivered.count),
      measure(answered, (rate) => rate.answered.count),
      measure(deliveryRate, (rate) => (rate.isDeliveryTold ? rate.delivered.share : null)),
      measure(responseRate, (rate) => rate.answered.share),
      measure(stdError('share'), (rate) => rate.answered.std_error),
      measure(low, (rate) => rate.answered.conf_low),
      measure(high, (rate) => rate.answered.conf_high),
      ...(weighted
        ? [
            measure<ResponseRate>(unweighted, (rate) => rate.answered.unweighted),
            ...costOfWeights<ResponseRate>((rate) => rate.answered.weighted),
          ]
        : []),
    ],
    main: 'response_rate',
    base: (rate) => rate.answered.n,
    differenceMethod: differenceOfShares(settings),
    differ: (a, b) => differShares(a.answered, b.answered, confidence),
    varianceOfOne: (rate) => varianceOfShare(rate.answered),
  };
}
