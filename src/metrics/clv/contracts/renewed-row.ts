import type { StateRow } from '../../reduction.ts';

export const renewedKeys = {
  /** Whole months, and days, for which somebody has been a customer. */
  months: 'count',
  days: 'count',
  /** 1 where he left at the end of that time. */
  lost: 'count',
} as const;

export const renewedSums = {
  customers: 'count',
  /** Of whom money is known. */
  priced: 'count',
  /** Money a month. */
  revenue: 'money',
} as const;

export type RenewedRow = StateRow<typeof renewedKeys, typeof renewedSums>;
