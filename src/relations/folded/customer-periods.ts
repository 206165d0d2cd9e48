import { groupsBy } from './groups.ts';
import type { Line } from './purchases.ts';

/** A row of `customer_periods`. */
export interface CustomerPeriod {
  readonly customer: number;
  readonly segment: number;
  readonly ordinal: number;
  readonly revenue: bigint;
  /** Of the period of the purchase before; null for the first. */
  readonly before: { readonly ordinal: number; readonly revenue: bigint } | null;
  /** The ordinal of the period of the purchase after; null for the last. */
  readonly after: number | null;
}

/**
 * The relation `customer_periods` of few lines of purchases, without a database: see `customerPeriods`.
 * @param ordinalOf the place in the grid of a day, in days since 1970; null for one that lies outside
 */
export function foldCustomerPeriods(
  lines: Iterable<Line>,
  ordinalOf: (day: number) => number | null,
): readonly CustomerPeriod[] {
  const groups = groupsBy(lines, ({ customer, segment }) => `${customer} ${segment}`);
  return [...groups.values()].flatMap((own) => {
    const sums = new Map<number, bigint>();
    for (const { day, amount } of own) {
      const ordinal = ordinalOf(day);
      if (ordinal !== null) sums.set(ordinal, (sums.get(ordinal) ?? 0n) + amount);
    }
    const periods = [...sums].map(([ordinal, revenue]) => ({ ordinal, revenue }));
    return periods
      .toSorted((a, b) => a.ordinal - b.ordinal)
      .map((period, at, all) => ({
        ...period,
        customer: own[0]!.customer,
        segment: own[0]!.segment,
        before: all[at - 1] ?? null,
        after: all[at + 1]?.ordinal ?? null,
      }));
  });
}
