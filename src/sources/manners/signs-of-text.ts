/** Of inches or seconds of arc: behind a digit, and not before a letter, but that of `10"x12"`. */
const inches = /(?<=\p{N})"(?=$|x ?\p{N}|[^\p{L}"])/giu;
/** A pair around words, as it stands in a sentence: `said "hello" to me`. */
const quotedWords = /(?<=[\s(¡¿])"[^"\s](?:[^"]*[^"\s])?"(?=$|[\s).,;:!?])/gu;

/**
 * Whether every quote within a cell that does not begin with one is a sign of its text: an inch mark, or one of a pair around words.
 *
 * @example areSignsOfText('5" pipe') // => true
 * @example areSignsOfText('she said "no" twice') // => true
 * @example areSignsOfText('$78"All-Weather') // => false
 */
export const areSignsOfText = (cell: string): boolean =>
  !cell.startsWith('"') && !cell.replaceAll(inches, '').replaceAll(quotedWords, '').includes('"');
