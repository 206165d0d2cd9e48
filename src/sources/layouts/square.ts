import type { Layout } from './layout.ts';

export const square = {
  name: 'square',
  title: 'Square transactions',
  recognise: ['Date', 'Gross Sales', 'Net Sales', 'Transaction ID', 'Event Type'],
  headerRows: { count: 1 },
  traps: {
    en: 'Net Sales is taken: after discounts, before tax and tips. Refunds are rows of their own, below zero. Amounts are written "$1,240.00".',
    es: 'Se toma Net Sales: tras descuentos, antes de impuestos y propinas. Las devoluciones son filas aparte, negativas. Los importes se escriben "$1,240.00".',
  },
} as const satisfies Layout;
