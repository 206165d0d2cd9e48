import { defineRelation } from '../relation.ts';
import { channel } from '../shared-columns.ts';

/** What a contact costs in each channel: a row is one channel. It speaks of no person. */
export const costs = defineRelation({
  title: { en: 'Costs of channels', es: 'Costes de canales' },
  columns: {
    channel,
    minute_rate: {
      type: 'money',
      headers: {
        en: ['minute rate', 'rate per minute', 'cost per minute', 'cost a minute'],
        es: ['tarifa por minuto', 'coste por minuto', 'costo por minuto', 'coste minuto'],
      },
      meaning: { en: 'what a minute of work costs', es: 'lo que cuesta un minuto de trabajo' },
    },
    contact_cost: {
      type: 'money',
      headers: {
        en: ['contact cost', 'cost per contact', 'fixed cost'],
        es: ['coste por contacto', 'costo por contacto', 'coste fijo'],
      },
      meaning: {
        en: 'what a contact costs beside its minutes',
        es: 'lo que cuesta un contacto además de sus minutos',
      },
    },
    concurrency: {
      type: 'number',
      headers: {
        en: ['concurrency', 'at once', 'parallel contacts'],
        es: ['concurrencia', 'a la vez', 'contactos simultaneos'],
      },
      meaning: {
        en: 'contacts that one person handles at once',
        es: 'contactos que una persona atiende a la vez',
      },
    },
  },
  required: ['channel'],
  rowId: null,
});
