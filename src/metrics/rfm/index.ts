import { defineMetric } from '../metric.ts';
import { rfmFindings } from './calculate.ts';
import { refunds, scored } from './reduce.ts';
import { scores } from './scores.ts';

export default defineMetric({
  id: 'rfm',
  title: { en: 'Recency, frequency, monetary value', es: 'Recencia, frecuencia y gasto' },
  summary: {
    en: 'customers by how recently, how often and for how much they bought, in named segments',
    es: 'clientes según cuándo, cuántas veces y por cuánto compraron, en segmentos con nombre',
  },
  options: {},
  leaves: ['period', 'compare', 'baseline', 'rolling', 'weight', 'rake'],
  // A tenth of customers, and a hundredth, is rounded up to whole ones.
  dependsOnN: { overall: ['top_decile_share'], segments: ['top_decile_share'], pareto: ['revenue_share'] },
  reductions: { scored, refunds },
  scores,
  calculate: (reduced, _options, question) => rfmFindings(reduced, question),
  definition: {
    formula: {
      en: 'Recency is the days from the last purchase to the last day that counts, frequency the days with a purchase, monetary the total spend, of purchases from --from to --to. The score of a value is 1 + floor(5 × customers with less ÷ customers), so that equal values share a score; of recency 5 is the most recent. Segments follow from R, the score of recency, and V, the mean of the other two rounded half up: champions R ≥ 4, V ≥ 4; loyal R 3, V ≥ 4; potential-loyalist R ≥ 4, V 2–3; new R 5, V 1; promising R 4, V 1; need-attention R 3, V 3; about-to-sleep R 3, V ≤ 2; cannot-lose R ≤ 2, V 5; at-risk R ≤ 2, V 3–4; hibernating R 2, V ≤ 2; lost R 1, V ≤ 2. The top decile is the ⌈customers ÷ 10⌉ who spent most. With --by customers are scored within each segment.',
      es: 'Recencia son los días desde la última compra hasta el último día que cuenta; frecuencia, los días con compra; gasto, el total gastado, de las compras entre --from y --to. La nota de un valor es 1 + la parte entera de (5 × clientes con menos ÷ clientes), así que valores iguales tienen la misma nota; en recencia 5 es lo más reciente. Los segmentos salen de R, la nota de recencia, y V, la media de las otras dos redondeada hacia arriba en la mitad: champions R ≥ 4, V ≥ 4; loyal R 3, V ≥ 4; potential-loyalist R ≥ 4, V 2–3; new R 5, V 1; promising R 4, V 1; need-attention R 3, V 3; about-to-sleep R 3, V ≤ 2; cannot-lose R ≤ 2, V 5; at-risk R ≤ 2, V 3–4; hibernating R 2, V ≤ 2; lost R 1, V ≤ 2. El decil superior son los ⌈clientes ÷ 10⌉ que más gastaron. Con --by las notas se dan dentro de cada segmento.',
    },
    reference: 'Hughes (1994), Strategic Database Marketing.',
    caveats: [
      {
        en: 'Scores rank customers against each other: one fifth is always low, however well all of them buy.',
        es: 'Las notas comparan a los clientes entre sí: una quinta parte siempre queda abajo, por bien que compren todos.',
      },
      {
        en: 'Where many customers are alike (most bought once) they share the lowest score that they come to, and some scores have nobody.',
        es: 'Donde muchos clientes son iguales (la mayoría compró una vez) comparten la nota más baja que les toca, y algunas notas quedan vacías.',
      },
      {
        en: 'The segments are names for places in a ranking, not a forecast of who will come back.',
        es: 'Los segmentos son nombres de lugares en una clasificación, no un pronóstico de quién volverá.',
      },
    ],
    example: {
      command: 'cx rfm fixtures/transactions.csv --table named_segments',
      says: {
        en: 'By another program: of 893 customers 202 are champions, who bring 44.4 % of the revenue',
        es: 'Con otro programa: de 893 clientes 202 son champions, y traen el 44,4 % del ingreso',
      },
    },
  },
});
