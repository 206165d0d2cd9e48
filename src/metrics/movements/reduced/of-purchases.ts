/** What every query of purchases reads, whatever it counts. */
export const ofPurchases = {
  counts: 'transactions',
  reads: { transactions: ['customer_id', 'occurred_at', 'amount'] },
  lends: 'customers',
  window: 'history',
} as const;
