import type { Export } from './export.ts';

const unpaid = [
  'pending',
  'on-hold',
  'cancelled',
  'refunded',
  'failed',
  'checkout-draft',
  'auto-draft',
  'draft',
  'trash',
];

export const woocommerce = {
  layout: 'woocommerce',
  relation: 'transactions',
  roles: {
    customer_id: ['customer_id'],
    transaction_id: ['order_id'],
    occurred_at: ['order_date'],
    amount: ['order_total'],
    status: ['status'],
    currency: ['currency', 'order_currency'],
  },
  exclude: [
    { header: 'status', values: [...unpaid, ...unpaid.map((status) => `wc-${status}`)], reason: 'status-excluded' },
  ],
  counted: ['wc-processing', 'wc-completed'],
  blanks: [{ header: 'customer_id', values: ['0'] }],
} as const satisfies Export<'transactions'>;
