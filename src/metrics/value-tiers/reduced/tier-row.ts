import type { StateRow } from '../../reduction.ts';

export const tierKeys = {
  tier: 'count',
  /**
   * `worth`: its customers; `answered`: those of them who answered anything; the column of a score: those whose latest answer it is;
   * `there`, `lost`: those who were there when the horizon began, and those of them who left in it.
   */
  part: 'text',
  score: 'count',
} as const;

export const tierSums = {
  customers: 'count',
  /** What those of `worth` are worth. */
  value: 'money',
} as const;

export type TierRow = StateRow<typeof tierKeys, typeof tierSums>;

/** How many customers stand behind some rows. */
export const customersIn = (rows: readonly Readonly<Record<string, number | string | bigint>>[]): number =>
  rows.reduce((sum, { part, customers }) => (part === 'worth' ? sum + Number(customers) : sum), 0);
