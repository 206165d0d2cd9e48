import type { Export } from './export.ts';

export const stripe = {
  layout: 'stripe',
  relation: 'transactions',
  roles: {
    customer_id: ['Customer ID', 'Customer Email'],
    transaction_id: ['id'],
    occurred_at: [/^Created( date)? \(UTC\)$/i],
    amount: ['Amount'],
    status: ['Status'],
    currency: ['Currency'],
  },
  exclude: [
    {
      header: 'Status',
      values: [
        'Failed',
        'Refunded',
        'Canceled',
        'Cancelled',
        'Blocked',
        'Pending',
        'Incomplete',
        'Uncaptured',
        'Expired',
        'Requires action',
      ],
      reason: 'status-excluded',
    },
  ],
  dateOrder: 'ymd',
  amount: { subtract: ['Amount Refunded'] },
} as const satisfies Export<'transactions'>;
