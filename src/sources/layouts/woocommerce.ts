import type { Layout } from './layout.ts';

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
  name: 'woocommerce',
  title: 'WooCommerce orders',
  relation: 'transactions',
  recognise: ['order_id', 'order_date', 'status', 'order_total', 'customer_id'],
  headerRows: { count: 1 },
  roles: {
    'transactions.customer_id': ['customer_id'],
    'transactions.transaction_id': ['order_id'],
    'transactions.occurred_at': ['order_date'],
    'transactions.amount': ['order_total'],
    'transactions.status': ['status'],
    'transactions.currency': ['currency', 'order_currency'],
  },
  exclude: [
    { header: 'status', values: [...unpaid, ...unpaid.map((status) => `wc-${status}`)], reason: 'status-excluded' },
  ],
  blanks: [{ header: 'customer_id', values: ['0'] }],
  traps: {
    en: 'Only paid orders count: processing and completed. Customer 0 is every guest: no customer.',
    es: 'Solo cuentan los pedidos pagados: processing y completed. El cliente 0 es cualquier invitado: no es un cliente.',
  },
} as const satisfies Layout;
