import type { Layout } from './layout.ts';

export const intercom = {
  name: 'intercom',
  title: 'Intercom conversations',
  relation: 'responses',
  recognise: ['Conversation ID', 'Conversation rating'],
  headerRows: { count: 1 },
  roles: {
    'responses.response_id': ['Conversation ID'],
    'responses.customer_id': ['User ID', 'Contact ID', 'External ID'],
    'responses.satisfaction_score': ['Conversation rating'],
    'responses.comment': ['Conversation rating remark'],
    'responses.submitted_at': [
      /^Conversation rated at\b/i,
      /^Conversation rating (requested|replied) at\b/i,
      /^Conversation started at\b/i,
    ],
    'responses.channel': ['Channel', 'Conversation channel'],
  },
  notAnswers: ['offered', 'unoffered'],
  dateOrder: 'ymd',
  traps: {
    en: 'A blank rating is a conversation that nobody rated. Answers of the bot and of people stand together: tell them apart by teammate.',
    es: 'Una valoración en blanco es una conversación que nadie valoró. Las respuestas del bot y de personas van juntas: distíngalas por el agente.',
  },
} as const satisfies Layout;
