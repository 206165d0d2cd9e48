import type { OptionSpecs } from '../options.ts';
import { chanceOptions } from '../worth/options.ts';

export const options = {
  retention: {
    type: 'number',
    default: null,
    min: 0,
    max: 1,
    describe: {
      en: 'share of customers who stay another year; else that of the customers file (Kaplan–Meier at one year)',
      es: 'proporción de clientes que sigue un año más; si no, la del archivo de clientes (Kaplan–Meier a un año)',
    },
  },
  acquisitionCost: {
    type: 'number',
    default: null,
    min: 0,
    describe: {
      en: 'what winning a customer costs; else the mean of acquisition_cost, or year 0 of the profile',
      es: 'lo que cuesta captar a un cliente; si no, la media de acquisition_cost, o el año 0 del perfil',
    },
  },
  profit: {
    type: 'amounts',
    default: null,
    describe: {
      en: 'what a customer brings in year 1, 2, 3 … of his life, instead of files that say it',
      es: 'lo que aporta un cliente en el año 1, 2, 3 … de su vida, en vez de archivos que lo digan',
    },
  },
  discount: {
    type: 'number',
    default: 0.1,
    min: -0.99,
    max: 10,
    describe: {
      en: 'what money of next year is worth less, a year',
      es: 'cuánto menos vale el dinero del año siguiente',
    },
  },
  tailGrowth: {
    type: 'number',
    default: 0,
    min: -1,
    max: 10,
    describe: {
      en: 'by which share the profit of the last year grows every year after it, for ever',
      es: 'en qué proporción crece cada año el beneficio del último año conocido, para siempre',
    },
  },
  improve: {
    type: 'number',
    default: 5,
    min: 0,
    max: 100,
    describe: {
      en: 'points of retention more, whose worth is asked',
      es: 'puntos más de retención, cuyo valor se pregunta',
    },
  },
  timing: {
    type: 'choice',
    choices: ['end', 'mid', 'start'],
    default: 'end',
    describe: {
      en: 'when in a year its profit comes, for the discount',
      es: 'cuándo llega en el año su beneficio, para el descuento',
    },
  },
  ...chanceOptions,
} as const satisfies OptionSpecs;
