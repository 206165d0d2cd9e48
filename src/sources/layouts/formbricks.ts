import type { Layout } from './layout.ts';

export const formbricks = {
  name: 'formbricks',
  title: 'Formbricks',
  recognise: ['No.', 'Response ID', 'Timestamp', 'Finished'],
  headerRows: { count: 1 },
  stripApostrophe: true,
  traps: {
    en: 'Questions are numbered ("1. How likely …"). An apostrophe stands before = + - @ against formulas: it is stripped.',
    es: 'Las preguntas van numeradas ("1. How likely …"). Un apóstrofo precede a = + - @ contra fórmulas: se quita.',
  },
} as const satisfies Layout;
