/** The options that metrics of journeys share. */
export const gap = {
  type: 'pause',
  default: '30 days',
  describe: {
    en: 'without journey_id, a longer pause of a customer begins another journey; a last contact no longer ago leaves it open',
    es: 'sin journey_id, una pausa mayor de un cliente inicia otro recorrido; un último contacto no más antiguo lo deja abierto',
  },
} as const;

export const conversion = {
  type: 'listed',
  default: null,
  describe: {
    en: 'the touchpoints that are a success, whatever the outcomes say',
    es: 'los puntos de contacto que son un éxito, digan lo que digan los desenlaces',
  },
} as const;

export const scale = {
  type: 'choice',
  choices: ['1-5', '1-7', '1-10'],
  default: null,
  describe: {
    en: 'the scale of satisfaction_score; 1-5 unless set',
    es: 'la escala de satisfaction_score; 1-5 si no se indica',
  },
} as const;

/** What metrics of journeys do not take. */
export const leaves = ['compare', 'baseline', 'rolling', 'weight', 'rake', 'from', 'to'] as const;
