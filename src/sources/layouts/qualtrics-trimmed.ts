import type { Layout } from './layout.ts';

/** A Qualtrics export whose second and third header rows somebody deleted. */
export const qualtricsTrimmed = {
  name: 'qualtrics-trimmed',
  title: 'Qualtrics (first header row only)',
  recognise: ['StartDate', 'EndDate', 'Status', 'Finished', 'RecordedDate', 'ResponseId'],
  headerRows: { count: 1 },
  traps: {
    en: 'The rows with the questions are gone: a column Q1 says nothing about what was asked unless an NPS group stands beside it. Dates may be those of a spreadsheet.',
    es: 'Faltan las filas con las preguntas: una columna Q1 no dice qué se preguntó, salvo que la acompañe su grupo NPS. Las fechas pueden ser las de una hoja de cálculo.',
  },
} as const satisfies Layout;
