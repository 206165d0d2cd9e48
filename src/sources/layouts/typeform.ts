import type { Layout } from './layout.ts';

export const typeform = {
  name: 'typeform',
  title: 'Typeform',
  recognise: ['#', 'Submit Date (UTC)', 'Network ID'],
  headerRows: { count: 1 },
  traps: {
    en: 'Times are UTC. Text is often wrongly decoded by whatever stored the file (Ã© for é).',
    es: 'Las horas son UTC. El texto suele venir mal decodificado por quien guardó el archivo (Ã© por é).',
  },
} as const satisfies Layout;
