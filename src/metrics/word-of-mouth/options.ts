import { dissatisfiedTell, satisfiedTell, wordOfMouth } from '../profit/claims/index.ts';
import type { OptionSpecs, OptionValues } from '../options.ts';
import { recommendation } from '../scales/questions/recommendation.ts';
import { readingOptions } from '../surveys/score-tally.ts';

const { direction, scale, values } = readingOptions(recommendation);

export const options = {
  conversionRate: {
    type: 'number',
    default: null,
    min: 0,
    max: 1,
    describe: {
      en: 'the share of those who are told that becomes a customer, or is lost as one; without it nothing is converted',
      es: 'la proporción de quienes lo oyen que se hace cliente, o deja de hacerse; sin ella no se convierte nada',
    },
  },
  customerValue: {
    type: 'number',
    default: null,
    min: 0,
    describe: {
      en: 'what a customer is worth, in money; without it nothing has a value',
      es: 'cuánto vale un cliente, en dinero; sin ello nada tiene valor',
    },
  },
  detractorTells: {
    type: 'range',
    default: null,
    describe: {
      en: `how many people a detractor tells, a number or two with - between them (${dissatisfiedTell.low}-${dissatisfiedTell.high} unless set)`,
      es: `a cuántas personas se lo cuenta un detractor, un número o dos con - entre ellos (${dissatisfiedTell.low}-${dissatisfiedTell.high} si no se indica)`,
    },
  },
  direction,
  preset: {
    type: 'names',
    choices: [satisfiedTell.id, dissatisfiedTell.id, wordOfMouth.id],
    default: null,
    describe: {
      en: `published claims that count where no option says more, with commas between them; of ${wordOfMouth.id} detractors tell 2 to 4 times what promoters tell`,
      es: `afirmaciones publicadas que cuentan donde ninguna opción dice más, con comas entre ellas; con ${wordOfMouth.id} los detractores lo cuentan de 2 a 4 veces lo que los promotores`,
    },
  },
  promoterTells: {
    type: 'range',
    default: null,
    describe: {
      en: `how many people a promoter tells, a number or two with - between them (${satisfiedTell.low}-${satisfiedTell.high} unless set)`,
      es: `a cuántas personas se lo cuenta un promotor, un número o dos con - entre ellos (${satisfiedTell.low}-${satisfiedTell.high} si no se indica)`,
    },
  },
  scale,
  values,
} as const satisfies OptionSpecs;

export type Options = OptionValues<typeof options>;
