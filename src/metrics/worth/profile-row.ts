import type { StateRow } from '../reduction.ts';

/** The groups of customers by their answer, from those who recommend to those who said nothing. */
export const groupNames = ['promoter', 'passive', 'detractor', 'no-answer'] as const;
export type GroupName = (typeof groupNames)[number];

export const profileKeys = {
  /**
   * `seen`: customers of a group by how many days they were seen and whether they left; `before`: those who were seen long enough
   * before their answer and after it; `known`: what the files say at all.
   */
  part: 'text',
  group: 'text',
  /** Days since the clock started; −1 for those who were never seen after it. */
  time: 'count',
  /** 1 for those who left at that time. */
  left: 'count',
  /** 1 for those of whom it is known what they bring. */
  priced: 'count',
} as const;

/** Money is in units of the file, or in parts of them (see reduce.ts). Value is margin, or revenue without one, less cost. */
export const profileSums = {
  customers: 'count',
  /** Those of them who are still here on the last day that counts. */
  present: 'count',
  /** Customers whom those of the row sent. */
  referrals: 'count',
  revenue: 'money',
  margin: 'money',
  cost: 'money',
  /** What they bring less what they cost, and the squares of both. */
  value: 'money',
  revenue_squared: 'money',
  value_squared: 'money',
  revenue_value: 'money',
  /** Of part `before`: value a year before the answer and after it, squares and products. */
  value_before: 'money',
  value_after: 'money',
  before_squared: 'money',
  before_after: 'money',
  after_squared: 'money',
  /**
   * Of part `known`: purchases that say their margin, and that do not; contacts that say their cost; customers whom others sent;
   * refunds without a purchase, of which `revenue` is the sum.
   */
  margins: 'count',
  without_margin: 'count',
  costs: 'count',
  referred: 'count',
  refunds: 'count',
} as const;

export type ProfileRow = StateRow<typeof profileKeys, typeof profileSums>;

/** How many customers stand behind some rows. */
export const customersIn = (rows: readonly Readonly<Record<string, number | string | bigint>>[]): number =>
  rows.reduce((sum, { part, customers }) => (part === 'seen' ? sum + Number(customers) : sum), 0);
