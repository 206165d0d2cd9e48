import type { Export } from './export.ts';

export const intercom = {
  layout: 'intercom',
  relation: 'responses',
  roles: {
    response_id: ['Conversation ID'],
    customer_id: ['User ID', 'Contact ID', 'External ID'],
    satisfaction_score: ['Conversation rating'],
    comment: ['Conversation rating remark'],
    submitted_at: [
      /^Conversation rated at\b/i,
      /^Conversation rating (requested|replied) at\b/i,
      /^Conversation started at\b/i,
    ],
    channel: ['Channel', 'Conversation channel'],
  },
  notAnswers: ['offered', 'unoffered'],
  dateOrder: 'ymd',
} as const satisfies Export<'responses'>;
