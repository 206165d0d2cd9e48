import type { Layout } from './layout.ts';

export const stripe = {
  name: 'stripe',
  title: 'Stripe payments',
  recognise: ['id', /^Created( date)? \(UTC\)$/i, 'Amount', 'Amount Refunded', 'Status'],
  headerRows: { count: 1 },
  traps: {
    en: 'A payment refunded in part stays Paid: the refund is taken off. Failed and wholly refunded payments are excluded. Amounts of several currencies stand in one column.',
    es: 'Un pago devuelto en parte sigue como Paid: se resta la devolución. Se excluyen los pagos fallidos y los devueltos del todo. Puede haber importes de varias monedas en una columna.',
  },
} as const satisfies Layout;
