import { groupsBy } from './groups.ts';
import type { Line } from './purchases.ts';

/** A row of `customer_totals`. */
export interface CustomerTotal {
  readonly customer: number;
  readonly segment: number;
  /** Days since 1970. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly purchases: number;
  readonly revenue: bigint;
}

/** The relation `customer_totals` of few lines of purchases, without a database: see `customerTotals`. */
export function foldCustomerTotals(lines: Iterable<Line>): readonly CustomerTotal[] {
  const groups = groupsBy(lines, ({ customer, segment }) => `${customer} ${segment}`);
  return [...groups.values()].map((own) => {
    const { customer, segment } = own[0]!;
    const days = own.map(({ day }) => day);
    return {
      customer,
      segment,
      firstDay: days.reduce((first, day) => Math.min(first, day)),
      lastDay: days.reduce((last, day) => Math.max(last, day)),
      purchases: new Set(days).size,
      revenue: own.reduce((sum, { amount }) => sum + amount, 0n),
    };
  });
}
