import { unaccented } from './folding.ts';
import { isMissing } from './missing.ts';
import { missing, unreadable, type NoValue } from './reading.ts';

export type EventReading = { readonly kind: 'value'; readonly value: boolean } | NoValue;

/** The words of a column that says whether it happened: that for yes, and that for no. */
export type EventWords = readonly [happened: string, not: string];

/** In this order: a column of nothing but 1 says that it always happened, one of nothing but 2 as well. */
const pairs: readonly EventWords[] = [
  ['1', '0'],
  ['2', '1'],
  ['yes', 'no'],
  ['y', 'n'],
  ['si', 'no'],
  ['s', 'n'],
  ['true', 'false'],
  ['t', 'f'],
  ['verdadero', 'falso'],
  ['v', 'f'],
  ['churned', 'stayed'],
];

/** `1.0` and `1,0` are 1. */
const wordOf = (text: string) => unaccented(text.trim().replace(/^(\d)[.,]0+$/u, '$1'));

/**
 * Which pair of words a column uses to say whether something happened; null where its texts are of no known pair. Blank
 * ones say nothing of it.
 *
 * @example eventWords(['1', '2.0', '']) // => ["2", "1"]
 * @example eventWords(['left', 'stayed']) // => null
 */
export function eventWords(texts: readonly string[]): EventWords | null {
  const words = new Set(texts.filter((text) => !isMissing(text)).map(wordOf));
  return pairs.find((pair) => [...words].every((word) => pair.includes(word))) ?? null;
}

/**
 * Whether it happened, in the words of its column.
 *
 * @example readEvent('Sí', ['si', 'no']) // => { kind: 'value', value: true }
 */
export function readEvent(text: string, [happened, not]: EventWords): EventReading {
  if (isMissing(text)) return missing;
  const word = wordOf(text);
  if (word !== happened && word !== not) return unreadable;
  return { kind: 'value', value: word === happened };
}
