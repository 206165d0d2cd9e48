// Customers scored by a plain loop, as the definition says.
import type { Day } from './customer-calendar.ts';
import type { Purchase } from './customer-purchases.ts';

/** A customer with what is scored, and his scores; money in hundredths. */
export interface ScoredCustomer {
  readonly id: string;
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly r: number;
  readonly f: number;
  readonly m: number;
  readonly name: string;
}

export function scoredCustomers(purchases: readonly Purchase[], asOf: Day): readonly ScoredCustomer[] {
  const ids = [...new Set(purchases.map(({ customer }) => customer))].toSorted();
  const values = ids.map((id) => {
    const own = purchases.filter(({ customer }) => customer === id);
    return {
      id,
      recency: asOf - Math.max(...own.map(({ day }) => day)),
      frequency: new Set(own.map(({ day }) => day)).size,
      monetary: own.reduce((sum, { amount }) => sum + amount, 0),
    };
  });
  const score = (value: number, all: readonly number[]) =>
    1 + Math.floor((5 * all.filter((other) => other < value).length) / all.length);
  return values.map((one) => {
    const r = score(
      -one.recency,
      values.map(({ recency }) => -recency),
    );
    const f = score(
      one.frequency,
      values.map(({ frequency }) => frequency),
    );
    const m = score(
      one.monetary,
      values.map(({ monetary }) => monetary),
    );
    return { ...one, r, f, m, name: nameOf(r, Math.round((f + m) / 2)) };
  });
}

/** The table of the contract, line by line. */
export function nameOf(r: number, v: number): string {
  if (r >= 4 && v >= 4) return 'champions';
  if (r === 3 && v >= 4) return 'loyal';
  if (r >= 4 && v >= 2) return 'potential-loyalist';
  if (r === 5) return 'new';
  if (r === 4) return 'promising';
  if (r === 3) return v === 3 ? 'need-attention' : 'about-to-sleep';
  if (v === 5) return 'cannot-lose';
  if (v >= 3) return 'at-risk';
  return r === 2 ? 'hibernating' : 'lost';
}
