import type { Layout } from './layout.ts';

export const intercom = {
  name: 'intercom',
  title: 'Intercom conversations',
  recognise: ['Conversation ID', 'Conversation rating'],
  headerRows: { count: 1 },
  traps: {
    en: 'A blank rating is a conversation that nobody rated. Answers of the bot and of people stand together: tell them apart by teammate.',
    es: 'Una valoración en blanco es una conversación que nadie valoró. Las respuestas del bot y de personas van juntas: distíngalas por el agente.',
  },
} as const satisfies Layout;
