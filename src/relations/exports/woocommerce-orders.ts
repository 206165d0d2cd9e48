import type { Export } from './export.ts';

export const woocommerceOrders = {
  layout: 'woocommerce-orders',
  relation: 'transactions',
  roles: {
    customer_id: ['Customer User ID'],
    transaction_id: ['Order Number'],
    occurred_at: ['Order Date'],
    amount: ['Order Total Amount'],
    status: ['Order Status'],
    currency: ['Order Currency', 'Currency'],
  },
  exclude: [
    {
      header: 'Order Status',
      values: ['Pending payment', 'Pending', 'On hold', 'Cancelled', 'Refunded', 'Failed', 'Draft', 'Trash'],
      reason: 'status-excluded',
    },
  ],
  blanks: [{ header: 'Customer User ID', values: ['0'] }],
  amount: { subtract: ['Order Refund Amount'] },
} as const satisfies Export<'transactions'>;
