import type { Layout } from './layout.ts';

export const mixpanel = {
  name: 'mixpanel',
  title: 'Mixpanel events',
  recognise: [/^event( name)?$/i, /^time$/i, /^(\$?distinct[_ ]id)$/i],
  headerRows: { count: 1 },
  traps: {
    en: "time is seconds or milliseconds since 1970, in the project's time zone for older projects. Properties may be JSON in one cell.",
    es: 'time son segundos o milisegundos desde 1970, en la zona horaria del proyecto si es antiguo. Las propiedades pueden ser JSON en una celda.',
  },
} as const satisfies Layout;
