import type { StateRow } from '../../reduction.ts';

export const renewedKeys = {
  renewals: 'count',
  /** 1 where he did not renew once more. */
  lost: 'count',
  /** 1 where he is still a customer; who left within a unit of time that is not over is neither. */
  here: 'count',
} as const;

export const renewedSums = {
  customers: 'count',
  /** Of whom money is known. */
  priced: 'count',
  /** Money a month. */
  revenue: 'money',
} as const;

export type RenewedRow = StateRow<typeof renewedKeys, typeof renewedSums>;
