import { fold, unaccented } from './folding.ts';
import { isMissing } from './missing.ts';
import { missing, unreadable, type NoValue } from './reading.ts';

export type BooleanReading = { readonly kind: 'value'; readonly value: boolean } | NoValue;

const truths = new Map<string, boolean>([
  ...['true', 't', 'yes', 'y', '1', 'on', 'si', 's', 'verdadero', 'v', 'cierto'].map((word) => [word, true] as const),
  ...['false', 'f', 'no', 'n', '0', 'off', 'falso'].map((word) => [word, false] as const),
]);

const noWords: ReadonlyMap<string, boolean> = new Map();

/**
 * Yes or no, true or false, 1 or 0, in English or Spanish.
 * @param words what else says yes and no in a column, folded: `bounced` of a delivery
 *
 * @example readBoolean('Sí') // => { kind: 'value', value: true }
 * @example readBoolean('-1') // => { kind: 'unreadable' }
 */
export function readBoolean(text: string, words = noWords): BooleanReading {
  if (isMissing(text)) return missing;
  const value = (words.size === 0 ? undefined : words.get(fold(text))) ?? truths.get(unaccented(text));
  return value === undefined ? unreadable : { kind: 'value', value };
}
