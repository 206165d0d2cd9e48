import { fold } from '../../folding.ts';
import { degreeInOtherLanguages } from './other-languages.ts';
import { degreeOf, ratingAtStart } from './ratings.ts';

/** What a number of a scale stands for: how good it is, by the words beside it. */
export interface ToldNumber {
  readonly number: number;
  readonly degree: number;
  readonly words: string;
  /** It says how much, and not how good: `highest`. */
  readonly isAmount: boolean;
}

const extreme = (words: string, degree: number, isAmount: boolean) =>
  words.split('|').map((word) => [word, { degree, isAmount }] as const);

const superlatives = new Map([
  ...extreme('best|mejor', 6, false),
  ...extreme('worst|peor', -6, false),
  ...extreme('love it|loved it|me encanta|me encanto', 6, false),
  ...extreme('like it|liked it|me gusta|me gusto', 4, false),
  ...extreme('dislike it|disliked it|no me gusta|no me gusto', -4, false),
  ...extreme('hate it|hated it|lo odio|lo odie|la odio', -6, false),
  ...extreme(
    'very|extremely|completely|totally|very much|muy|mucho|totalmente|highest|most|maximum|high|very high|much|a lot|maximo|maxima|mas alto|mas alta|alto|alta|muy alto|muy alta',
    6,
    true,
  ),
  ...extreme(
    'not at all|not|nada|en absoluto|lowest|least|minimum|low|very low|little|very little|minimo|minima|mas bajo|mas baja|bajo|baja|muy bajo|muy baja|poco|muy poco',
    -6,
    true,
  ),
]);

type Told = Pick<ToldNumber, 'degree' | 'isAmount'>;

/**
 * How good words are that stand beside a number; null where they are none of a scale.
 *
 * @example degreeOfWords('the best') // => { degree: 6, isAmount: false }
 */
export function degreeOfWords(words: string): Told | null {
  const rating = ratingAtStart(words);
  if (rating !== null) return { degree: degreeOf(rating.step), isAmount: false };
  const known = superlatives.get(fold(words).replace(/^(?:the|el|la|lo) /u, ''));
  if (known !== undefined) return known;
  const degree = degreeInOtherLanguages(words);
  return degree === null ? null : { degree, isAmount: false };
}

const number = /(?<![\p{L}\p{N}.,])\d{1,3}(?![\p{L}\p{N}]|[.,]\d)/gu;
const link = String.raw`(?:[\s=:–—\-()[\]"'“”]|(?<![\p{L}\p{N}])(?:is|being|means|meaning|stands for|represents|es|siendo|significa|equivale a|corresponde a|quiere decir|para|for|stars?|points?|estrellas?|puntos?|ist|bedeutet|entspricht|gleich|est|signifie|correspond à|pour|significa|corrisponde a|vuol dire|é|è)(?![\p{L}\p{N}]))`;
const links = new RegExp(`^${link}+|${link}+$`, 'giu');
const border = /[,;/|?¿.…→]|\s(?:and|to|through|y|e|a|hasta|und|bis|et|à|até)\s/giu;
const mostWords = 6;

/**
 * What a question says of the numbers of its scale: `1 = very satisfied, 5 = very dissatisfied`; `very easy (1) to very difficult (7)`.
 *
 * @example toldNumbers('How was it? (1 = bad, 5 = good)').map(({ number, degree }) => [number, degree]) // => [[1, -4], [5, 4]]
 */
export function toldNumbers(question: string): readonly ToldNumber[] {
  const found = [...question.matchAll(number)];
  return found.flatMap((match, at) => {
    const before = question.slice(at === 0 ? 0 : found[at - 1]!.index + found[at - 1]![0].length, match.index);
    const after = question.slice(match.index + match[0].length, found[at + 1]?.index ?? question.length);
    const told = toldAfter(after) ?? toldBefore(before);
    return told === null ? [] : [{ number: Number(match[0]), ...told }];
  });
}

const wordsOf = (text: string) =>
  text
    .replaceAll(links, '')
    .split(/\s+/u)
    .filter((word) => word !== '');

/** The longest words of a scale that a text begins with. */
function toldAfter(text: string): Omit<ToldNumber, 'number'> | null {
  // Behind a bracket that the number closes, other words begin.
  if (/^\s*[)\]]/u.test(text)) return null;
  const words = wordsOf(text.split(border)[0] ?? '');
  return longest(words.slice(0, mostWords).map((_, at) => words.slice(0, at + 1)));
}

/** The longest words of a scale that a text ends in. */
function toldBefore(text: string): Omit<ToldNumber, 'number'> | null {
  const words = wordsOf(text.split(border).at(-1) ?? '').slice(-mostWords);
  return longest(words.map((_, at) => words.slice(words.length - 1 - at)));
}

function longest(candidates: readonly (readonly string[])[]): Omit<ToldNumber, 'number'> | null {
  for (const candidate of candidates.toReversed()) {
    const words = candidate.join(' ');
    const degree = degreeOfWords(words);
    if (degree !== null) return { words, ...degree };
  }
  return null;
}

const range =
  /(?<![\p{L}\p{N}.,/:-])([01])\s*(?:-|–|—|to|a|al|hasta|through)\s*(\d{1,3})(?![\p{L}\p{N}%/:-]|[.,]\d)/giu;
const usualHighs = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 100]);

/**
 * The scale that a question names: `(0-10)`, `de 1 a 5`; null where it names none, or several.
 *
 * @example toldScale('Valore de 1 a 7') // => { low: 1, high: 7 }
 * @example toldScale('Week 1-52') // => null
 */
export function toldScale(question: string): { readonly low: number; readonly high: number } | null {
  const ends = [...question.matchAll(range)]
    .map(([, low, high]) => ({ low: Number(low), high: Number(high) }))
    .filter(({ high }) => usualHighs.has(high));
  const [first] = ends;
  return first !== undefined && ends.every(({ low, high }) => low === first.low && high === first.high) ? first : null;
}
