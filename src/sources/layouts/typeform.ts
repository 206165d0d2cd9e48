import type { Layout } from './layout.ts';

export const typeform = {
  name: 'typeform',
  title: 'Typeform',
  relation: 'responses',
  recognise: ['#', 'Submit Date (UTC)', 'Network ID'],
  headerRows: { count: 1 },
  roles: {
    'responses.response_id': ['#'],
    'responses.submitted_at': ['Submit Date (UTC)'],
    'responses.customer_id': ['customer_id', 'user_id'],
  },
  dateOrder: 'ymd',
  traps: {
    en: 'Times are UTC. Text is often wrongly decoded by whatever stored the file (Ã© for é).',
    es: 'Las horas son UTC. El texto suele venir mal decodificado por quien guardó el archivo (Ã© por é).',
  },
} as const satisfies Layout;
