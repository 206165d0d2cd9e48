import type { Layout } from './layout.ts';

export const stripe = {
  name: 'stripe',
  title: 'Stripe payments',
  relation: 'transactions',
  recognise: ['id', /^Created( date)? \(UTC\)$/i, 'Amount', 'Amount Refunded', 'Status'],
  headerRows: { count: 1 },
  roles: {
    'transactions.customer_id': ['Customer ID', 'Customer Email'],
    'transactions.transaction_id': ['id'],
    'transactions.occurred_at': [/^Created( date)? \(UTC\)$/i],
    'transactions.amount': ['Amount'],
    'transactions.status': ['Status'],
    'transactions.currency': ['Currency'],
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
  traps: {
    en: 'A payment refunded in part stays Paid: the refund is taken off. Failed and wholly refunded payments are excluded. Amounts of several currencies stand in one column.',
    es: 'Un pago devuelto en parte sigue como Paid: se resta la devolución. Se excluyen los pagos fallidos y los devueltos del todo. Puede haber importes de varias monedas en una columna.',
  },
} as const satisfies Layout;
