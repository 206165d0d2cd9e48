import type { Layout } from './layout.ts';

export const hubspot = {
  name: 'hubspot',
  title: 'HubSpot feedback submissions',
  recognise: [/^(hs_survey_type|survey type)$/i, /^(hs_sentiment|sentiment|(survey )?response sentiment)$/i],
  headerRows: { count: 1 },
  traps: {
    en: 'One column holds the answers of every kind of survey. CSAT is coded 0, 1, 2 and CES in bands 1–3, 4–5, 6–7: the code is not the scale. Filter one survey type and name its score with --map.',
    es: 'Una columna contiene las respuestas de todos los tipos de encuesta. CSAT se codifica 0, 1, 2 y CES en tramos 1–3, 4–5, 6–7: el código no es la escala. Filtre un tipo de encuesta e indique su nota con --map.',
  },
} as const satisfies Layout;
