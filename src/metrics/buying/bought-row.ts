import type { StateRow } from '../reduction.ts';

export const boughtKeys = {
  /** `history`: customers who bought alike; `day`: who came on a day, and how many purchases were made on it. */
  part: 'text',
  /** Purchases after the first. */
  repeats: 'count',
  /** Days from the first purchase to the last, and to the last day that is looked at. */
  recency: 'count',
  age: 'count',
  /** What the purchases after the first came to; nothing where that is below 0. */
  spend: 'money',
  /** Purchases after the last day that is looked at, where some days are held out, and those in the year up to it. */
  later: 'count',
  recent: 'count',
  /** Days since 1970. */
  day: 'count',
} as const;

export const boughtSums = { customers: 'count', purchases: 'count', revenue: 'money' } as const;

export type BoughtRow = StateRow<typeof boughtKeys, typeof boughtSums>;

export const isHistory = ({ part }: Pick<BoughtRow, 'part'>): boolean => part === 'history';

/** How many customers stand behind some rows. */
export const customersIn = (rows: readonly Readonly<Record<string, number | string | bigint>>[]): number =>
  rows.reduce((sum, { part, customers }) => (part === 'history' ? sum + Number(customers) : sum), 0);
