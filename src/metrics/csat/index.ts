import { meanMethod } from '../../estimates/estimators/mean.ts';
import { shareMethod } from '../../estimates/estimators/share.ts';
import { satisfaction } from '../scales/questions/satisfaction.ts';
import { surveyMetric } from '../surveys/survey-metric.ts';
import { cutLabel, topBoxes } from './cut.ts';
import { satisfactionEstimator } from './estimator.ts';

export default surveyMetric({
  id: 'csat',
  title: { en: 'Customer satisfaction', es: 'Satisfacción del cliente' },
  summary: {
    en: 'share of answers in the top boxes (4–5 of 5), and the mean, with their intervals',
    es: 'proporción de respuestas en las casillas superiores (4–5 de 5), y la media, con sus intervalos',
  },
  question: satisfaction,
  surveyPlace: 2,
  options: {
    top: {
      type: 'number',
      default: null,
      min: 1,
      max: 1000,
      integer: true,
      describe: {
        en: 'how many of the highest answers count as satisfied; unless set 2, 1 on scales of two or three steps',
        es: 'cuántas de las notas más altas cuentan como satisfecho; si no se indica 2, 1 en escalas de dos o tres pasos',
      },
    },
  },
  settled: ({ scale, top }) => ({ scale: scale.name, top: topBoxes(scale, top) }),
  estimator({ scale, top }, settings) {
    const boxes = topBoxes(scale, top);
    return satisfactionEstimator((value) => value > scale.high - boxes, settings);
  },
  classes({ scale, top }) {
    const isTop = (value: number) => value > scale.high - topBoxes(scale, top);
    return [isTop, (value) => !isTop(value)];
  },
  present: ({ scale, top, isReversed }, settings) => ({
    headlines: [
      { measure: 'csat', label: cutLabel(scale, topBoxes(scale, top), isReversed), method: shareMethod(settings) },
      { measure: 'mean', label: { en: 'Mean', es: 'Media' }, method: meanMethod(settings) },
    ],
    chart: { title: { en: 'CSAT', es: 'CSAT' } },
  }),
  definition: {
    formula: {
      en: 'CSAT = answers in the top boxes ÷ all answers on the scale, with Wilson’s interval; mean = sum of the answers ÷ n, with Student’s interval. Two groups: Newcombe’s hybrid interval of the difference and the N − 1 chi-squared test. Blank and unreadable answers are in neither part of the share.',
      es: 'CSAT = respuestas en las casillas superiores ÷ todas las respuestas de la escala, con el intervalo de Wilson; media = suma de las respuestas ÷ n, con el intervalo de Student. Dos grupos: intervalo híbrido de Newcombe para la diferencia y contraste ji-cuadrado N − 1. Lo que falta o no se lee no está en ninguna parte de la proporción.',
    },
    reference:
      'Wilson (1927), Journal of the American Statistical Association 22; Newcombe (1998), Statistics in Medicine 17, 857–872 and 873–890; Campbell (2007), Statistics in Medicine 26; Student (1908), Biometrika 6.',
    caveats: [
      {
        en: 'Shares of other boxes or of other scales are other numbers: say cut, scale and n beside the score.',
        es: 'Con otras casillas u otra escala la proporción es otra: diga el corte, la escala y n junto al resultado.',
      },
      {
        en: 'The mean treats the steps of the scale as equally far apart.',
        es: 'La media trata los pasos de la escala como igual de distantes.',
      },
    ],
    example: {
      command: 'cx csat fixtures/responses.csv --by channel',
      says: {
        en: 'By hand: of 5 5 4 4 3 5 2 5 4 1, seven are 4 or 5: 70 %; their mean is 3.8, from 2.80 to 4.80',
        es: 'A mano: de 5 5 4 4 3 5 2 5 4 1, siete son 4 o 5: 70 %; su media es 3,8, de 2,80 a 4,80',
      },
    },
  },
});
