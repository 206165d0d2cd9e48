import { amountOf } from '../../values/numbers/exact.ts';
import type { Cell } from './reduce.ts';

/** What a contact costs where the files do not say it: its minutes, shared by so many at once, and an amount of its own. */
export interface Rates {
  readonly minuteRate: number | null;
  readonly contactCost: number | null;
  readonly concurrency: number;
}

/** What some contacts cost together, and how many of them have a cost. */
export interface Cost {
  readonly cost: number | null;
  readonly costed: number;
}

/**
 * The cost of contacts: what the files say, and of those that say none minutes × rate ÷ concurrency + the amount of a contact.
 *
 * @example costOf({ cost: 0n, costed: 0, seconds: 450_000_000_000_000n, timed: 1, uncosted: 1 }, { minuteRate: 0.6, contactCost: 0.9, concurrency: 1 }) // => { cost: 5.4, costed: 1 }
 * @example costOf({ cost: 0n, costed: 0, seconds: 720_000_000_000_000n, timed: 1, uncosted: 1 }, { minuteRate: 0.6, contactCost: 0.4, concurrency: 2 }).cost // => 4
 */
export function costOf(
  { cost, costed: said, seconds, timed, uncosted }: Pick<Cell, 'cost' | 'costed' | 'seconds' | 'timed' | 'uncosted'>,
  { minuteRate, contactCost, concurrency }: Rates,
): Cost {
  const made = minuteRate !== null ? timed : contactCost !== null ? uncosted : 0;
  const costed = said + made;
  if (costed === 0) return { cost: null, costed };
  const working = (amountOf(seconds) / 60) * ((minuteRate ?? 0) / concurrency);
  return { cost: amountOf(cost) + working + made * (contactCost ?? 0), costed };
}
