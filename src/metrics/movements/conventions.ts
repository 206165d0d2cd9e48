import type { Words } from '../../results/result.ts';
import type { State } from '../../estimates/groups/state.ts';
import { wilsonInterval } from '../../statistics/proportions/wilson.ts';
import { ratio, type Movements } from './estimate.ts';
import type { Movement } from './movement.ts';

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

/** The same, as people read it. */
export const definitionWords: Words = {
  'lost / start': { en: 'lost / start', es: 'bajas / inicio' },
  'lost / start (30 d)': { en: 'lost / start (30 d)', es: 'bajas / inicio (30 d)' },
  'lost / (start + new)': { en: 'lost / (start + new)', es: 'bajas / (inicio + nuevos)' },
  'Σ lost / start (1 d)': { en: 'Σ lost / start (1 d)', es: 'Σ bajas / inicio (1 d)' },
};

const noRate: Rate = { numerator: null, denominator: null, churn_rate: null, conf_low: null, conf_high: null };

/**
 * The rate of a stretch of days by a convention; a count of lost that exceeds its base has no interval.
 * @param rows its periods and days, for the convention that adds up days
 */
export function rateOf(
  convention: Convention,
  moved: Movements | null,
  rows: State<Movement>,
  confidence: number,
): Rate {
  if (moved === null) return noRate;
  if (convention === 'shopify') return { ...noRate, churn_rate: dailyRate(rows, moved) };
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

/**
 * The rates of all days together. A day on which all who leave came that same day has nobody at its start, and no rate.
 * @param rows periods, each before its days
 */
function dailyRate(rows: State<Movement>, { start, new: came, returned }: Movements): number | null {
  if (start + came + (returned ?? 0) === 0) return null;
  let [sum, there] = [0, 0];
  for (const row of rows) {
    if (row.day === '') there = row.start;
    else {
      sum += ratio(row.lost, there) ?? 0;
      there += row.new + row.returned - row.lost;
    }
  }
  return sum;
}
