import { coded, column } from '../../results/columns.ts';
import type { Column, Words } from '../../results/result.ts';
import { blank, exit, others, start, unattributed } from './names.ts';

const count = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'count', { en: meaningEn, es: meaningEs });

export const customersCounted = { en: 'customers', es: 'clientes' };
export const contactsCounted = { en: 'contacts', es: 'contactos' };

/** What is no name of the files. */
const words: Words = {
  [start]: { en: start, es: '(inicio)' },
  [exit]: { en: exit, es: '(fin)' },
  [others]: { en: others, es: '(otros)' },
  [blank]: { en: blank, es: '(en blanco)' },
  [unattributed]: { en: unattributed, es: '(sin atribuir)' },
};
/** A column of names from the files, and of the words of the program beside them. */
export const ofNames = (of: Column): Column => coded(of, words);

export const touchpoint = ofNames(
  column('touchpoint', { en: 'Touchpoint', es: 'Punto de contacto' }, 'text', {
    en: 'where on the journey',
    es: 'en qué lugar del recorrido',
  }),
);
export const channel = ofNames(
  column('channel', { en: 'Channel', es: 'Canal' }, 'text', {
    en: 'through which the contact came; (blank) where nothing says it',
    es: 'por dónde llegó el contacto; (blank) si nada lo dice',
  }),
);
export const contacts = count('contacts', 'Contacts', 'Contactos', 'how many contacts', 'cuántos contactos');
export const journeys = count('journeys', 'Journeys', 'Recorridos', 'how many journeys', 'cuántos recorridos');
export const converted = count(
  'converted',
  'Converted',
  'Convertidos',
  'journeys that succeeded; of a touchpoint, those whose last contact it is',
  'recorridos con éxito; de un punto de contacto, los que acaban en él',
);
export const open = count(
  'open',
  'Open',
  'Abiertos',
  'journeys that may go on: the last contact is no longer ago than the gap',
  'recorridos que pueden seguir: el último contacto no es más antiguo que la pausa',
);
export const dropOff = column('drop_off', { en: 'Drop-off', es: 'Abandono' }, 'share', {
  en: 'lost ÷ (contacts − open)',
  es: 'perdidos ÷ (contactos − abiertos)',
});
export const effort = column('effort', { en: 'Effort', es: 'Esfuerzo' }, 'score', {
  en: 'mean of effort_score; 7 is easiest, unless it was asked the other way round',
  es: 'media de effort_score; 7 es lo más fácil, salvo que se preguntara al revés',
});
export const margin = column('margin', { en: 'Margin', es: 'Margen' }, 'money', {
  en: 'what is left of the revenue after its costs',
  es: 'lo que queda del ingreso tras sus costes',
});
export const costPerContact = column(
  'cost_per_contact',
  { en: 'Cost per contact', es: 'Coste por contacto' },
  'money',
  { en: 'cost ÷ contacts that have one', es: 'coste ÷ contactos que lo tienen' },
);
