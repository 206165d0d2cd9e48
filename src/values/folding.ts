/**
 * Lower case, as SQL has it too: one letter for one letter, so that the `İ` of Turkish capitals is an `i`. Marks of a status
 * are compared so, in both places.
 *
 * @example lowered('PREVİEW') // => 'preview'
 */
export const lowered = (text: string): string => text.replaceAll('İ', 'i').toLowerCase();

/**
 * Lower case without accents, trimmed; punctuation stays, so that `-1` and `1` remain two texts.
 *
 * @example unaccented(' SÍ ') // => 'si'
 */
export function unaccented(text: string): string {
  if (/^[ -~]*$/u.test(text)) return text.toLowerCase().trim();
  return text.normalize('NFD').toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').trim();
}

/**
 * The words of a text alone: lower case, accents stripped (Unicode NFD), each run of punctuation, symbols and
 * spaces a single space. Headers and words of answers are compared after folding; numbers never, because a sign is lost.
 *
 * @example fold('¿Con qué probabilidad nos recomendaría? (0-10)') // => 'con que probabilidad nos recomendaria 0 10'
 */
export function fold(text: string): string {
  return unaccented(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const plain = /^[ -~]*$/u;
/**
 * Soft hyphens, zero-width blanks, byte-order marks and marks of direction. Joiners stay within a text: letters of Persian and of Indian
 * scripts, and emoji, are others without them; so do overrides of direction, which turn what is seen around.
 */
const unseen = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202C\u2060\u2066-\u2069\uFEFF]/gu;
const outerSign = String.raw`[\s\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202C\u2060\u2066-\u2069\uFEFF]`;
const outer = new RegExp(`^${outerSign}+|${outerSign}+$`, 'gu');
const blanks = /[\u00A0\u2000-\u200A\u202F\u205F]/gu;

/**
 * A text as it is seen: what looks alike is one text. Without outer blanks and signs without a shape, each blank a plain one, each letter
 * in one form of Unicode (NFC).
 *
 * @example asSeen('Sol\u200B ') // => 'Sol'
 * @example asSeen('Puerta\u00A0Sol') // => 'Puerta Sol'
 */
export const asSeen = (text: string): string =>
  plain.test(text) ? text.trim() : withoutUnseen(text.replaceAll(outer, ''));

/**
 * The same with its outer blanks, for a part of a text.
 *
 * @example withoutUnseen(' So\u00ADl') // => ' Sol'
 */
export const withoutUnseen = (text: string): string =>
  plain.test(text) ? text : text.replaceAll(unseen, '').replaceAll(blanks, ' ').normalize('NFC');
