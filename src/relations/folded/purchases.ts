import { groupsBy } from './groups.ts';

/** A line of a transactions file, or what it adds to the purchase of a day. */
export interface Line {
  readonly customer: number;
  readonly segment: number;
  /** Days since 1970. */
  readonly day: number;
  /** In units of the smallest that any line has. */
  readonly amount: bigint;
}

/** What `purchase_lines` and `unclaimed_refunds` hold. */
export interface Purchases {
  readonly lines: readonly Line[];
  readonly unclaimed: readonly Pick<Line, 'customer' | 'day' | 'amount'>[];
}

/** The relations `purchase_lines` and `unclaimed_refunds` of few lines, without a database. */
export function foldPurchases(transactions: Iterable<Line>): Purchases {
  const lines: Line[] = [];
  const unclaimed: Line[] = [];
  for (const own of groupsBy(transactions, ({ customer }) => customer).values()) {
    if (own.every(({ amount }) => amount >= 0n)) {
      lines.push(...own);
      continue;
    }
    const days = [...groupsBy(own, ({ day }) => day).values()].toSorted(([a], [b]) => a!.day - b!.day);
    for (const [at, day] of days.entries()) {
      if (day.some(isPurchase)) lines.push(...day);
      else {
        const before = days.slice(0, at).findLast((earlier) => earlier.some(isPurchase));
        const given = { ...day[0]!, amount: day.reduce((sum, { amount }) => sum + amount, 0n) };
        if (before === undefined) unclaimed.push(given);
        else lines.push({ ...largest(before), amount: given.amount });
      }
    }
  }
  return { lines, unclaimed };
}

const isPurchase = ({ amount }: Line) => amount >= 0n;

/** The largest line of a day; of equal ones that of the first segment. */
const largest = (day: readonly Line[]): Line =>
  day.reduce((most, line) =>
    line.amount > most.amount || (line.amount === most.amount && line.segment < most.segment) ? line : most,
  );
