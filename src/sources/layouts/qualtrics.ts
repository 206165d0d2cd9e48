import type { Layout } from './layout.ts';

export const qualtrics = {
  name: 'qualtrics',
  title: 'Qualtrics',
  // Authors choose which columns to export: the third row is what no other product has.
  recognise: [],
  headerRows: { count: 3, second: 'question', confirm: { row: 3, everyCell: /^\{.*ImportId.*\}$/s } },
  traps: {
    en: 'Three header rows. Previews are excluded by Status. The NPS group 1/2/3 must agree with the score; an export with choice text has labels instead of numbers.',
    es: 'Tres filas de encabezado. Las vistas previas se excluyen por Status. El grupo NPS 1/2/3 debe coincidir con la nota; una exportación con texto de opciones trae etiquetas en vez de números.',
  },
} as const satisfies Layout;
