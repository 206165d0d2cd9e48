import { fold, unaccented } from './folding.ts';
import { isMissing } from './missing.ts';
import { missing, unreadable, type NoValue } from './reading.ts';

export type BooleanReading = { readonly kind: 'value'; readonly value: boolean } | NoValue;

const truths = new Map<string, boolean>([
  ...['true', 't', 'yes', 'y', '1', 'on', 'si', 's', 'verdadero', 'v', 'cierto'].map((word) => [word, true] as const),
  ...['false', 'f', 'no', 'n', '0', 'off', 'falso'].map((word) => [word, false] as const),
]);

/** What else says yes and no in a column, by the folded words. */
export interface KnownWords {
  get(folded: string): boolean | undefined;
}

/**
 * Yes or no, true or false, 1 or 0, in English or Spanish.
 * @param words what else says yes and no in a column: `bounced` of a delivery; they may say what elsewhere means no answer
 *
 * @example readBoolean('Sí') // => { kind: 'value', value: true }
 * @example readBoolean('-1') // => { kind: 'unreadable' }
 */
export function readBoolean(text: string, words?: KnownWords): BooleanReading {
  const known = words?.get(fold(text));
  if (known === undefined && isMissing(text)) return missing;
  const value = known ?? truths.get(unaccented(text));
  return value === undefined ? unreadable : { kind: 'value', value };
}
