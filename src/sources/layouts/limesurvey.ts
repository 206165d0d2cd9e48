import type { Layout } from './layout.ts';

export const limesurvey = {
  name: 'limesurvey',
  title: 'LimeSurvey',
  recognise: ['id', 'submitdate', 'lastpage', 'startlanguage'],
  headerRows: { count: 1 },
  traps: {
    en: 'An empty submitdate is an unfinished answer. An anonymous survey without dates writes 1980-01-01. Headers are codes: SAT[SQ001] is one line of a grid.',
    es: 'Un submitdate vacío es una respuesta sin terminar. Una encuesta anónima sin fechas escribe 1980-01-01. Los encabezados son códigos: SAT[SQ001] es una línea de una matriz.',
  },
} as const satisfies Layout;
