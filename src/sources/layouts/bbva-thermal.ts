import type { Layout } from './layout.ts';

export const bbvaThermal = {
  name: 'bbva-thermal',
  title: 'Thermal NPS (BBVA style)',
  recognise: ['Fecha', 'NPS', 'NPS Group', 'Palanca'],
  headerRows: { count: 1 },
  traps: {
    en: 'NPS Group repeats what the score says. Palanca is the lever that the answer was filed under: use --by Palanca.',
    es: 'NPS Group repite lo que dice la nota. Palanca es la palanca a la que se asignó la respuesta: use --by Palanca.',
  },
} as const satisfies Layout;
