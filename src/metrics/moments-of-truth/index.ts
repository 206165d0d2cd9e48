import { CxError } from '../../errors.ts';
import { defineMetric } from '../metric.ts';
import { askedOfMeasures, measureOptions } from '../measures/options.ts';
import { counted } from '../measures/reduced.ts';
import { chanceOptions } from '../worth/options.ts';
import { momentsOfTruth } from './calculate.ts';
import { assertRises } from './cuts/cuts.ts';
import { leavingAnswers, leavingContacts } from './leaving/reduced.ts';

export default defineMetric({
  id: 'moments-of-truth',
  title: { en: 'Moments of truth', es: 'Momentos de la verdad' },
  summary: {
    en: 'which ratings harm when they are low and which delight when they are high: penalty–reward contrast',
    es: 'qué valoraciones dañan cuando son bajas y cuáles encantan cuando son altas: contraste de penalización y recompensa',
  },
  byPosition: 'responses',
  instead: ['touchpoints'],
  onlyNamed: true,
  needsOptions: ['--outcome', 'recommend_score', '--drivers', 'satisfaction_score'],
  options: {
    ...measureOptions,
    low: {
      type: 'number',
      default: null,
      describe: {
        en: 'ratings up to this are low; 2 on scales up to 5',
        es: 'las valoraciones hasta esta son bajas; 2 en escalas hasta 5',
      },
    },
    high: {
      type: 'number',
      default: null,
      describe: {
        en: 'ratings from this on are high; 4 on scales up to 5',
        es: 'las valoraciones desde esta son altas; 4 en escalas hasta 5',
      },
    },
    scale: {
      type: 'scale',
      names: [],
      default: null,
      describe: {
        en: 'the scale of the drivers; without it a 0 beside 1–5, 1–7 or 1–10 is not applicable',
        es: 'la escala de los factores; sin ella un 0 junto a 1–5, 1–7 o 1–10 es no aplicable',
      },
    },
    horizon: {
      type: 'span',
      default: '90 days',
      describe: {
        en: 'with --customers: within how long of an answer a customer leaves',
        es: 'con --customers: en cuánto tiempo tras una respuesta se va un cliente',
      },
    },
    ...chanceOptions,
  },
  leaves: ['by', 'period', 'compare', 'baseline', 'rolling', 'weight', 'rake'],
  // More rows say the same more surely.
  dependsOnN: { contrast: ['wald_p', 'class', 'agreement'], moments: ['class'], leaving: ['conf_low', 'conf_high'] },
  /** @throws columns-unnamed, options-conflict, option-needs, invalid-option where low is not below high */
  asks(question, options, files) {
    const { low, high, scale } = options;
    if (question.asOf !== null && !files.has('customers'))
      throw new CxError('option-needs', { option: '--as-of', needs: '--customers' });
    if (low !== null && high !== null) assertRises({ low, high });
    files.need('customers', 'ended_at');
    const [from, to] = scale === null ? [] : scale.split('-').map(Number);
    return askedOfMeasures('moments-of-truth', question, options, files, {
      words: false,
      scale: from === undefined || to === undefined ? null : { low: from, high: to },
      zeroIsNone: true,
    });
  },
  reductions: { ...counted, leavingAnswers, leavingContacts },
  calculate: (reduced, options, question) => momentsOfTruth(reduced, options, question),
  definition: {
    formula: {
      en: 'Least squares of the outcome on two dummies for each driver: low (up to --low) and high (from --high on), against ratings between. Penalty and reward are their coefficients, range = |penalty| + |reward|, asymmetry = (|reward| − |penalty|) ÷ range, wald_p tests penalty + reward = 0. Class: unclear where penalty > 0 or reward < 0, performance where |asymmetry| ≤ .1 or wald_p > .05, hygiene below, delighter above. Other cuts are tried too (2/4 and 2/5 on scales up to 5, low/(top − 1) and low/top on others), and a bootstrap over rows, drawn from their counts: where cuts disagree, or more than one sample in ten, the class depends on the cut. With --customers: odds ratios of leaving within --horizon of the answer, of a logistic regression on the low dummies of all drivers.',
      es: 'Mínimos cuadrados del resultado sobre dos variables por factor: baja (hasta --low) y alta (desde --high), frente a las intermedias. Penalización y recompensa son sus coeficientes, rango = |penalización| + |recompensa|, asimetría = (|recompensa| − |penalización|) ÷ rango, wald_p contrasta penalización + recompensa = 0. Clase: sin claridad (unclear) si penalización > 0 o recompensa < 0, desempeño (performance) si |asimetría| ≤ 0,1 o wald_p > 0,05, básico (hygiene) por debajo, encanto (delighter) por encima. Se prueban también otros cortes (2/4 y 2/5 en escalas hasta 5, low/(tope − 1) y low/tope en otras), y un bootstrap sobre filas, sorteado de sus recuentos: si los cortes discrepan, o más de una muestra de cada diez, la clase depende del corte. Con --customers: razones de momios de irse en --horizon tras la respuesta, de una regresión logística sobre las notas bajas de todos los factores.',
    },
    reference:
      'Brandt (1987), in Surprenant (ed.), Add Value to Your Service; Mikulić & Prebežac (2008), Managing Service Quality 18; Efron & Tibshirani (1993), An Introduction to the Bootstrap.',
    caveats: [
      {
        en: 'Where few ratings are low, a penalty rests on them alone: read n_low and n_high first.',
        es: 'Donde hay pocas valoraciones bajas, la penalización descansa solo en ellas: lea antes n_low y n_high.',
      },
      {
        en: 'Ratings go with the outcome; they need not move it.',
        es: 'Las valoraciones acompañan al resultado; no por eso lo mueven.',
      },
    ],
    example: {
      command:
        'cx moments-of-truth fixtures/responses.csv --customers fixtures/customers.csv --outcome recommend_score --drivers satisfaction_score,effort_score --low 3 --high 5',
      says: {
        en: 'What low and high ratings go with, and who leaves after them. By R (lm) on a published vector of 40 answers: a −1.375 / +.25, asymmetry −.69; b −.15 / +1.20, asymmetry +.78',
        es: 'A qué acompañan las valoraciones bajas y altas, y quién se va tras ellas. Con R (lm) en un vector publicado de 40 respuestas: a −1,375 / +0,25, asimetría −0,69; b −0,15 / +1,20, asimetría +0,78',
      },
    },
  },
});
