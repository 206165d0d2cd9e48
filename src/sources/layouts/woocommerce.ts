import type { Layout } from './layout.ts';

export const woocommerce = {
  name: 'woocommerce',
  title: 'WooCommerce orders',
  recognise: ['order_id', 'order_date', 'status', 'order_total', 'customer_id'],
  headerRows: { count: 1 },
  traps: {
    en: 'Only paid orders count: processing and completed. Customer 0 is every guest: no customer.',
    es: 'Solo cuentan los pedidos pagados: processing y completed. El cliente 0 es cualquier invitado: no es un cliente.',
  },
} as const satisfies Layout;
