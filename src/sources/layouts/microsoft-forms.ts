import type { Layout } from './layout.ts';

export const microsoftForms = {
  name: 'microsoft-forms',
  title: 'Microsoft Forms',
  recognise: [/^id$/i, /^(Start time|Hora de inicio)$/i, /^(Completion time|Hora de finalizaci[oó]n)$/i],
  headerRows: { count: 1 },
  traps: {
    en: 'Dates are month/day/year in every language. Several choices stand in one cell as "a;b;". The e-mail of an anonymous answer is "anonymous": no customer.',
    es: 'Las fechas son mes/día/año en todos los idiomas. Varias opciones van en una celda como "a;b;". El correo de una respuesta anónima es "anonymous": no es un cliente.',
  },
} as const satisfies Layout;
