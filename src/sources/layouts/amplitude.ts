import type { Layout } from './layout.ts';

export const amplitude = {
  name: 'amplitude',
  title: 'Amplitude events',
  recognise: ['event_type', 'event_time', 'amplitude_id'],
  headerRows: { count: 1 },
  traps: {
    en: 'Of several times (client, server upload, processed), event_time is when it happened, UTC. user_id is empty before sign-in. Cells hold JSON.',
    es: 'De las varias horas (cliente, subida, proceso), event_time es cuándo ocurrió, UTC. user_id está vacío antes de identificarse. Las celdas contienen JSON.',
  },
} as const satisfies Layout;
