import { defineMetric } from '../metric.ts';
import { answeredLives, durations, stays } from '../survival/reduced.ts';
import { askedOfTimes, timeOptions } from '../survival/options.ts';
import { retentionFindings } from './calculate.ts';

export default defineMetric({
  id: 'retention',
  title: { en: 'Retention', es: 'Retención' },
  summary: {
    en: 'how long customers stay: the Kaplan–Meier curve, its median, and whether groups stay alike',
    es: 'cuánto permanecen los clientes: la curva de Kaplan–Meier, su mediana, y si los grupos permanecen igual',
  },
  byPosition: 'customers',
  options: {
    ...timeOptions,
    timeUnit: {
      type: 'choice',
      choices: ['day', 'week', 'month', 'year'],
      default: 'day',
      describe: {
        en: 'unit of time between dates: week is ÷ 7, month ÷ 30.4375, year ÷ 365.25',
        es: 'unidad del tiempo entre fechas: week es ÷ 7, month ÷ 30,4375, year ÷ 365,25',
      },
    },
    interval: {
      type: 'choice',
      choices: ['log-log', 'log', 'plain'],
      default: 'log-log',
      describe: {
        en: 'scale on which the interval of the curve is symmetric',
        es: 'escala en la que el intervalo de la curva es simétrico',
      },
    },
    until: {
      type: 'number',
      default: null,
      min: 0,
      describe: {
        en: 'time up to which the mean is taken; the longest of all groups, unless said',
        es: 'tiempo hasta el que se toma la media; el más largo de todos los grupos, salvo que se diga',
      },
    },
  },
  takes: ['stays'],
  leaves: ['period', 'rolling', 'from', 'to', 'baseline', 'weight', 'rake'],
  asks: askedOfTimes,
  reductions: { lives: answeredLives, stays, durations },
  calculate: (reduced, options, question) => retentionFindings(reduced, options, question),
  definition: {
    formula: {
      en: 'S(t) = ∏ (1 − left ÷ at risk) over the times up to t at which somebody left (Kaplan–Meier), with Greenwood’s standard error and an interval on the log–log scale. Time runs from started_at to ended_at, or to the last day that counts for those who are still here; with --by on the group of the first answer, from the day of that answer. Groups are compared by log-rank and Peto–Peto (G-rho 1) tests; the mean is the area under the curve up to restricted_to.',
      es: 'S(t) = ∏ (1 − bajas ÷ en riesgo) en los tiempos hasta t en que alguien se fue (Kaplan–Meier), con el error estándar de Greenwood y un intervalo en la escala log–log. El tiempo corre de started_at a ended_at, o al último día que cuenta para quienes siguen; con --by en el grupo de la primera respuesta, desde el día de esa respuesta. Los grupos se comparan con log-rank y Peto–Peto (G-rho 1); la media es el área bajo la curva hasta restricted_to.',
    },
    reference:
      'Kaplan & Meier (1958), Journal of the American Statistical Association 53; Harrington & Fleming (1982), Biometrika 69; Brookmeyer & Crowley (1982), Biometrics 38.',
    caveats: [
      {
        en: 'Who is still here has not been followed to the end: a median may not have been reached, and then it is blank.',
        es: 'A quien sigue no se le ha visto hasta el final: puede que la mediana no se haya alcanzado, y entonces queda en blanco.',
      },
      {
        en: 'Groups formed by what happened later (an answer, a purchase) stay longer by construction: the clock must start at that day.',
        es: 'Los grupos formados por algo que pasó después (una respuesta, una compra) permanecen más por construcción: el reloj debe empezar ese día.',
      },
    ],
    example: {
      command: 'cx retention fixtures/customers.csv --responses fixtures/responses.csv --by recommend_group',
      says: {
        en: 'Promoters, passives and detractors, each from the day of his first answer on: detractors leave sooner',
        es: 'Promotores, pasivos y detractores, cada uno desde el día de su primera respuesta: los detractores se van antes',
      },
    },
  },
});
