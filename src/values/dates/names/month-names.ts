import { unaccented } from '../../folding.ts';

/** English and Spanish, whole and abbreviated; no abbreviation means two months. */
const names: readonly (readonly string[])[] = [
  ['january', 'jan', 'enero', 'ene'],
  ['february', 'feb', 'febrero'],
  ['march', 'mar', 'marzo'],
  ['april', 'apr', 'abril', 'abr'],
  ['may', 'mayo'],
  ['june', 'jun', 'junio'],
  ['july', 'jul', 'julio'],
  ['august', 'aug', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre', 'set'],
  ['october', 'oct', 'octubre'],
  ['november', 'nov', 'noviembre'],
  ['december', 'dec', 'diciembre', 'dic'],
];

const monthOfName = new Map(names.flatMap((month, index) => month.map((name) => [name, index + 1] as const)));

/**
 * The month (1–12) of an English or Spanish name, or null.
 *
 * @example monthNumber('Sept.') // => 9
 */
export function monthNumber(name: string): number | null {
  return monthOfName.get(unaccented(name).replace(/\.$/, '')) ?? null;
}
