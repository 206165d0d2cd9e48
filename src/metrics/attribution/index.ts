import { conversion, gap, leaves, rates } from '../contacts/options.ts';
import { costs } from '../contacts/costs.ts';
import { salesUpToAsOf } from '../contacts/reads.ts';
import { defineMetric } from '../metric.ts';
import { attributionFindings } from './calculate.ts';
import { paths } from './reduce.ts';
import { money } from './reduce-money.ts';

export default defineMetric({
  id: 'attribution',
  title: { en: 'Attribution', es: 'Atribución' },
  summary: {
    en: 'which touchpoints conversions are owed to: the removal effect of the exact Markov chain, Shapley, first, last, linear',
    es: 'a qué puntos de contacto se deben las conversiones: efecto de quitarlos en la cadena de Markov exacta, Shapley, primero, último, lineal',
  },
  options: { conversion, gap, ...rates },
  leaves: [...leaves, 'by', 'period'],
  reductions: { paths, money, costs },
  asks: salesUpToAsOf,
  calculate: (reduced, options, question) => attributionFindings(reduced, options, question),
  definition: {
    formula: {
      en: 'A path is a journey up to its first conversion: a touchpoint of --conversion ends it and is not on it, a contact whose outcome converts is its last. Repeats of a touchpoint in a row are one state. removal_effect = part of the conversion rate that is lost where all who come to the touchpoint do not convert, by the fundamental matrix N = (I − Q)⁻¹ of the chain; markov = conversions × removal effect ÷ sum of them. shapley parts each conversion equally between the distinct touchpoints of its path, linear between its contacts; first and last give it to one. Each sums to the conversions. Journeys that are open count as not converted.',
      es: 'Un camino es un recorrido hasta su primera conversión: un punto de --conversion lo termina y no está en él; un contacto cuyo desenlace convierte es el último. Las repeticiones seguidas de un punto son un estado. removal_effect = parte de la tasa de conversión que se pierde si nadie que pase por el punto convierte, con la matriz fundamental N = (I − Q)⁻¹ de la cadena; markov = conversiones × efecto ÷ suma de los efectos. shapley reparte cada conversión a partes iguales entre los puntos distintos de su camino, linear entre sus contactos; first y last la dan a uno. Cada regla suma las conversiones. Los recorridos abiertos cuentan como no convertidos.',
    },
    reference:
      'Anderl, Becker, von Wangenheim & Schumann (2016), International Journal of Research in Marketing 33; Kemeny & Snell (1960), Finite Markov Chains; Shapley (1953), A value for n-person games.',
    caveats: [
      {
        en: 'Credit is no effect: who was going to buy comes by the same touchpoints. An experiment tells.',
        es: 'El mérito no es un efecto: quien iba a comprar pasa por los mismos puntos. Lo dice un experimento.',
      },
      {
        en: 'The chain forgets how a path came to a touchpoint.',
        es: 'La cadena olvida cómo llegó un camino a un punto.',
      },
    ],
    example: {
      command: 'cx attribution fixtures/touchpoints.csv --conversion purchase',
      says: {
        en: 'By hand: the paths c1 > c2 > c3 that converts, c1 and c2 > c3 that do not, have removal effects .5, 1 and 1',
        es: 'A mano: los caminos c1 > c2 > c3, que convierte, c1 y c2 > c3, que no, tienen efectos 0,5, 1 y 1',
      },
    },
  },
});
