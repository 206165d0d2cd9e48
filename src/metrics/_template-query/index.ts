import { estimateFindings } from '../../estimates/findings.ts';
import { defineMetric } from '../metric.ts';
import { metricNameEstimator } from './estimator.ts';
import { customers } from './reduce.ts';

const title = { en: 'Metric name', es: 'Metric name' };

/** Command, help, `cx explain` and the page in docs/ all come from this declaration, in both languages. */
export default defineMetric({
  id: 'metric-name',
  title,
  summary: { en: 'share of customers who are still here', es: 'proporción de clientes que siguen aquí' },
  options: {},
  reductions: { customers },
  calculate: (states, _options, question) =>
    estimateFindings(states.customers, metricNameEstimator(question.confidence), question, {
      headlines: [{ measure: 'metric_name', label: title, method: { en: 'Wilson', es: 'Wilson' } }],
      chart: { title },
    }),
  definition: {
    formula: {
      en: 'Share = customers who are still here on the last day ÷ all who had come by then.',
      es: 'Proporción = clientes que siguen el último día ÷ todos los que habían llegado hasta entonces.',
    },
    reference: 'Wilson (1927), Journal of the American Statistical Association 22.',
    caveats: [
      { en: 'Who came last had little time to leave.', es: 'Quien llegó el último tuvo poco tiempo para irse.' },
    ],
    example: {
      command: 'cx metric-name fixtures/customers.csv',
      says: { en: 'By hand: 3 of 4 are here: 75 %', es: 'A mano: siguen 3 de 4: 75 %' },
    },
  },
});
