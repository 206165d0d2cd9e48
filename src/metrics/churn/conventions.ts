import { wilsonInterval } from '../../statistics/proportions/wilson.ts';
import { ratio, type Movements } from '../movements/estimate.ts';
import type { LeavingDay } from '../movements/days.ts';

export const conventions = ['simple', 'chartmogul', 'baremetrics', 'stripe', 'shopify'] as const;
export type Convention = (typeof conventions)[number];

/** A rate of leaving by one convention. */
export interface Rate {
  /** Null where the convention adds up days. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Null where nobody was there to leave. */
  readonly churn_rate: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/** Each as a formula of columns, the same in every language. */
export const definitions: Readonly<Record<Convention, string>> = {
  simple: 'lost / start',
  chartmogul: 'lost / start',
  baremetrics: 'lost / start (30 d)',
  stripe: 'lost / (start + new)',
  shopify: 'Σ lost / start (1 d)',
};

const noRate: Rate = { numerator: null, denominator: null, churn_rate: null, conf_low: null, conf_high: null };

/**
 * The rate of a stretch of days by a convention; a count of lost that exceeds its base has no interval.
 * @param days those on which somebody left, for the convention that adds them up
 */
export function rateOf(
  convention: Convention,
  moved: Movements | null,
  days: readonly LeavingDay[],
  confidence: number,
): Rate {
  if (moved === null) return noRate;
  if (convention === 'shopify') return { ...noRate, churn_rate: dailyRate(days, moved) };
  const denominator = convention === 'stripe' ? moved.start + moved.new : moved.start;
  const numerator = moved.lost;
  const limits = numerator > denominator ? null : wilsonInterval(numerator, denominator, confidence);
  return {
    numerator,
    denominator,
    churn_rate: ratio(numerator, denominator),
    conf_low: limits?.low ?? null,
    conf_high: limits?.high ?? null,
  };
}

/** A day on which all who leave came that same day has nobody at its start, and no rate. */
function dailyRate(days: readonly LeavingDay[], { start, new: came }: Movements): number | null {
  if (start + came === 0) return null;
  return days.reduce((sum, day) => sum + (ratio(day.lost, day.start) ?? 0), 0);
}
