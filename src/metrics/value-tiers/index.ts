import { questions } from '../scales/questions/all.ts';
import { defineMetric } from '../metric.ts';
import { valueTiersFindings } from './calculate.ts';
import {
  bought,
  expectedAlone,
  expectedWithAnswers,
  expectedWithBoth,
  expectedWithLives,
  margins,
  refunds,
  split,
  strangers,
  withAnswers,
  withBoth,
  withLives,
  worthAlone,
} from './reduced/reduce.ts';
import { scores } from './scores.ts';
import { tierColumns } from './tables/columns.ts';

export default defineMetric({
  id: 'value-tiers',
  title: { en: 'Value tiers', es: 'Niveles de valor' },
  summary: {
    en: 'customers in tiers by what they are worth, and how those of each feel and stay',
    es: 'clientes en niveles según su valor, y cómo se sienten y permanecen los de cada uno',
  },
  byPosition: [],
  needs: ['transactions'],
  options: {
    value: {
      type: 'choice',
      choices: ['revenue', 'clv'],
      default: 'revenue',
      describe: {
        en: 'what customers are ranked by: what they spent so far, or what they are expected to bring (cx clv)',
        es: 'según qué se ordenan los clientes: lo gastado hasta ahora, o lo que se espera que aporten (cx clv)',
      },
    },
    tiers: {
      type: 'shares',
      default: '0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1',
      describe: {
        en: 'where tiers end, as shares of customers, the best first',
        es: 'dónde acaban los niveles, como proporciones de clientes, primero los mejores',
      },
    },
    horizon: {
      type: 'span',
      default: '1 year',
      describe: {
        en: 'the time up to the last day that counts in which customers may have left; with --value clv also that which is looked ahead',
        es: 'el tiempo hasta el último día que cuenta en el que los clientes pueden haberse ido; con --value clv también el que se mira hacia adelante',
      },
    },
  },
  leaves: ['period', 'compare', 'baseline', 'rolling', 'from', 'to', 'weight', 'rake'],
  // Borders are rounded to whole customers.
  dependsOnN: {
    overall: ['top_tier_share', 'minimum_nps', 'nps_gap'],
    tiers: tierColumns('revenue')
      .filter(({ unit }) => unit === 'share')
      .map(({ name }) => name),
  },
  /** @throws column-not-found where responses answer none of the questions, or customers came and nothing says who left */
  asks(question, _options, files) {
    if (!questions.some(({ column }) => files.knows('responses', column))) files.need('responses', 'recommend_score');
    if (files.knows('customers', 'started_at')) files.need('customers', 'ended_at');
    return question;
  },
  reductions: {
    bought,
    split,
    margins,
    worthAlone,
    withAnswers,
    withLives,
    withBoth,
    expectedAlone,
    expectedWithAnswers,
    expectedWithLives,
    expectedWithBoth,
    strangers,
    refunds,
  },
  scores,
  calculate: (reduced, options, question, told) => valueTiersFindings(reduced, options, question, told),
  definition: {
    formula: {
      en: 'Customers who bought are ranked by all that they spent, less what was given back (--value clv: by the CLV that cx clv gives each within --horizon, the model chosen by days held out); of those who spent alike, by the text of their ids. A tier ends with customer round(share × customers), half up, at least the first. Its NPS, CSAT (4–5 of 1–5) and CES are those of cx nps, cx csat and cx ces on the latest answer of each of its customers to each question (of several at one moment the lowest). Answer rate = customers who answered anything ÷ customers. Churn rate = of the customers there when the horizon up to the last day that counts began, those lost in it, with Wilson’s interval; who came in it is in neither number. minimum_nps is the least lower end of the NPS of any tier; nps_gap is the NPS of the first tier less that of the last, adjusted Wald. With --by tiers are those of all customers, and a segment has its own of each.',
      es: 'Los clientes que compraron se ordenan por todo lo que gastaron, menos lo devuelto (--value clv: por el CLV que cx clv da a cada uno dentro de --horizon, con el modelo elegido por días reservados); a igual gasto, por el texto de su identificador. Un nivel acaba en el cliente round(proporción × clientes), la mitad hacia arriba, al menos el primero. Su NPS, CSAT (4–5 de 1–5) y CES son los de cx nps, cx csat y cx ces con la última respuesta de cada uno de sus clientes a cada pregunta (de varias en el mismo momento, la más baja). Tasa de respuesta = clientes que respondieron algo ÷ clientes. Tasa de abandono = de los clientes que había al empezar el horizonte hasta el último día que cuenta, los perdidos en él, con el intervalo de Wilson; quien llegó en él no está en ninguno de los dos números. minimum_nps es el menor extremo inferior del NPS de un nivel; nps_gap es el NPS del primer nivel menos el del último, Wald ajustado. Con --by los niveles son los de todos los clientes, y cada segmento tiene los suyos de cada uno.',
    },
    reference:
      'Zeithaml, Rust & Lemon (2001), "The Customer Pyramid", California Management Review 43(4); Wilson (1927), Journal of the American Statistical Association 22; Rocks (2016), The American Statistician 70(4).',
    caveats: [
      {
        en: 'Who bought nothing is in no tier, whatever other files say of him: a notice counts such people who answered.',
        es: 'Quien no compró nada no está en ningún nivel, digan lo que digan otros archivos: un aviso cuenta a quienes respondieron.',
      },
      {
        en: 'Revenue is what was spent so far: a new customer ranks low, and who stayed long ranks high because he stayed.',
        es: 'El ingreso es lo gastado hasta ahora: un cliente nuevo queda abajo, y quien lleva mucho queda arriba porque permaneció.',
      },
      {
        en: 'Those who answered may feel otherwise than those who did not: read the NPS of a tier beside its answer rate.',
        es: 'Quienes respondieron pueden sentirse de otro modo que quienes no: lea el NPS de un nivel junto a su tasa de respuesta.',
      },
    ],
    example: {
      command:
        'cx value-tiers --responses fixtures/responses.csv --transactions fixtures/transactions.csv --customers fixtures/customers.csv',
      says: {
        en: 'By another program: the best tenth, 89 of 893 customers, bring 32.9 % of the revenue, with an NPS of 66.7; the last tenth 0.9 %, with −33.3',
        es: 'Con otro programa: la mejor décima parte, 89 de 893 clientes, trae el 32,9 % del ingreso, con un NPS de 66,7; la última, el 0,9 %, con −33,3',
      },
    },
  },
});
