import type { Layout } from './layout.ts';
import { surveymonkey } from './surveymonkey.ts';

/** A SurveyMonkey export whose second header row is not there. */
export const surveymonkeyCondensed = {
  name: 'surveymonkey-condensed',
  title: 'SurveyMonkey (one header row)',
  recognise: surveymonkey.recognise,
  headerRows: { count: 1 },
  traps: {
    en: 'One header row: the choices of a question with several columns cannot be told apart. Dates may be those of a spreadsheet.',
    es: 'Una sola fila de encabezado: no se distinguen las opciones de una pregunta con varias columnas. Las fechas pueden ser las de una hoja de cálculo.',
  },
} as const satisfies Layout;
