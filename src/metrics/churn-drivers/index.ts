import type { Question } from '../../questions/question.ts';
import { defineMetric } from '../metric.ts';
import type { FilesGiven } from '../reduction.ts';
import { askedOfTimes, timeOptions } from '../survival/options.ts';
import { durations, lives } from '../survival/reduced.ts';
import { driversFindings } from './calculate.ts';

export default defineMetric({
  id: 'churn-drivers',
  title: { en: 'Drivers of churn', es: 'Factores de abandono' },
  summary: {
    en: 'which columns tell who leaves sooner: hazard ratios by Cox regression, and whether they may be believed',
    es: 'qué columnas dicen quién se va antes: razones de riesgo por regresión de Cox, y si se pueden creer',
  },
  byPosition: 'customers',
  options: {
    ...timeOptions,
    drivers: {
      type: 'columns',
      default: null,
      describe: {
        en: 'columns to look at, with commas between them; else recurring revenue, how customers came, what that cost, and columns that play no role',
        es: 'columnas que interesan, separadas por comas; si no, el ingreso recurrente, cómo llegaron los clientes, lo que costó, y las columnas sin función',
      },
    },
  },
  leaves: ['by', 'period', 'compare', 'baseline', 'rolling', 'weight', 'rake', 'from', 'to'],
  asks: (question, options, files) => askedOfDrivers(askedOfTimes(question, options, files), options.drivers, files),
  reductions: { lives, durations },
  calculate: (reduced, _, question) => driversFindings(reduced, question),
  definition: {
    formula: {
      en: 'h(t) = h₀(t)·exp(Σ coefficient × driver): Cox regression with Efron’s ties. A hazard ratio is how many times sooner customers leave for one unit more of a driver, the others being equal; a text is held against its most frequent value. Proportional hazards are tested with the km transform; concordance is how often, of two customers, the one predicted to leave sooner did.',
      es: 'h(t) = h₀(t)·exp(Σ coeficiente × factor): regresión de Cox con empates de Efron. La razón de riesgo es cuántas veces antes se van los clientes por una unidad más de un factor, a igualdad de los demás; un texto se compara con su valor más frecuente. Los riesgos proporcionales se contrastan con la transformación km; la concordancia es con qué frecuencia, de dos clientes, se fue antes el previsto.',
    },
    reference:
      'Cox (1972), Journal of the Royal Statistical Society B 34; Efron (1977), Journal of the American Statistical Association 72; Grambsch & Therneau (1994), Biometrika 81.',
    caveats: [
      {
        en: 'A driver goes with leaving; it need not cause it.',
        es: 'Un factor acompaña al abandono; no por eso lo causa.',
      },
      {
        en: 'Where hazards are not proportional (a small p), a ratio is an average over time.',
        es: 'Donde los riesgos no son proporcionales (p pequeño), la razón es un promedio en el tiempo.',
      },
    ],
    example: {
      command: 'cx churn-drivers fixtures/customers.csv --drivers plan,country,recurring_revenue',
      says: {
        en: 'What tells who leaves sooner: the plan, the country, the monthly revenue',
        es: 'Qué dice quién se va antes: el plan, el país, el ingreso mensual',
      },
    },
  },
});

/** Columns that are drivers unless others are named. */
const usualRoles: ReadonlySet<string> = new Set(['recurring_revenue', 'acquired_by', 'acquisition_cost']);

function askedOfDrivers(question: Question, named: string | null, files: FilesGiven): Question {
  const usual = files
    .headers('customers')
    .flatMap(({ name, column }) => (column === null || usualRoles.has(column) ? [name] : []));
  const names = (named ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return {
    ...question,
    by: named === null ? usual : [...new Set(names)],
    drivers: { named: named !== null, minN: question.minN },
    // Groups of customers who say the same are no groups that are shown.
    minN: 1,
  };
}
