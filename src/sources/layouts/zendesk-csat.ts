import type { Layout } from './layout.ts';

export const zendeskCsat = {
  name: 'zendesk-csat',
  title: 'Zendesk CSAT',
  relation: 'responses',
  recognise: [/^(requester( id)?|ticket id|assignee( id)?)$/i, /^(ticket )?satisfaction (score|rating)$/i],
  headerRows: { count: 1 },
  roles: {
    'responses.response_id': ['Ticket ID', 'Id'],
    'responses.customer_id': ['Requester id', 'Requester external id', 'Requester'],
    'responses.satisfaction_score': [/^(ticket )?satisfaction (score|rating)$/i],
    'responses.comment': [/^(ticket )?satisfaction (comment|reason)$/i],
    'responses.submitted_at': [/^satisfaction (date|updated at|created at)$/i, 'Solved at', 'Updated at', 'Created at'],
    'responses.channel': ['Via', 'Channel', 'Ticket channel'],
  },
  notAnswers: ['offered', 'unoffered'],
  traps: {
    en: 'Answers are good or bad. "Offered" and "Unoffered" are tickets without an answer.',
    es: 'Las respuestas son good o bad. "Offered" y "Unoffered" son tickets sin respuesta.',
  },
} as const satisfies Layout;
