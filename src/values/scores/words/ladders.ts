import { fold } from '../../folding.ts';
import type { RatingFamily, RatingStep } from './ratings.ts';
import { ratingOf, strengthWord } from './ratings.ts';

/** Short names of steps, to write ladders with: `E` extreme, `V` very, `Q` quite, `P` plain, `S` slight, `H` hardly, `N` none. */
const stepNames: Readonly<Record<string, RatingStep>> = {
  'E+': 'extreme+',
  'V+': 'very+',
  'Q+': 'quite+',
  'P+': 'plain+',
  'S+': 'slight+',
  '0': 'middle',
  'R-': 'rest',
  'H+': 'hardly+',
  'N+': 'none+',
  'S-': 'slight-',
  'P-': 'plain-',
  'Q-': 'quite-',
  'V-': 'very-',
  'E-': 'extreme-',
};

/**
 * The scales in words that survey tools offer, each from its worst step to its best, the usual ones first: five steps with a
 * middle, three, four without one, five that begin at nothing, and longer ones.
 */
const ladders: readonly (readonly RatingStep[])[] = [
  'V- P- 0 P+ V+',
  'E- P- 0 P+ E+',
  'V- S- 0 S+ V+',
  'E- S- 0 S+ E+',
  'P- 0 P+',
  'V- P- P+ V+',
  'E- P- P+ E+',
  'V- S- S+ V+',
  'E- S- S+ E+',
  'N+ H+ S+ V+',
  'N+ S+ V+',
  'N+ H+ S+ V+ E+',
  'N+ H+ Q+ V+ E+',
  'N+ S+ Q+ V+ E+',
  'N+ H+ P+ V+ E+',
  'N+ H+ S+ P+ V+',
  'N+ H+ S+ Q+ V+',
  'N+ H+ 0 P+ V+',
  'N+ H+ 0 Q+ V+',
  'N+ P- 0 P+ V+',
  'P- H+ 0 P+ V+',
  'V- Q- 0 Q+ V+',
  'E- Q- 0 Q+ E+',
  'E- V- 0 V+ E+',
  'N+ H+ Q+ V+',
  'N+ H+ P+ V+',
  'N+ S+ P+ V+',
  'P- S+ P+ V+',
  'N+ S+ P+ V+ E+',
  'E- P- P+ V+',
  'V- P- S- S+ P+ V+',
  'E- P- S- S+ P+ E+',
  'E- Q- S- S+ Q+ E+',
  'V- P- S- 0 S+ P+ V+',
  'E- P- S- 0 S+ P+ E+',
  'E- Q- S- 0 S+ Q+ E+',
  'E- V- S- 0 S+ V+ E+',
  'E- V- P- 0 P+ V+ E+',
  'R- P+',
  'R- V+',
].map(stepsOf);

/** Those of quality alone, where `excellent` has no opposite, or `poor` is the worst. */
const ofQuality: readonly (readonly RatingStep[])[] = [
  'P- 0 P+ V+ E+',
  'P- 0 P+ E+',
  'V- P- 0 P+ E+',
  'E- P- 0 P+ V+',
  'P- S- 0 S+ E+',
  'P- S- 0 P+ E+',
  'V- P- 0 P+ V+ E+',
  'E- P- 0 P+ V+ E+',
].map(stepsOf);

function stepsOf(names: string): readonly RatingStep[] {
  return names.split(' ').map((name) => stepNames[name]!);
}

/** A scale in words: its steps from the worst to the best, and at which of them, from 1, each word stands. */
export interface WordScale {
  readonly family: RatingFamily;
  readonly steps: readonly RatingStep[];
  readonly places: ReadonlyMap<string, number>;
}

const openSteps: readonly RatingStep[] = ['none+', 'slight+', 'very+'];

/** `Somewhat` beside `very` or `not at all` alone stands at the top of one scale and below the top of another. */
const isOpen = (found: ReadonlySet<RatingStep>) =>
  found.has('slight+') && found.size < openSteps.length && [...found].every((step) => openSteps.includes(step));

/** `A little` and `somewhat` of the same thing are two steps where a column has both, and nothing tells how far apart they are. */
function shareAStep(texts: readonly string[]): boolean {
  const words = new Map<RatingStep, string>();
  return texts.some((text) => {
    const word = strengthWord(text);
    if (word === null) return false;
    const { step } = ratingOf(text)!;
    const other = words.get(step);
    words.set(step, word);
    return other !== undefined && other !== word;
  });
}

/** `Not so` stands below `extremely`, whether or not anybody says that: such words are never those of four steps. */
const ofFive = /^(?:not so|no tan) /u;
const fourOfHowMuch = stepsOf('N+ H+ S+ V+').join();

/**
 * The scale that all of these words stand on: the one of whose steps none lacks, else the most usual that has them all. Null where a
 * word is unknown, where they rate different things, or where no scale has them all.
 * @param families what the words may rate
 * @param length how many steps it has, where that is told
 *
 * @example wordScale(['Bueno', 'Regular', 'Malo'], ['quality'], null)?.steps.length // => 3
 */
export function wordScale(
  texts: readonly string[],
  families: readonly RatingFamily[],
  length: number | null,
): WordScale | null {
  const ratings = texts.map((text) => ratingOf(text));
  const found = new Set<RatingStep>();
  const kinds = new Set<RatingFamily>();
  for (const rating of ratings) {
    if (rating === null) return null;
    found.add(rating.step);
    if (rating.family !== null) kinds.add(rating.family);
  }
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1 || !families.includes(kind)) return null;
  const known = kind === 'quality' ? [...ladders, ...ofQuality] : ladders;
  const isOfFive = texts.some((text) => ofFive.test(fold(text)));
  const fitting = known.filter(
    (steps) =>
      (length === null || steps.length === length) &&
      [...found].every((step) => steps.includes(step)) &&
      !(isOfFive && steps.join() === fourOfHowMuch),
  );
  const steps = fitting.find((one) => one.length === found.size) ?? fitting[0];
  if (steps === undefined || isOpen(found) || shareAStep(texts)) return null;
  return {
    family: kind,
    steps,
    places: new Map(texts.map((text, at) => [text, steps.indexOf(ratings[at]!.step) + 1])),
  };
}
