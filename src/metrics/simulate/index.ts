import { claims } from '../profit/claims/index.ts';
import { profile } from '../profit/profile.ts';
import { defineMetric } from '../metric.ts';
import { assertAsked } from './asks.ts';
import { allProfiles, simulateFindings } from './calculate.ts';
import { simulateOptions } from './options.ts';
import { scenariosSideBySide } from './scenarios.ts';
import { effortAnswers } from './reduced/effort.ts';
import { repliesInTime } from './reduced/in-time.ts';

export default defineMetric({
  id: 'simulate',
  title: { en: 'What if', es: 'Qué pasaría si' },
  summary: {
    en: 'what it would bring to recover detractors, to keep more customers, to ask less effort of them: net value, payback, and what it rests on',
    es: 'qué aportaría recuperar detractores, retener a más clientes o pedirles menos esfuerzo: valor neto, recuperación, y en qué se apoya',
  },
  byPosition: [],
  instead: ['profile'],
  options: simulateOptions,
  takes: ['revenue-per'],
  // What it answers rests on what somebody assumes: no page has it by itself.
  onlyNamed: true,
  leaves: ['by', 'period', 'compare', 'baseline', 'rolling', 'weight', 'rake', 'from', 'to'],
  /** @throws option-needs, options-conflict, relation-missing, effect-missing, column-not-found */
  asks(question, options, files) {
    assertAsked(options, files);
    return question;
  },
  reductions: {
    ...Object.fromEntries([...allProfiles].map(([name, { query }]) => [name, query])),
    effortAnswers,
    repliesInTime,
    profile,
  },
  scenarios: scenariosSideBySide,
  calculate: (reduced, options, question, told) => simulateFindings(reduced, options, question, told),
  definition: {
    formula: {
      en: 'Customers who are still here on the last day that counts stand in groups by their latest answer (promoter 9–10, passive 7–8, detractor 0–6, no-answer), each with the one-year retention r (Kaplan–Meier), the revenue and the value v a year of all who gave that answer (margin, or revenue without one, less cost of contacts), as in cx promoter-value; without answers they are one group; from --profile they are --base-customers, with its profit of each year and --retention. Value of a customer within the horizon = Σₖ v × rᵏ⁻¹ × (1 − (1 − r) ÷ 2) ÷ (1 + discount)^(k − ½): those who leave do so evenly within a year; of a part f of a year v × rᵏ⁻¹ × f × (1 − (1 − r) × f ÷ 2), discounted from its middle. Levers: --recover-detractors: that share of detractors stays and brings as passives do; --improve-retention: points of retention for all; --promoter-premium: that share of promoters’ revenue on top; --reduce-effort: points of effort × effect; --answer-in-sla: (share in time − share now) × effect; a claim named by --preset as published: bad-experience-20 (detractors’ retention ÷ (1 − 0.2); the claim itself is −0.2), delight-30 (passives’ retention × 1.3), cross-sell-22, up-sell-38, order-size-5-85 (revenue and value of all × (1 + the lower bound)), temkin-775 (× (1 + 0.775 ÷ 3)), pay-more-86 (only that share of promoters pays the premium), tells-4-6 and tells-9-15 (detractors recovered × the lower bound × conversion rate × mean value of a customer). Retention is at most 1. What a lever is worth is the value of all customers with it less that without; interaction is that of all levers together less their sum; net is less cost. The effect of effort, where the files say it, is the average marginal effect of a logistic regression of staying a year on the answer. Intervals are percentiles of a bootstrap over customers, with estimated effects drawn beside them. Break-even is the share of the effects asked at which net value is 0, the cost being as it is. Sensitivity: each input at the ends of its interval or of its claim, or a fifth less and more. In the table claims, own is: beside bad-experience-20 detractors’ retention ÷ passives’ − 1, beside delight-30 promoters’ ÷ passives’ − 1, and holds says whether it is as great as the claim; beside cross-sell-22, up-sell-38 and order-size-5-85 promoters’ revenue a year ÷ passives’ − 1, an upper bound of all three together, so that holds is false where even that is below the claim’s lower bound, and else empty; beside temkin-775 what the other levers would bring in revenue within three years ÷ one year’s revenue, an assumption, so that holds is empty.',
      es: 'Los clientes que siguen el último día que cuenta se agrupan por su última respuesta (promotor 9–10, pasivo 7–8, detractor 0–6, no-answer), cada grupo con la retención a un año r (Kaplan–Meier), el ingreso y el valor v al año de todos los que dieron esa respuesta (margen, o ingreso si no lo hay, menos coste de los contactos), como en cx promoter-value; sin respuestas son un solo grupo; con --profile son --base-customers, con su beneficio de cada año y --retention. Valor de un cliente dentro del horizonte = Σₖ v × rᵏ⁻¹ × (1 − (1 − r) ÷ 2) ÷ (1 + descuento)^(k − ½): quienes se van lo hacen por igual a lo largo del año; de una parte f de un año v × rᵏ⁻¹ × f × (1 − (1 − r) × f ÷ 2), descontado desde su mitad. Palancas: --recover-detractors: esa proporción de detractores permanece y aporta como los pasivos; --improve-retention: puntos de retención para todos; --promoter-premium: esa proporción más del ingreso de los promotores; --reduce-effort: puntos de esfuerzo × efecto; --answer-in-sla: (proporción a tiempo − la de ahora) × efecto; una afirmación nombrada con --preset como se publicó: bad-experience-20 (retención de los detractores ÷ (1 − 0,2); la afirmación es −0,2), delight-30 (retención de los pasivos × 1,3), cross-sell-22, up-sell-38, order-size-5-85 (ingreso y valor de todos × (1 + la cota inferior)), temkin-775 (× (1 + 0,775 ÷ 3)), pay-more-86 (solo esa proporción de promotores paga el sobreprecio), tells-4-6 y tells-9-15 (detractores recuperados × la cota inferior × tasa de conversión × valor medio de un cliente). La retención es como mucho 1. Lo que vale una palanca es el valor de todos los clientes con ella menos el valor sin ella; interaction es el de todas a la vez menos su suma; el neto descuenta el coste. El efecto del esfuerzo, si lo dicen los archivos, es el efecto marginal medio de una regresión logística de permanecer un año sobre la respuesta. Los intervalos son percentiles de un bootstrap sobre clientes, con los efectos estimados sorteados a la vez. El equilibrio es la proporción de los efectos pedidos con la que el valor neto es 0, sin que cambie el coste. Sensibilidad: cada dato en los extremos de su intervalo o de su afirmación, o un quinto menos y más. En la tabla claims, own es: junto a bad-experience-20 la retención de los detractores ÷ la de los pasivos − 1, junto a delight-30 la de los promotores ÷ la de los pasivos − 1, y holds dice si llega a lo afirmado; junto a cross-sell-22, up-sell-38 y order-size-5-85 el ingreso al año de los promotores ÷ el de los pasivos − 1, una cota superior de las tres juntas, así que holds es false si aun así queda por debajo de la cota inferior de la afirmación, y si no vacío; junto a temkin-775 lo que las demás palancas aportarían de ingreso en tres años ÷ el ingreso de un año, un supuesto, así que holds queda vacío.',
    },
    reference:
      'Blattberg, Getz & Thomas (2001), Customer Equity; Berger & Nasr (1998), "Customer lifetime value", Journal of Interactive Marketing 12(1); Kaplan & Meier (1958), Journal of the American Statistical Association 53; Efron & Tibshirani (1993), An Introduction to the Bootstrap; Greene (2012), Econometric Analysis, 17.3.2.',
    caveats: [
      {
        en: 'Levers are assumptions: that they can be pulled so far, for that cost, and that customers then do as others do, no file shows. Try them on some customers, drawn by lot, before you count on the sum.',
        es: 'Las palancas son supuestos: que lleguen tan lejos, por ese coste, y que los clientes hagan entonces lo que hacen otros, no lo muestra ningún archivo. Pruébelas con algunos clientes, elegidos por sorteo, antes de contar con la suma.',
      },
      {
        en: 'Only what comes within the horizon counts, and only of today’s customers: new ones, and what comes later, are in no number.',
        es: 'Solo cuenta lo que llega dentro del horizonte, y solo de los clientes de hoy: los nuevos, y lo que llega después, no están en ningún número.',
      },
      {
        en: 'Retention is that of the year after the answer, or after the first day; who has been a customer for longer may stay longer.',
        es: 'La retención es la del año que sigue a la respuesta, o al primer día; quien lleva más tiempo como cliente puede permanecer más.',
      },
      {
        en: 'What customers of a group do goes together with their answer, and is not shown to come from it.',
        es: 'Lo que hacen los clientes de un grupo va junto con su respuesta, y no se muestra que venga de ella.',
      },
      {
        en: 'Published claims are no measurements of your customers: most are opinions or quotations, and the table claims holds those against your own numbers that a file can say.',
        es: 'Las afirmaciones publicadas no son mediciones de sus clientes: la mayoría son opiniones o citas, y la tabla claims contrasta con sus propios números las que un archivo puede decir.',
      },
      {
        en: 'The interval says how sure the customers’ numbers are, not how sure the levers are: read sensitivity for those.',
        es: 'El intervalo dice cuán seguros son los números de los clientes, no las palancas: para estas lea sensitivity.',
      },
    ],
    claims,
    example: {
      command:
        'cx simulate --responses fixtures/responses.csv --transactions fixtures/transactions.csv --customers fixtures/customers.csv --touchpoints fixtures/touchpoints.csv --recover-detractors 0.2 --recovery-cost 15 --improve-retention 5',
      says: {
        en: 'By another program (R, survival): 93 detractors who are still here are worth 40.73 each within a year, a passive 63.50; recovering a fifth of them and five points of retention bring 2,124.10 for 279, net 1,845.10',
        es: 'Con otro programa (R, survival): los 93 detractores que siguen valen 40,73 cada uno en un año, un pasivo 63,50; recuperar a la quinta parte y cinco puntos de retención aportan 2.124,10 por 279, neto 1.845,10',
      },
    },
  },
});
