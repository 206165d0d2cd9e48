import { conversion, gap, leaves, rates, scale } from '../contacts/options.ts';
import { costs } from '../contacts/costs.ts';
import { salesUpToAsOf } from '../contacts/reads.ts';
import { defineMetric } from '../metric.ts';
import { touchpointsFindings } from './calculate.ts';
import { cells, cellsWithSales } from './reduce.ts';

export default defineMetric({
  id: 'touchpoints',
  title: { en: 'Touchpoints', es: 'Puntos de contacto' },
  summary: {
    en: 'each touchpoint in each channel: contacts, satisfaction, effort, cost, and who leaves the journey there',
    es: 'cada punto de contacto en cada canal: contactos, satisfacción, esfuerzo, coste y quién abandona allí el recorrido',
  },
  options: {
    conversion,
    gap,
    ...rates,
    repeatWithin: {
      type: 'pause',
      default: '7 days',
      describe: {
        en: 'a contact is repeated where its customer is back in the same cell no later than this',
        es: 'un contacto se repite si su cliente vuelve a la misma casilla a más tardar en este plazo',
      },
    },
    scale,
  },
  leaves,
  dependsOnN: {},
  reductions: { cells, cellsWithSales, costs },
  asks: salesUpToAsOf,
  calculate: (reduced, options, question) =>
    touchpointsFindings(
      {
        shown: (reduced.cells ?? reduced.cellsWithSales)!,
        sells: reduced.cellsWithSales !== null,
        costs: reduced.costs,
      },
      options,
      question,
    ),
  definition: {
    formula: {
      en: 'A row is a touchpoint in a channel. CSAT = scores in the top two boxes ÷ rated contacts, with Wilson’s interval. Cost is the column’s, else minutes × rate ÷ concurrency + contact cost. A journey is a journey_id, else a customer’s contacts up to a pause longer than the gap; it ends converted when an outcome says success (or a touchpoint of --conversion is in it), lost when its last outcome says so, open when its last contact is no older than the gap, else lost. Drop-off = journeys lost here ÷ (contacts − open). Repeat rate = contacts whose customer is back in the same cell in time ÷ contacts.',
      es: 'Una fila es un punto de contacto en un canal. CSAT = notas en las dos casillas superiores ÷ contactos con nota, con el intervalo de Wilson. El coste es el de la columna; si no, minutos × tarifa ÷ concurrencia + coste por contacto. Un recorrido es un journey_id; si no, los contactos de un cliente hasta una pausa mayor que la indicada; acaba convertido si un desenlace indica éxito (o contiene un punto de --conversion), perdido si su último desenlace lo dice, abierto si su último contacto no es más antiguo que la pausa, y si no perdido. Abandono = recorridos perdidos aquí ÷ (contactos − abiertos). Tasa de repetición = contactos cuyo cliente vuelve a tiempo a la misma casilla ÷ contactos.',
    },
    reference:
      'Lemon & Verhoef (2016), Understanding customer experience throughout the customer journey, Journal of Marketing 80; Wilson (1927), Journal of the American Statistical Association 22.',
    caveats: [
      {
        en: 'Few contacts are rated, and who rates is no sample of those who do not: look at rated_share.',
        es: 'Pocos contactos tienen nota, y quien la da no representa a quien no la da: mire rated_share.',
      },
      {
        en: 'A touchpoint where many journeys end need not be why they end.',
        es: 'Un punto donde acaban muchos recorridos no tiene por qué ser la causa.',
      },
    ],
    example: {
      command: 'cx touchpoints fixtures/touchpoints.csv',
      says: {
        en: 'By hand: 10 calls of 7.5 minutes at .60 and .90 each cost 54; 5.40 a contact',
        es: 'A mano: 10 llamadas de 7,5 minutos a 0,60 más 0,90 cuestan 54; 5,40 por contacto',
      },
    },
  },
});
