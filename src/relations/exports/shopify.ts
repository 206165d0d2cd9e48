import type { Export } from './export.ts';

export const shopify = {
  layout: 'shopify',
  relation: 'transactions',
  roles: {
    customer_id: ['Customer ID', 'Email'],
    transaction_id: ['Name', 'Id'],
    occurred_at: ['Created at', 'Paid at'],
    amount: ['Total'],
    status: ['Financial Status'],
    currency: ['Currency'],
  },
  // The status stands on an order's first line only, and its total too: later lines bring no amount.
  exclude: [
    {
      header: 'Financial Status',
      values: ['pending', 'authorized', 'voided', 'expired', 'refunded'],
      reason: 'status-excluded',
    },
  ],
  dateOrder: 'ymd',
  amount: { subtract: ['Refunded Amount'], oncePer: 'Name' },
} as const satisfies Export<'transactions'>;
