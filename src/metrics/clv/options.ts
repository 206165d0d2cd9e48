import { countModels } from '../../statistics/buying/forecasts/forecast.ts';
import { spanUnits } from '../../values/dates/periods/span.ts';
import type { BuyingOptions } from '../buying/modelled.ts';
import type { OptionSpecs, OptionValues } from '../options.ts';

export const clvOptions = {
  model: {
    type: 'choice',
    choices: ['auto', ...countModels, 'sbg'],
    default: 'auto',
    describe: {
      en: 'how customers buy and leave; auto takes the model that foretells held-out days best',
      es: 'cómo compran y se van los clientes; auto toma el modelo que mejor predice los días reservados',
    },
  },
  timeUnit: {
    type: 'choice',
    choices: spanUnits,
    default: null,
    describe: {
      en: 'the unit of time of the model: week unless set, year for sbg',
      es: 'la unidad de tiempo del modelo: week si no se indica, year con sbg',
    },
  },
  horizon: {
    type: 'span',
    default: '1 year',
    describe: {
      en: 'how far to look ahead: 39 weeks, 6 months, 1 year',
      es: 'hasta cuándo mirar: 39 semanas, 6 meses, 1 año',
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
  margin: {
    type: 'number',
    default: null,
    min: 0,
    max: 1,
    describe: {
      en: 'the share of revenue that is left after costs; else the margin column, else all of it',
      es: 'la proporción del ingreso que queda tras los costes; si no, la columna de margen; si no, todo',
    },
  },
  calibrationEnd: {
    type: 'day',
    default: null,
    describe: {
      en: 'the last day that models are fitted to: what follows is held out, and all is told as of that day',
      es: 'el último día al que se ajustan los modelos: lo posterior se reserva, y todo se cuenta a ese día',
    },
  },
} as const satisfies OptionSpecs;

export type ClvOptions = OptionValues<typeof clvOptions>;

/** How those who buy are modelled: in weeks, unless another unit is asked for. */
export const buyingOptions = ({ model, timeUnit, ...options }: ClvOptions): BuyingOptions => ({
  ...options,
  model: model === 'sbg' ? 'auto' : model,
  timeUnit: timeUnit ?? 'week',
});
