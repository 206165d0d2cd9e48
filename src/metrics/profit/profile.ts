import { CxError } from '../../errors.ts';
import type { State } from '../../estimates/groups/state.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import { sql } from '../../sql/tag.ts';
import { defineQueryWhen, type StateRow } from '../reduction.ts';
import { profitOf, type Parts } from './parts.ts';

const profileKeys = { year: 'money' } as const;

/** How many records say a year, what the parts of its profit come to, and how many say each part that may lack. */
const profileSums = {
  years: 'count',
  base_profit: 'money',
  revenue_growth: 'money',
  cost_savings: 'money',
  referrals: 'money',
  price_premium: 'money',
  growths: 'count',
  savings: 'count',
  referred: 'count',
  premiums: 'count',
} as const;

export type ProfileYear = StateRow<typeof profileKeys, typeof profileSums>;

/** The years of a profile, each with the parts of its profit. */
export const profile = defineQueryWhen((files) => files.has('profile'), {
  counts: 'profile',
  reads: { profile: ['year', 'base_profit'] },
  mayLack: { profile: ['revenue_growth', 'cost_savings', 'referrals', 'price_premium'] },
  window: 'records',
  keys: profileKeys,
  sums: profileSums,
  // A profile speaks of no person: there is nobody to hide.
  base: (rows) => (rows.length === 0 ? 0 : Number.MAX_SAFE_INTEGER),
  sql: sql`SELECT segment, CAST(NULL AS VARCHAR), year, count(*), sum(base_profit), coalesce(sum(revenue_growth), 0),
  coalesce(sum(cost_savings), 0), coalesce(sum(referrals), 0), coalesce(sum(price_premium), 0),
  count(revenue_growth), count(cost_savings), count(referrals), count(price_premium)
FROM profile GROUP BY segment, year`,
});

/** What a file says that a customer brings. */
export interface Profile {
  /** What winning him costs, where the file has a year 0. */
  readonly acquisitionCost: number | null;
  readonly years: readonly Parts[];
}

/**
 * The years of a profile in their order, whatever that of the file is. Year 0 is what winning a customer costs: money that
 * goes out, whether it is written below 0, as a profit, or above it, as a cost.
 * @throws profile-years where years are missing, twice there, or no whole numbers
 */
export function profileOf(state: State<ProfileYear>): Profile {
  const rows = state
    .map((row) => ({ ...row, year: amountOf(row.year) }))
    .toSorted((one, other) => one.year - other.year);
  const first = rows[0]?.year === 0 ? 0 : 1;
  const isWhole = rows.every(({ year, years }, at) => year === first + at && years === 1);
  if (!isWhole || rows.length === 1 - first)
    throw new CxError('profile-years', { years: rows.flatMap(({ year, years }) => Array<number>(years).fill(year)) });
  const parts = rows.map((row): Parts => ({
    base_profit: amountOf(row.base_profit),
    revenue_growth: row.growths > 0 ? amountOf(row.revenue_growth) : null,
    cost_savings: row.savings > 0 ? amountOf(row.cost_savings) : null,
    referrals: row.referred > 0 ? amountOf(row.referrals) : null,
    price_premium: row.premiums > 0 ? amountOf(row.price_premium) : null,
  }));
  return first === 0
    ? { acquisitionCost: Math.abs(profitOf(parts[0]!)), years: parts.slice(1) }
    : { acquisitionCost: null, years: parts };
}
