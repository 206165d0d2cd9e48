import { conversion, gap, leaves, rates, scale } from '../contacts/options.ts';
import { costs } from '../contacts/costs.ts';
import { upToAsOf } from '../contacts/reads.ts';
import { defineMetric } from '../metric.ts';
import { journeysFindings } from './calculate.ts';
import { walked } from './reduce.ts';

export default defineMetric({
  id: 'journeys',
  title: { en: 'Customer journeys', es: 'Recorridos del cliente' },
  summary: {
    en: 'the journey map as it is walked: steps and how long they take, where journeys end, and their variants',
    es: 'el mapa del recorrido tal como se camina: pasos y su duración, dónde acaban los recorridos y sus variantes',
  },
  options: { conversion, gap, ...rates, scale },
  hasMap: true,
  leaves: [...leaves, 'period'],
  reductions: { walked, costs },
  asks: upToAsOf,
  calculate: (reduced, options, question) => journeysFindings(reduced.walked, reduced.costs, options, question),
  definition: {
    formula: {
      en: 'A journey is a journey_id, else a customer’s contacts up to a pause longer than the gap, in the order of time, file and line. n counts how often one touchpoint directly follows another, (start) and (exit) included, so that as many come to a touchpoint as leave it; share = n ÷ all that leave it. Hours are quantiles of type 7. A journey ends converted when an outcome says success (or a touchpoint of --conversion is in it), lost when its last outcome says so, open when its last contact is no older than the gap, else lost; a touchpoint has those that end there. Drop-off = lost ÷ (contacts − open).',
      es: 'Un recorrido es un journey_id; si no, los contactos de un cliente hasta una pausa mayor que la indicada, en orden de hora, archivo y línea. n cuenta las veces que un punto sigue directamente a otro, con (start) y (exit), de modo que a un punto llegan tantos como salen; share = n ÷ todos los que salen de él. Las horas son cuantiles de tipo 7. Un recorrido acaba convertido si un desenlace indica éxito (o contiene un punto de --conversion), perdido si su último desenlace lo dice, abierto si su último contacto no es más antiguo que la pausa, y si no perdido; cada punto tiene los que acaban en él. Abandono = perdidos ÷ (contactos − abiertos).',
    },
    reference:
      'Van der Aalst (2016), Process Mining: Data Science in Action, 2nd ed., 5 and 6; Hyndman & Fan (1996), The American Statistician 50.',
    caveats: [
      {
        en: 'The map joins all journeys: that A leads to B and B to C does not mean that anybody walked A, B, C; the variants tell.',
        es: 'El mapa une todos los recorridos: que A lleve a B y B a C no significa que alguien hiciera A, B, C; lo dicen las variantes.',
      },
      {
        en: 'Contacts of one moment stand in the order of the lines: where many are tied, the order of steps is that of the export.',
        es: 'Los contactos de un mismo momento siguen el orden de las líneas: si hay muchos empates, el orden de los pasos es el de la exportación.',
      },
    ],
    example: {
      command: 'cx journeys fixtures/touchpoints.csv',
      says: {
        en: 'By another count: 2,720 journeys, of which 642 convert',
        es: 'Con otro recuento: 2720 recorridos, de los que convierten 642',
      },
    },
  },
});
