import type { OptionSpecs } from '../options.ts';

/** Which answer of a customer counts. */
export const answerOption = {
  answer: {
    type: 'choice',
    choices: ['first', 'latest'],
    default: 'latest',
    describe: {
      en: 'the answer that counts of a customer with several, and from which time runs',
      es: 'la respuesta que cuenta de un cliente con varias, y desde la que corre el tiempo',
    },
  },
} as const satisfies OptionSpecs;

/** How chance is drawn. */
export const chanceOptions = {
  bootstrap: {
    type: 'number',
    default: 1000,
    min: 100,
    max: 100_000,
    integer: true,
    describe: { en: 'how many samples intervals are made of', es: 'con cuántas muestras se hacen los intervalos' },
  },
  seed: {
    type: 'number',
    default: 1,
    min: 0,
    max: 2 ** 31 - 1,
    integer: true,
    describe: { en: 'what the chance of those samples is drawn from', es: 'de qué se sortean esas muestras' },
  },
} as const satisfies OptionSpecs;
