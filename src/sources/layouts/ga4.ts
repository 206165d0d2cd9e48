import type { Layout } from './layout.ts';

export const ga4 = {
  name: 'ga4',
  title: 'Google Analytics 4 events',
  recognise: ['event_timestamp', 'event_name', 'user_pseudo_id'],
  headerRows: { count: 1 },
  traps: {
    en: 'event_timestamp is microseconds since 1970, UTC. user_id is empty before sign-in; user_pseudo_id is a browser, not a person. Cells may hold JSON.',
    es: 'event_timestamp son microsegundos desde 1970, UTC. user_id está vacío antes de identificarse; user_pseudo_id es un navegador, no una persona. Puede haber JSON en las celdas.',
  },
} as const satisfies Layout;
