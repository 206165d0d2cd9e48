import { joined } from '../../estimates/groups/joined.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import { sql } from '../../sql/tag.ts';
import type { StateRow } from '../reduction.ts';

/**
 * The rows of a state: one for each period, and one (`whole` is 1, under the name of the last period) for all of them as one
 * stretch of days, where there are several. What customers of the first start bring at the last end is no sum over periods.
 */
export const cohortKeys = { period: 'text', complete: 'count', whole: 'count' } as const;

export const cohortSums = {
  /** At the start. */
  customers: 'count',
  /** Of these, who are there at the end too. */
  stayed: 'count',
  /** All who are there at the end: the next start. */
  end: 'count',
  /** Customers of whom money is known. */
  priced: 'count',
  revenue_start: 'money',
  /** What each brings at the end, and never more than at the start. */
  revenue_retained: 'money',
  /** What those of the start bring at the end. */
  revenue_end: 'money',
} as const;

/** The customers at the start of a stretch of days, and what they bring at its end. */
export type Cohort = StateRow<typeof cohortKeys, typeof cohortSums>;

/** Of the relations `stretches(place, name, complete, whole)` and `sides(segment, place, earlier, later, priced)`: a row for
 * each customer, NULL where he is not there. */
export const cohortsOfSides = sql`
SELECT cells.segment, cells.name, cells.name, CASE WHEN cells.complete THEN 1 ELSE 0 END, cells.whole,
  count(earlier), count(*) FILTER (WHERE earlier IS NOT NULL AND later IS NOT NULL), count(later),
  count(*) FILTER (WHERE priced), coalesce(sum(earlier), 0),
  coalesce(sum(least(earlier, coalesce(later, 0))) FILTER (WHERE earlier IS NOT NULL), 0),
  coalesce(sum(later) FILTER (WHERE earlier IS NOT NULL), 0)
FROM cells LEFT JOIN sides ON sides.segment = cells.segment AND sides.place = cells.place
GROUP BY cells.segment, cells.place, cells.name, cells.complete, cells.whole`;

/** What one customer brings at the start of a stretch of days and at its end; null where he is not there. */
export interface Sides {
  readonly earlier: bigint | null;
  readonly later: bigint | null;
  readonly priced: boolean;
}

/** The sums of a row, of few customers. */
export function cohortOf(customers: readonly Sides[]): Pick<Cohort, keyof typeof cohortSums> {
  const cohort = customers.flatMap(({ earlier, later }) => (earlier === null ? [] : [{ earlier, later: later ?? 0n }]));
  const count = (is: (one: Sides) => boolean) => customers.filter(is).length;
  const sum = (of: (one: (typeof cohort)[number]) => bigint) => cohort.reduce((total, one) => total + of(one), 0n);
  return {
    customers: cohort.length,
    stayed: count(({ earlier, later }) => earlier !== null && later !== null),
    end: count(({ later }) => later !== null),
    priced: count(({ priced }) => priced),
    revenue_start: sum(({ earlier }) => earlier),
    revenue_retained: sum(({ earlier, later }) => (later < earlier ? later : earlier)),
    revenue_end: sum(({ later }) => later),
  };
}

/** The row of a group's whole stretch of days; null without any. */
export function wholeOf<R extends { readonly whole?: unknown }>(rows: readonly R[]): R | null {
  return periodsOf(rows).length === 1 ? periodsOf(rows)[0]! : (rows.find(({ whole }) => whole === 1) ?? null);
}

export const periodsOf = <R extends { readonly whole?: unknown }>(rows: readonly R[]): readonly R[] =>
  rows.filter(({ whole }) => whole === 0);

/** How many customers a stretch of days gives away: the fewest of those at its start, who stayed, and at its end. */
export function fewestOfCohort(rows: readonly Readonly<Record<string, number | string | bigint>>[]): number {
  const row = wholeOf(rows);
  const counts = row === null ? [] : [row['customers'], row['stayed'], row['end']].map(Number);
  const some = counts.filter((count) => count > 0);
  return some.length === 0 ? 0 : Math.min(...some);
}

const noMoney = { priced: 0, revenue_start: 0n, revenue_retained: 0n, revenue_end: 0n };
const noCustomers = { customers: 0, stayed: 0, end: 0 };

/** Who is a customer by one file, and what customers spent by another. */
export const withMoneyOf = (lives: Shown<Cohort>, spending: Shown<Cohort>): Shown<Cohort> =>
  joined(lives, spending, lives.shape, {
    fromA: (row) => ({ ...row, ...noMoney }),
    fromB: (row) => ({ ...row, ...noCustomers }),
  });
