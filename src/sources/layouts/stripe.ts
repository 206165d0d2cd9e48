import type { Layout } from './layout.ts';

export const stripe = {
  name: 'stripe',
  title: 'Stripe payments',
  recognise: ['id', /^Created( date)? \(UTC\)$/i, 'Amount', 'Amount Refunded', 'Status'],
  headerRows: { count: 1 },
  traps: {
    en: 'A payment refunded in part stays Paid: metrics of purchases take Amount Refunded off. Failed and wholly refunded payments are excluded. Amounts of several currencies stand in one column.',
    es: 'Un pago devuelto en parte sigue como Paid: las métricas de compras restan Amount Refunded. Se excluyen los pagos fallidos y los devueltos del todo. Puede haber importes de varias monedas en una columna.',
  },
} as const satisfies Layout;
