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
export const leaves = ['compare', 'baseline', 'rolling', 'weight', 'rake'] as const;

/** What contacts cost where the files do not say it. */
export const rates = {
  concurrency: {
    type: 'number',
    default: 1,
    min: 1,
    describe: {
      en: 'contacts that one person handles at once: minutes cost as much less',
      es: 'contactos que una persona atiende a la vez: los minutos cuestan tanto menos',
    },
  },
  contactCost: {
    type: 'number',
    default: null,
    min: 0,
    describe: {
      en: 'what a contact costs beside its minutes, where the file has no cost',
      es: 'lo que cuesta un contacto además de sus minutos, si el archivo no tiene coste',
    },
  },
  minuteRate: {
    type: 'number',
    default: null,
    min: 0,
    describe: {
      en: 'what a minute of work costs, where the file has no cost',
      es: 'lo que cuesta un minuto de trabajo, si el archivo no tiene coste',
    },
  },
} as const;
