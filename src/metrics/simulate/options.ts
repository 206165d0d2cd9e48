import { claims } from '../profit/claims/index.ts';
import { namesIn, type OptionSpecs, type OptionValues } from '../options.ts';
import { answerOption, chanceOptions } from '../worth/options.ts';
import { levers } from './model/levers.ts';

/** Levers of which an effect on retention has to be told. */
export const withEffect = ['effort', 'sla'] as const;

export const presets: readonly string[] = claims.map(({ id }) => id);

export const simulateOptions = {
  recoverDetractors: {
    type: 'number',
    default: null,
    min: 0,
    max: 1,
    describe: {
      en: 'the share of detractors who come to stay and bring as passives do (0.2)',
      es: 'la proporción de detractores que pasa a permanecer y aportar como los pasivos (0.2)',
    },
  },
  recoveryCost: {
    type: 'number',
    default: null,
    min: 0,
    describe: {
      en: 'what each of them costs once; 0 where it is not said',
      es: 'lo que cuesta cada uno, una vez; 0 si no se indica',
    },
  },
  improveRetention: {
    type: 'number',
    default: null,
    min: 0,
    max: 100,
    describe: {
      en: 'points of one-year retention more in every group (5)',
      es: 'puntos más de retención a un año en cada grupo (5)',
    },
  },
  promoterPremium: {
    type: 'number',
    default: null,
    min: 0,
    max: 10,
    describe: {
      en: 'what promoters pay more, as a share of their revenue (0.05)',
      es: 'lo que los promotores pagan de más, como proporción de su ingreso (0.05)',
    },
  },
  reduceEffort: {
    type: 'number',
    default: null,
    min: 0,
    max: 6,
    describe: {
      en: 'points of effort less; what a point does to retention the files say, or --effect effort=0.02',
      es: 'puntos menos de esfuerzo; lo que un punto cambia la retención lo dicen los archivos, o --effect effort=0.02',
    },
  },
  answerInSla: {
    type: 'number',
    default: null,
    min: 0,
    max: 1,
    describe: {
      en: 'the share that is to be answered in time (0.9); needs --effect sla=X, and --answered-now or --reviews with --sla',
      es: 'la proporción que se quiere responder a tiempo (0.9); necesita --effect sla=X, y --answered-now o --reviews con --sla',
    },
  },
  answeredNow: {
    type: 'number',
    default: null,
    min: 0,
    max: 1,
    describe: { en: 'the share that is answered in time now', es: 'la proporción que se responde a tiempo ahora' },
  },
  sla: {
    type: 'span',
    default: null,
    describe: {
      en: 'within what time a review is answered in time, in whole days: 24 hours, 2 days',
      es: 'en cuánto tiempo se responde a tiempo una reseña, en días enteros: 24 horas, 2 días',
    },
  },
  effect: {
    type: 'pairs',
    names: withEffect,
    default: null,
    min: -1,
    max: 1,
    describe: {
      en: 'one-year retention more, as a fraction, for one point less of effort (effort=0.02), or for all answers in time against none (sla=0.03)',
      es: 'retención a un año de más, como fracción, por un punto menos de esfuerzo (effort=0.02), o por responder todo a tiempo frente a nada (sla=0.03)',
    },
  },
  direction: {
    type: 'choice',
    choices: ['ease', 'effort'],
    default: 'ease',
    describe: {
      en: 'what the highest effort_score means: easy, or much effort',
      es: 'qué significa el effort_score más alto: fácil, o mucho esfuerzo',
    },
  },
  preset: {
    type: 'names',
    choices: presets,
    default: null,
    describe: {
      en: 'published claims as levers, with commas between them; what was measured: cx explain assumptions',
      es: 'afirmaciones publicadas como palancas, separadas por comas; qué se midió: cx explain assumptions',
    },
  },
  conversionRate: {
    type: 'number',
    default: null,
    min: 0,
    max: 1,
    describe: {
      en: 'the share of those who are told that comes, or stays away, by it: for --preset tells-9-15 and tells-4-6',
      es: 'la proporción de aquellos a quienes se cuenta que por ello viene, o deja de venir: para --preset tells-9-15 y tells-4-6',
    },
  },
  leverCost: {
    type: 'pairs',
    names: levers.map(({ name }) => name),
    default: null,
    min: 0,
    describe: {
      en: 'what a lever costs in all, by its name (improve-retention=20000); 0 where it is not said',
      es: 'lo que cuesta una palanca en total, por su nombre (improve-retention=20000); 0 si no se indica',
    },
  },
  horizon: {
    type: 'span',
    default: '1 year',
    describe: {
      en: 'how far value is counted: 6 months, 1 year, 3 years',
      es: 'hasta cuándo se cuenta el valor: 6 meses, 1 año, 3 años',
    },
  },
  discount: {
    type: 'number',
    default: 0.1,
    min: 0,
    max: 10,
    describe: {
      en: 'what money loses a year by coming later',
      es: 'lo que el dinero pierde al año por llegar después',
    },
  },
  ...answerOption,
  retention: {
    type: 'number',
    default: null,
    min: 0,
    max: 1,
    describe: {
      en: 'one-year retention, beside --profile',
      es: 'retención a un año, junto a --profile',
    },
  },
  baseCustomers: {
    type: 'number',
    default: null,
    min: 1,
    integer: true,
    describe: { en: 'how many customers there are, beside --profile', es: 'cuántos clientes hay, junto a --profile' },
  },
  ...chanceOptions,
} as const satisfies OptionSpecs;

export type SimulateOptions = OptionValues<typeof simulateOptions>;

/** The published claims that were named, in the order of all. */
export const namedClaims = ({ preset }: Pick<SimulateOptions, 'preset'>) =>
  claims.filter(({ id }) => namesIn(preset).includes(id));
