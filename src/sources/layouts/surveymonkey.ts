import type { Layout } from './layout.ts';

/** English, and the Spanish of Spain and of America. */
export const ofRespondent =
  /^(?:respondent ?id|(?:id|identificador|n[uú]mero)(?: del?)? ?(?:la )?(?:encuestad[oa]|participante|respondiente|persona encuestada))$/i;
const ofCollector =
  /^(?:collector ?id|(?:id|identificador|n[uú]mero)(?: del?)? ?(?:recopilador|recolector|colector))$/i;

export const surveymonkey = {
  name: 'surveymonkey',
  title: 'SurveyMonkey',
  recognise: [ofRespondent, ofCollector],
  headerRows: { count: 2, second: 'choice', confirm: { row: 2, blankUnder: ofRespondent } },
  traps: {
    en: 'Two header rows: a question stands once above its columns, the second row has its choices. The ends of a scale carry words: "10 - Extremely likely" is 10.',
    es: 'Dos filas de encabezado: la pregunta aparece una vez sobre sus columnas y la segunda fila trae las opciones. Los extremos de la escala llevan texto: "10 - Extremely likely" es 10.',
  },
} as const satisfies Layout;
