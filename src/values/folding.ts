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
