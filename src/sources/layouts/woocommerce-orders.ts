import type { Layout } from './layout.ts';

export const woocommerceOrders = {
  name: 'woocommerce-orders',
  title: 'WooCommerce orders, with headers in words',
  recognise: ['Order Number', 'Order Status', 'Order Date', 'Order Total Amount', 'Customer User ID'],
  headerRows: { count: 1 },
  traps: {
    en: 'Only paid orders count: Processing and Completed. What was given back of an order is taken off. User 0 is every guest: no customer.',
    es: 'Solo cuentan los pedidos pagados: Processing y Completed. Lo devuelto de un pedido se resta. El usuario 0 es cualquier invitado: no es un cliente.',
  },
} as const satisfies Layout;
