import { foldCustomerTotals, type CustomerTotal } from './customer-totals.ts';
import { groupsBy } from './groups.ts';
import type { Line } from './purchases.ts';

/** A row of `customer_scores`. */
export interface CustomerScore {
  readonly customer: number;
  readonly segment: number;
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: bigint;
  readonly recencyScore: number;
  readonly frequencyScore: number;
  readonly monetaryScore: number;
}

/**
 * The relation `customer_scores` of few lines of purchases, without a database: see `customerScores`.
 *
 * @param lines those of the days that are asked for
 * @param asOf the last day that counts, in days since 1970
 */
export function foldCustomerScores(lines: Iterable<Line>, asOf: number): readonly CustomerScore[] {
  const bySegment = groupsBy(foldCustomerTotals(lines), ({ segment }) => segment);
  return [...bySegment.values()].flatMap((own) => {
    const recencyScore = scoreAmong(own, ({ lastDay }) => lastDay);
    const frequencyScore = scoreAmong(own, ({ purchases }) => purchases);
    const monetaryScore = scoreAmong(own, ({ revenue }) => revenue);
    return own.map((total) => ({
      customer: total.customer,
      segment: total.segment,
      recency: asOf - total.lastDay,
      frequency: total.purchases,
      monetary: total.revenue,
      recencyScore: recencyScore(total),
      frequencyScore: frequencyScore(total),
      monetaryScore: monetaryScore(total),
    }));
  });
}

/** 1 and the whole fifths of all customers whose value is less. */
function scoreAmong(
  totals: readonly CustomerTotal[],
  valueOf: (total: CustomerTotal) => number | bigint,
): (total: CustomerTotal) => number {
  const rising = totals.map(valueOf).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const less = new Map<number | bigint, number>();
  for (const [at, value] of rising.entries()) if (!less.has(value)) less.set(value, at);
  return (total) => 1 + Math.floor((5 * less.get(valueOf(total))!) / totals.length);
}
