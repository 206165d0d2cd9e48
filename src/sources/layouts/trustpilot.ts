import type { Layout } from './layout.ts';

export const trustpilot = {
  name: 'trustpilot',
  title: 'Trustpilot service reviews',
  recognise: ['Review Id', /^Review Created/i, 'Review Stars'],
  headerRows: { count: 1 },
  traps: {
    en: 'Company Response is the text of the answer; its date is a column of its own that not every export has.',
    es: 'Company Response es el texto de la respuesta; su fecha es otra columna, que no todas las exportaciones traen.',
  },
} as const satisfies Layout;
