import { exactText, product } from '../../values/numbers/exact.ts';
import type { NumberRange } from '../../values/numbers/range.ts';
import type { Assumed } from './assumed.ts';

/** How far a group of customers reaches, each number between two bounds; null where nobody answered, or nothing says it. */
export interface Reach {
  readonly customers: number;
  readonly told: NumberRange | null;
  readonly converted: NumberRange | null;
  /** Below 0 where what they tell drives customers away: `low` is the greater loss. */
  readonly value: NumberRange | null;
}

/** The numbers beside which customers are counted. */
interface Telling extends Pick<Assumed, 'conversionRate' | 'customerValue'> {
  readonly tells: NumberRange;
  readonly isLoss: boolean;
}

/**
 * How many people so many customers tell, how many of those are won (or lost), and what that is worth: products of decimals
 * as they were typed, rounded once.
 *
 * @example reachOf(50, { tells: { low: 4, high: 6 }, conversionRate: 0.02, customerValue: 300, isLoss: false }).value // => { low: 1200, high: 1800 }
 * @example reachOf(20, { tells: { low: 9, high: 15 }, conversionRate: 0.02, customerValue: 300, isLoss: true }).value // => { low: -1800, high: -1080 }
 */
export function reachOf(customers: number, { tells, conversionRate, customerValue, isLoss }: Telling): Reach {
  const times = (...factors: readonly number[]): NumberRange => {
    const bound = (told: number) => Number([customers, told, ...factors].map(exactText).reduce(product));
    return { low: bound(tells.low), high: bound(tells.high) };
  };
  const converted = conversionRate === null ? null : times(conversionRate);
  const worth = conversionRate === null || customerValue === null ? null : times(conversionRate, customerValue);
  return { customers, told: times(), converted, value: worth !== null && isLoss ? lost(worth) : worth };
}

/** Not −low, which would be −0 where nobody tells. */
const lost = ({ low, high }: NumberRange): NumberRange => ({ low: 0 - high, high: 0 - low });

/** Of customers of whom nobody answered. */
export const noReach: Reach = { customers: 0, told: null, converted: null, value: null };

/** What both groups bring and cost, each at its worst, and each at its best. */
export const netValue = (promoters: Reach, detractors: Reach): NumberRange | null =>
  promoters.value === null || detractors.value === null
    ? null
    : { low: promoters.value.low + detractors.value.low, high: promoters.value.high + detractors.value.high };
