import { amountUnits, exactText } from '../../values/numbers/exact.ts';

/** What a contact costs where the files do not say it: its minutes, shared by so many at once, and an amount of its own. */
export interface Rates {
  readonly minuteRate: number | null;
  readonly contactCost: number | null;
  readonly concurrency: number;
}

/** The rates of a channel; null where a file of costs lacks it. */
export type RatesOf = (channel: string) => Rates | null;

/** What is counted of some contacts of one channel, amounts in units of 10^−12. */
export interface Costed {
  readonly channel: string;
  /** What the files say, and of how many. */
  readonly cost: bigint;
  readonly costed: number;
  /** Of those of which they do not: working time, how many have one, and how many there are. */
  readonly seconds: bigint;
  readonly timed: number;
  readonly uncosted: number;
}

/** What some contacts cost together, and how many of them have a cost. */
export interface Cost {
  /** In units of 10^−12. */
  readonly cost: bigint;
  readonly costed: number;
}

const units = (number: number) => amountUnits(exactText(number));

/**
 * The cost of contacts of one channel: what the files say, and of those that say none minutes × rate ÷ concurrency + the amount of a
 * contact. Exact but for the twelfth decimal, so that parts add up.
 *
 * @example Number(costOf({ channel: 'phone', cost: 0n, costed: 0, seconds: 450_000_000_000_000n, timed: 1, uncosted: 1 }, () => ({ minuteRate: 0.6, contactCost: 0.9, concurrency: 1 })).cost) // => 5400000000000
 * @example Number(costOf({ channel: 'chat', cost: 0n, costed: 0, seconds: 720_000_000_000_000n, timed: 1, uncosted: 1 }, () => ({ minuteRate: 0.6, contactCost: 0.4, concurrency: 2 })).cost) // => 4000000000000
 */
export function costOf({ channel, cost, costed, seconds, timed, uncosted }: Costed, ratesOf: RatesOf): Cost {
  const rates = ratesOf(channel);
  if (rates === null) return { cost, costed };
  const { minuteRate, contactCost, concurrency } = rates;
  const made = minuteRate !== null ? timed : contactCost !== null ? uncosted : 0;
  const shared = 60n * units(concurrency);
  const working = (seconds * units(minuteRate ?? 0) * 2n + shared) / (2n * shared);
  return { cost: cost + working + BigInt(made) * units(contactCost ?? 0), costed: costed + made };
}

/** Contacts of several channels. */
export const costOfAll = (all: readonly Costed[], ratesOf: RatesOf): Cost =>
  all
    .map((one) => costOf(one, ratesOf))
    .reduce((sum, one) => ({ cost: sum.cost + one.cost, costed: sum.costed + one.costed }), { cost: 0n, costed: 0 });
