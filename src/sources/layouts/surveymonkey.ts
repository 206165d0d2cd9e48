import type { Layout } from './layout.ts';

export const surveymonkey = {
  name: 'surveymonkey',
  title: 'SurveyMonkey',
  recognise: [/^respondent ?id$/i, /^collector ?id$/i],
  headerRows: { count: 2, second: 'choice', confirm: { row: 2, blankUnder: 'Respondent ID' } },
  traps: {
    en: 'Two header rows: a question stands once above its columns, the second row has its choices. The ends of a scale carry words: "10 - Extremely likely" is 10.',
    es: 'Dos filas de encabezado: la pregunta aparece una vez sobre sus columnas y la segunda fila trae las opciones. Los extremos de la escala llevan texto: "10 - Extremely likely" es 10.',
  },
} as const satisfies Layout;
