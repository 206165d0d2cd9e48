import { meanMethod } from '../../estimates/estimators/mean.ts';
import { recommendation } from '../scales/questions/recommendation.ts';
import { surveyMetric } from '../surveys/survey-metric.ts';
import { metricNameEstimator } from './estimator.ts';

const title = { en: 'Metric name', es: 'Metric name' };

/** Command, help, `cx explain` and the page in docs/ all come from this declaration, in both languages. */
export default surveyMetric({
  id: 'metric-name',
  title,
  summary: {
    en: 'mean of the answers about recommending (0–10), with its interval',
    es: 'media de las respuestas sobre la recomendación (0–10), con su intervalo',
  },
  question: recommendation,
  options: {},
  estimator: (_options, settings) => metricNameEstimator(settings),
  present: (_options, settings) => ({
    headlines: [{ measure: 'metric_name', label: title, method: meanMethod(settings) }],
    chart: { title },
  }),
  definition: {
    formula: {
      en: 'Mean = sum of the answers ÷ n. Interval: mean ± t·s ÷ √n, with n − 1 degrees of freedom. Two groups: Welch’s interval and test.',
      es: 'Media = suma de las respuestas ÷ n. Intervalo: media ± t·s ÷ √n, con n − 1 grados de libertad. Dos grupos: intervalo y contraste de Welch.',
    },
    reference: 'Student (1908), "The probable error of a mean", Biometrika 6; Welch (1947), Biometrika 34.',
    caveats: [
      {
        en: 'The mean treats the steps of the scale as equally far apart.',
        es: 'La media trata los pasos de la escala como si fueran iguales.',
      },
    ],
    example: {
      command: 'cx metric-name fixtures/responses.csv',
      says: {
        en: 'By hand: 5 5 4 4 3 5 2 5 4 1 have a mean of 3.8, from 2.80 to 4.80',
        es: 'A mano: la media de 5 5 4 4 3 5 2 5 4 1 es 3,8, de 2,80 a 4,80',
      },
    },
  },
});
