import type { State } from '../../estimates/groups/state.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import type { StateRow } from '../reduction.ts';

/** A row is one period, or under a blank one all days that were asked for; `complete` is 1 where it is over. */
export const stretchKeys = { period: 'text', complete: 'count' } as const;

/** Who bought in the stretch before and in this one, and into which parts those of this one fall. */
export const partSums = {
  customers_last: 'count',
  customers_this: 'count',
  customers_kept: 'count',
  customers_earned: 'count',
  customers_bought: 'count',
  customers_unknown: 'count',
  customers_returned: 'count',
  revenue_last: 'money',
  revenue_this: 'money',
  revenue_kept: 'money',
  revenue_earned: 'money',
  revenue_bought: 'money',
  revenue_unknown: 'money',
  revenue_returned: 'money',
} as const;

export type StretchRow = StateRow<typeof stretchKeys, typeof partSums>;

/** Who bought last year too; new customers by what brought them; who bought before last year and came back. */
export const parts = ['kept', 'earned', 'bought', 'unknown', 'returned'] as const;
export type Part = (typeof parts)[number];
export type Group = 'last' | 'this' | Part;

/** Customers of a stretch and what they spent, by part. */
export interface Parts {
  readonly customers: (group: Group) => number;
  /** In units of 10^−12. */
  readonly revenue: (group: Group) => bigint;
  /** Its last period is over. */
  readonly complete: boolean;
}

/**
 * A group's rows together: those of all days as one stretch, else its periods side by side.
 * @throws where the parts are not the whole
 */
export function partsOf(rows: State<StretchRow>): Parts | null {
  const own = stretchesOf(rows);
  const last = own.at(-1);
  if (last === undefined) return null;
  const customers = (group: Group) => own.reduce((sum, row) => sum + row[`customers_${group}`], 0);
  const revenue = (group: Group) => own.reduce((sum, row) => sum + row[`revenue_${group}`], 0n);
  const isWhole =
    parts.reduce((sum, part) => sum + customers(part), 0) === customers('this') &&
    parts.reduce((sum, part) => sum + revenue(part), 0n) === revenue('this');
  if (!isWhole) throw new Error('the parts of earned growth are not the revenue');
  return { customers, revenue, complete: last.complete === 1 };
}

/** Beside a row of all days, periods are no part of the answer. */
function stretchesOf<R extends { readonly period?: unknown }>(rows: readonly R[]): readonly R[] {
  const asOne = rows.filter(({ period }) => period === '');
  return asOne.length > 0 ? asOne : rows;
}

/** The fewest customers whom a row gives away: those of its smallest part, of those that somebody is in. */
export function fewestInParts(rows: readonly Readonly<Record<string, number | string | bigint>>[]): number {
  const own = stretchesOf<Readonly<Record<string, number | string | bigint>>>(rows);
  const counts = (['last', ...parts] as const).map((group) =>
    own.reduce((sum, row) => sum + Number(row[`customers_${group}`]), 0),
  );
  const some = counts.filter((count) => count > 0);
  return some.length === 0 ? 0 : Math.min(...some);
}

/** A part of last year's revenue; null where there was none to grow from. */
export const ofLast = (units: bigint, last: bigint): number | null =>
  last <= 0n ? null : amountOf(units) / amountOf(last);
