import type { Layout } from './layout.ts';

export const delighted = {
  name: 'delighted',
  title: 'Delighted',
  recognise: ['id', 'score', 'comment', 'created_at'],
  headerRows: { count: 1 },
  traps: {
    en: 'Times are seconds since 1970. The score is that of the survey: a CSAT or CES project has the same headers, so name it with --map.',
    es: 'Las horas son segundos desde 1970. La nota es la de la encuesta: un proyecto CSAT o CES tiene los mismos encabezados; indíquelo con --map.',
  },
} as const satisfies Layout;
