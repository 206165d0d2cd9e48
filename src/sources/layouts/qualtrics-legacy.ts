import type { Layout } from './layout.ts';

export const qualtricsLegacy = {
  name: 'qualtrics-legacy',
  title: 'Qualtrics (legacy export)',
  recognise: ['V1', 'V2'],
  headerRows: { count: 2, second: 'question', confirm: { row: 2, someCell: /^ResponseID$/i } },
  traps: {
    en: 'Two header rows: V1, V2 … and then what they mean. Previews are excluded by Status.',
    es: 'Dos filas de encabezado: V1, V2 … y después lo que significan. Las vistas previas se excluyen por Status.',
  },
} as const satisfies Layout;
