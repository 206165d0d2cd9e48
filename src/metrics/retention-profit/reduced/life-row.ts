import type { StateRow } from '../../reduction.ts';

/**
 * Customers are counted by how many whole years they were here, whether it is known what winning them cost, and how they left within
 * the first year. Of each such class there are sums, and sums of products, of what its customers cost and brought.
 */
export const lifeKeys = {
  /** `class`: how many customers; `item`: a sum; `product`: a sum of products of two items; `known`: what the files say at all. */
  part: 'text',
  /** Whole years in which they were here. */
  years: 'count',
  /** 1 where it is known what winning them cost. */
  acquired: 'count',
  /** Days until they left or were last seen, 366 for all who were here longer than a year. */
  time: 'count',
  /** 1 where they left at that time. */
  left: 'count',
  /** −1: what winning them cost; 0: what serving them cost in year 1; 1, 2, …: what they brought in that year of their life. */
  item: 'count',
  other: 'count',
} as const;

export const lifeSums = {
  customers: 'count',
  /** Of an item or a product; of year t: margin, less the cost of serving, more the margin of those whom they sent. */
  amount: 'money',
  margin: 'money',
  cost: 'money',
  referrals: 'money',
  /**
   * Of part `known`: purchases that say their margin, and that do not; contacts that say their cost; customers whom others sent; who
   * has an end; refunds without a purchase, of which `amount` is the sum.
   */
  margins: 'count',
  without_margin: 'count',
  costs: 'count',
  referred: 'count',
  ended: 'count',
  refunds: 'count',
} as const;

export type LifeRow = StateRow<typeof lifeKeys, typeof lifeSums>;

/** How many customers stand behind some rows. */
export const customersIn = (rows: readonly Readonly<Record<string, number | string | bigint>>[]): number =>
  rows.reduce((sum, { part, customers }) => (part === 'class' ? sum + Number(customers) : sum), 0);
