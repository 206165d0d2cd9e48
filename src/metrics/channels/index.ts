import { gap, leaves, scale } from '../contacts/options.ts';
import { upToAsOf } from '../contacts/reads.ts';
import { defineMetric } from '../metric.ts';
import { channelsFindings } from './calculate.ts';
import { offered } from './reduce.ts';

export default defineMetric({
  id: 'channels',
  title: { en: 'Consistency of channels', es: 'Consistencia de canales' },
  summary: {
    en: 'whether a touchpoint satisfies alike in all its channels, and how often customers change channels',
    es: 'si un punto de contacto satisface por igual en todos sus canales, y cuánto cambian de canal los clientes',
  },
  options: { gap, scale },
  leaves: [...leaves, 'period'],
  dependsOnN: { consistency: ['omega_squared', 'consistency'] },
  reductions: { offered },
  asks: upToAsOf,
  calculate: (reduced, { scale: asked }, question) => channelsFindings(reduced.offered, asked, question),
  definition: {
    formula: {
      en: 'Of each touchpoint that is rated in two channels or more: η² = Σ of squares between channels ÷ all; ω² = (Σ between − (k − 1)·MSW) ÷ (all + MSW), at least 0; consistency = 1 − ω²; F test of k channels. Gap = mean of the best channel less that of the worst, with Welch’s interval; none where one of the two has one rating. A switch is a contact that follows another of its journey in another channel, a repeat one at the same touchpoint; a blank channel is neither. Switch rate = journeys with a switch ÷ journeys.',
      es: 'De cada punto de contacto con notas en dos canales o más: η² = suma de cuadrados entre canales ÷ total; ω² = (suma entre − (k − 1)·MSW) ÷ (total + MSW), al menos 0; consistencia = 1 − ω²; contraste F de k canales. Brecha = media del mejor canal menos la del peor, con el intervalo de Welch; ninguno si uno de los dos tiene una sola nota. Un cambio es un contacto que sigue a otro de su recorrido en otro canal, y una repetición uno en el mismo punto; un canal en blanco no es ninguna de las dos cosas. Tasa de cambio = recorridos con un cambio ÷ recorridos.',
    },
    reference:
      'Fisher (1925), Statistical Methods for Research Workers; Hays (1963), Statistics for Psychologists; Welch (1947), Biometrika 34.',
    caveats: [
      {
        en: 'Who calls has another trouble than who clicks: channels differ in their customers too, not in their service alone.',
        es: 'Quien llama tiene otro problema que quien hace clic: los canales difieren también en sus clientes, no solo en su servicio.',
      },
      {
        en: 'The best and the worst of many channels differ by chance too; the F test asks whether any do.',
        es: 'El mejor y el peor de muchos canales difieren también por azar; el contraste F pregunta si alguno difiere.',
      },
    ],
    example: {
      command: 'cx channels fixtures/touchpoints.csv',
      says: {
        en: 'By R: web 9, 8, 10, 7, 9, phone 5, 6, 4, 7, 3 and store 9, 9, 8, 10, 9 have η² .7383 and ω² .6799',
        es: 'Con R: web 9, 8, 10, 7, 9, teléfono 5, 6, 4, 7, 3 y tienda 9, 9, 8, 10, 9 tienen η² 0,7383 y ω² 0,6799',
      },
    },
  },
});
