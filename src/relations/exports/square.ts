import type { Export } from './export.ts';

export const square = {
  layout: 'square',
  relation: 'transactions',
  roles: {
    customer_id: ['Customer ID', 'Customer Reference ID'],
    transaction_id: ['Transaction ID'],
    occurred_at: ['Date'],
    amount: ['Net Sales'],
    status: ['Event Type'],
  },
} as const satisfies Export<'transactions'>;
