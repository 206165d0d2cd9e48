import type { Layout } from './layout.ts';

export const shopify = {
  name: 'shopify',
  title: 'Shopify orders',
  recognise: ['Name', 'Financial Status', 'Total', 'Lineitem quantity', 'Lineitem name'],
  headerRows: { count: 1 },
  traps: {
    en: "A row is a line of an order; the order's total, status and currency stand on its first line only, so an order is counted once. Refunds are taken off; voided, unpaid and wholly refunded orders are excluded.",
    es: 'Cada fila es una línea de un pedido; el total, el estado y la moneda están solo en la primera, así que cada pedido cuenta una vez. Se restan las devoluciones; se excluyen los pedidos anulados, sin pagar o devueltos del todo.',
  },
} as const satisfies Layout;
