import { defineMetric } from '../metric.ts';
import { askedOfMeasures, measureOptions } from '../measures/options.ts';
import { counted, weighted } from '../measures/reduced.ts';
import { chanceOptions } from '../worth/options.ts';
import { driversOf } from './calculate.ts';

export default defineMetric({
  id: 'drivers',
  title: { en: 'Drivers', es: 'Factores' },
  summary: {
    en: 'what moves a score: how much of it each driver explains, and where to begin',
    es: 'qué mueve una nota: cuánto de ella explica cada factor, y por dónde empezar',
  },
  byPosition: 'responses',
  instead: ['touchpoints'],
  onlyNamed: true,
  needsOptions: ['--outcome', 'recommend_score', '--drivers', 'satisfaction_score,effort_score,channel'],
  options: { ...measureOptions, ...chanceOptions },
  leaves: ['by', 'period', 'compare', 'baseline', 'rolling', 'rake', 'as-of'],
  // More rows say the same shares more surely.
  dependsOnN: { drivers: ['lmg_low', 'lmg_high'] },
  asks: (question, options, files) =>
    askedOfMeasures('drivers', question, options, files, { words: true, scale: null, zeroIsNone: false }),
  reductions: { ...counted, ...weighted },
  calculate: (reduced, options, question) => driversOf(reduced, options, question),
  definition: {
    formula: {
      en: 'Least squares of the outcome on all drivers. lmg = what a driver adds to R², on average over all orders in which drivers may come (Shapley); relative_weight = its share by way of the nearest orthogonal drivers (Johnson); both add up to R². A text is one driver for each value but the most frequent (channel=phone). std_coefficient: standard deviations of the outcome for one of the driver. VIF = 1 ÷ (1 − R² of the driver on the others). Quadrant: importance and mean against their means over the drivers that are numbers, (mean − min) ÷ (max − min) where ranges differ. A row with a blank is left out. Intervals: percentiles of a bootstrap over rows, drawn from their counts; of more than 20,000 different rows their sums are drawn.',
      es: 'Mínimos cuadrados del resultado sobre todos los factores. lmg = lo que un factor añade a R², en promedio sobre todos los órdenes posibles (Shapley); relative_weight = su parte por medio de los factores ortogonales más cercanos (Johnson); ambos suman R². Un texto es un factor por cada valor salvo el más frecuente (channel=phone). std_coefficient: desviaciones estándar del resultado por una del factor. VIF = 1 ÷ (1 − R² del factor sobre los demás). Cuadrante: importancia y media frente a sus medias entre los factores numéricos, (media − mín) ÷ (máx − mín) si los rangos difieren. Una fila con un hueco queda fuera. Intervalos: percentiles de un bootstrap sobre filas, sorteado de sus recuentos; con más de 20.000 filas distintas se sortean sus sumas.',
    },
    reference:
      'Lindeman, Merenda & Gold (1980), Introduction to Bivariate and Multivariate Analysis; Grömping (2006), Journal of Statistical Software 17; Johnson (2000), Multivariate Behavioral Research 35; Martilla & James (1977), Journal of Marketing 41.',
    caveats: [
      {
        en: 'A driver goes with the outcome; it need not move it. What a change would bring, an experiment says.',
        es: 'Un factor acompaña al resultado; no por eso lo mueve. Qué traería un cambio lo dice un experimento.',
      },
      {
        en: 'What was not asked has no share: drivers that are missing lend theirs to those that are there.',
        es: 'Lo que no se preguntó no tiene parte: los factores ausentes prestan la suya a los presentes.',
      },
      {
        en: 'Ratings by one person go together whatever they are about (halo): importances come out alike.',
        es: 'Las valoraciones de una persona van juntas sean de lo que sean (halo): las importancias salen parecidas.',
      },
    ],
    example: {
      command:
        'cx drivers --touchpoints fixtures/touchpoints.csv --outcome satisfaction_score --drivers channel,minutes',
      says: {
        en: 'Which channel goes with low satisfaction. By R (relaimpo) on swiss: Fertility on the other five columns has R² .7067, of which Education .2601 and Examination .1712',
        es: 'Qué canal acompaña a la satisfacción baja. Con R (relaimpo) en swiss: Fertility sobre las otras cinco columnas tiene R² 0,7067, de lo que Education 0,2601 y Examination 0,1712',
      },
    },
  },
});
