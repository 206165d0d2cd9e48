import type { Layout } from './layout.ts';

export const googleForms = {
  name: 'google-forms',
  title: 'Google Forms',
  // `Timestamp` alone is in many logs: a form also has a question, or the columns that Google adds.
  recognise: [
    /^(Timestamp|Marca temporal)$/,
    /[?¿]|\[.+\]$|\s\S+\s|^(Email Address|Username|Score|Dirección de correo electrónico|Nombre de usuario|Puntuación)$/,
  ],
  headerRows: { count: 1 },
  traps: {
    en: 'The order of day and month follows the spreadsheet\'s country. A quiz has a Score such as "4 / 5": points, not a rating. There is no identifier of the answer.',
    es: 'El orden de día y mes es el del país de la hoja. Un cuestionario trae una Puntuación como "4 / 5": son puntos, no una valoración. No hay identificador de la respuesta.',
  },
} as const satisfies Layout;
