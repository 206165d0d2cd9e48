import type { Layout } from './layout.ts';

export const zendeskCsat = {
  name: 'zendesk-csat',
  title: 'Zendesk CSAT',
  recognise: [/^(requester( id)?|ticket id|assignee( id)?)$/i, /^(ticket )?satisfaction (score|rating)$/i],
  headerRows: { count: 1 },
  traps: {
    en: 'Answers are good or bad. "Offered" and "Unoffered" are tickets without an answer.',
    es: 'Las respuestas son good o bad. "Offered" y "Unoffered" son tickets sin respuesta.',
  },
} as const satisfies Layout;
