import type { Export } from './export.ts';

export const zendeskCsat = {
  layout: 'zendesk-csat',
  relation: 'responses',
  roles: {
    response_id: ['Ticket ID', 'Id'],
    customer_id: ['Requester id', 'Requester external id', 'Requester'],
    satisfaction_score: [/^(ticket )?satisfaction (score|rating)$/i],
    comment: [/^(ticket )?satisfaction (comment|reason)$/i],
    submitted_at: [/^satisfaction (date|updated at|created at)$/i, 'Solved at', 'Updated at', 'Created at'],
    channel: ['Via', 'Channel', 'Ticket channel'],
  },
  notAnswers: ['offered', 'unoffered'],
} as const satisfies Export<'responses'>;
