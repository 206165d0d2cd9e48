import { meanMethod } from '../../estimates/estimators/mean.ts';
import { shareMethod } from '../../estimates/estimators/share.ts';
import { taylor } from '../../estimates/estimators/weighted.ts';
import type { Text } from '../../messages/language.ts';
import { effort } from '../scales/questions/effort.ts';
import { surveyMetric } from '../surveys/survey-metric.ts';
import { effortEstimator } from './estimator.ts';

export default surveyMetric({
  id: 'ces',
  title: { en: 'Customer effort', es: 'Esfuerzo del cliente' },
  summary: {
    en: 'how easy it was: mean, share of easy answers, and easy less hard, with their intervals',
    es: 'cuán fácil fue: media, proporción de respuestas fáciles, y fáciles menos difíciles, con sus intervalos',
  },
  question: effort,
  surveyPlace: 3,
  options: {},
  settled: ({ scale, direction }) => ({ scale: scale.name, direction: direction ?? effort.directions[0] }),
  estimator: ({ scale }, settings) => effortEstimator(scale, settings),
  classes: ({ scale: { easyFrom, hardTo } }) => [
    (value) => value >= easyFrom,
    (value) => value > hardTo && value < easyFrom,
    (value) => value <= hardTo,
  ],
  present({ scale: { low, high, easyFrom, hardTo }, isReversed }, settings) {
    const reversed: Text = isReversed
      ? { en: ', answers reversed', es: ', respuestas invertidas' }
      : { en: '', es: '' };
    const mean: Text = {
      en: `CES (${low}–${high}, ${high} is easiest${reversed.en})`,
      es: `CES (${low}–${high}, ${high} es lo más fácil${reversed.es})`,
    };
    const [easy, hard] = [`${easyFrom}–${high}`, `${low}–${hardTo}`];
    const easyLabel = { en: `Easy share (${easy})`, es: `Proporción fácil (${easy})` };
    const netLabel = { en: `Net ease (${easy} less ${hard})`, es: `Facilidad neta (${easy} menos ${hard})` };
    const netMethod: Text = settings.weighted ? taylor : { en: 'adjusted Wald', es: 'Wald ajustado' };
    return {
      headlines: [
        { measure: 'ces', label: mean, method: meanMethod(settings) },
        { measure: 'easy_share', label: easyLabel, method: shareMethod(settings) },
        { measure: 'net_ease', label: netLabel, method: netMethod },
      ],
      chart: { title: { en: 'CES', es: 'CES' } },
    };
  },
  definition: {
    formula: {
      en: 'CES = sum of the answers ÷ n, with Student’s interval; easy share = answers 5–7 of 7 (4–5 of 5) ÷ n, with Wilson’s interval; net ease = easy share − share of 1–3 (1–2 of 5), with the adjusted Wald interval of a net score. With --direction effort each answer is first taken from the sum of the scale’s ends. Two groups: Welch’s interval and test.',
      es: 'CES = suma de las respuestas ÷ n, con el intervalo de Student; proporción fácil = respuestas 5–7 de 7 (4–5 de 5) ÷ n, con el intervalo de Wilson; facilidad neta = proporción fácil − proporción de 1–3 (1–2 de 5), con el intervalo de Wald ajustado de un índice neto. Con --direction effort cada respuesta se resta antes de la suma de los extremos de la escala. Dos grupos: intervalo y contraste de Welch.',
    },
    reference:
      'Dixon, Freeman & Toman (2010), "Stop Trying to Delight Your Customers", Harvard Business Review 88(7); Dixon, Toman & DeLisi (2013), The Effortless Experience (CES 2.0); Student (1908), Biometrika 6; Welch (1947), Biometrika 34; Wilson (1927), Journal of the American Statistical Association 22; Rocks (2016), The American Statistician 70(4).',
    caveats: [
      {
        en: 'Scales of 1–5 and 1–7 have no common mean, and are never pooled.',
        es: 'Las escalas 1–5 y 1–7 no tienen una media común, y nunca se juntan.',
      },
      {
        en: 'The first question (2010) asked for effort, CES 2.0 for ease: a score whose direction is not said means nothing.',
        es: 'La primera pregunta (2010) pedía el esfuerzo, CES 2.0 la facilidad: sin decir la dirección, la nota no significa nada.',
      },
    ],
    example: {
      command: 'cx ces fixtures/responses.csv --by channel',
      says: {
        en: 'By hand: of 7 7 6 5 4 2, four are easy and one hard: easy share 66.7 %, net ease 50 %, mean 5.17',
        es: 'A mano: de 7 7 6 5 4 2, cuatro son fáciles y una difícil: proporción fácil 66,7 %, facilidad neta 50 %, media 5,17',
      },
    },
  },
});
