import { fold } from '../../folding.ts';

/** What a word rates: `satisfied`, `good`, `agree`, `likely`, `easy`, `little effort`, `promoter`. */
export type RatingFamily = 'satisfaction' | 'quality' | 'agreement' | 'likelihood' | 'ease' | 'effort' | 'promotion';

/** How strongly a word says it: `extremely`, `very`, `quite`, nothing, `somewhat`; and, of what is denied, `not so` and `not at all`. */
export type Strength = 'extreme' | 'very' | 'quite' | 'plain' | 'slight' | 'hardly' | 'none';

/** A step of a scale in words: a strength for or against, the middle, or the middle and all below it in one. */
export type RatingStep = `${Strength}+` | `${Exclude<Strength, 'hardly' | 'none'>}-` | 'middle' | 'rest';

/** What a word says; the family of `neutral` is any. */
export interface Rating {
  readonly family: RatingFamily | null;
  readonly step: RatingStep;
}

const inFavour = '+';
const against = '-';

type Stem = readonly [family: RatingFamily, side: typeof inFavour | typeof against];

const entries = <V>(value: V, words: string): (readonly [string, V])[] => words.split('|').map((word) => [word, value]);

/** Words that a strength may stand before, folded. */
const stems = new Map<string, Stem>([
  ...entries(
    ['satisfaction', inFavour] as const,
    'satisfied|happy|pleased|satisfecho|satisfecha|satisfechos|satisfechas|contento|contenta|contentos|contentas|feliz|conforme',
  ),
  ...entries(
    ['satisfaction', against] as const,
    'dissatisfied|unsatisfied|disatisfied|unhappy|displeased|insatisfecho|insatisfecha|insatisfechos|insatisfechas|descontento|descontenta|infeliz|inconforme',
  ),
  ...entries(['quality', inFavour] as const, 'good|positive|bueno|buena|bien|positivo|positiva'),
  ...entries(['quality', against] as const, 'bad|poor|negative|malo|mala|mal|negativo|negativa|deficiente'),
  ...entries(['agreement', inFavour] as const, 'agree|de acuerdo'),
  ...entries(['agreement', against] as const, 'disagree|en desacuerdo'),
  ...entries(['likelihood', inFavour] as const, 'likely|probable'),
  ...entries(['likelihood', against] as const, 'unlikely|improbable'),
  ...entries(['ease', inFavour] as const, 'easy|simple|facil|sencillo|sencilla'),
  ...entries(['ease', against] as const, 'difficult|hard|dificil|complicado|complicada'),
  ...entries(['effort', inFavour] as const, 'low effort|little effort|bajo esfuerzo|esfuerzo bajo|poco esfuerzo'),
  ...entries(['effort', against] as const, 'high effort|much effort|alto esfuerzo|esfuerzo alto|mucho esfuerzo'),
  ...entries(['promotion', inFavour] as const, 'promoter|promotor|promotora'),
  ...entries(['promotion', against] as const, 'detractor|detractora'),
]);

/** The words of a family, for and against. */
export interface FamilyWords {
  readonly family: RatingFamily;
  readonly inFavour: readonly string[];
  readonly against: readonly string[];
}

/** The words that a strength may stand before, by what they rate. */
export function vocabulary(): readonly FamilyWords[] {
  const families = [...new Set([...stems.values()].map(([family]) => family))];
  const of = (family: RatingFamily, side: string) =>
    [...stems].filter(([, stem]) => stem[0] === family && stem[1] === side).map(([word]) => word);
  return families.map((family) => ({ family, inFavour: of(family, inFavour), against: of(family, against) }));
}

/** Words that hold their strength in themselves. */
const whole = new Map<string, Rating>([
  ...entries(
    { family: 'quality', step: 'extreme+' } as const,
    'excellent|great|perfect|outstanding|amazing|awesome|fantastic|excelente|excelentes|perfecto|perfecta|genial|optimo|optima',
  ),
  ...entries(
    { family: 'quality', step: 'extreme-' } as const,
    'terrible|awful|horrible|pesimo|pesima|fatal|nefasto|nefasta',
  ),
  ...entries({ family: 'satisfaction', step: 'extreme+' } as const, 'delighted|encantado|encantada'),
  ...entries({ family: 'satisfaction', step: 'extreme-' } as const, 'furious|angry|enfadado|enfadada|enojado|enojada'),
  ...entries(
    { family: 'likelihood', step: 'extreme+' } as const,
    'definitely|definitely yes|definitely would|certainly|definitivamente si|definitivamente|sin duda|seguro que si|seguro',
  ),
  ...entries(
    { family: 'likelihood', step: 'plain+' } as const,
    'probably|probably yes|probably would|probablemente si|probablemente',
  ),
  ...entries({ family: 'likelihood', step: 'plain-' } as const, 'probably not|probably would not|probablemente no'),
  ...entries(
    { family: 'likelihood', step: 'extreme-' } as const,
    'definitely not|definitely would not|definitivamente no|seguro que no|de ninguna manera',
  ),
  ...entries({ family: 'quality', step: 'slight+' } as const, 'above average|por encima de la media'),
  ...entries({ family: 'quality', step: 'slight-' } as const, 'below average|por debajo de la media'),
  ...entries({ family: 'promotion', step: 'middle' } as const, 'passive|pasivo|pasiva'),
  ...entries({ family: 'effort', step: 'very-' } as const, 'muchisimo esfuerzo|a lot of effort|a great deal of effort'),
  ...entries({ family: 'effort', step: 'extreme+' } as const, 'no effort|no effort at all|ningun esfuerzo'),
  ...entries(
    { family: null, step: 'middle' } as const,
    'neutral|neutro|neutra|neutrales|neither|indifferent|indiferente|undecided|indeciso|indecisa|average|fair|regular|normal|ok|okay|so so|acceptable|aceptable|mixed|moderate|moderate effort|moderado|moderada|esfuerzo moderado|esfuerzo normal|medio|maybe|perhaps|tal vez|quizas|quiza|might or might not|puede ser|mas o menos|ni una cosa ni otra|ni si ni no|ni bien ni mal|intermedio',
  ),
]);

const strengths = new Map<string, Strength>([
  ...entries(
    'extreme' as const,
    'extremely|completely|totally|strongly|absolutely|entirely|fully|extremadamente|completamente|totalmente|absolutamente|sumamente|fuertemente|plenamente',
  ),
  ...entries('very' as const, 'very|highly|really|muy'),
  ...entries('quite' as const, 'quite|fairly|moderately|mostly|pretty|bastante|moderadamente|mayormente|generalmente'),
  ...entries(
    'slight' as const,
    'somewhat|slightly|a little|a bit|partly|partially|rather|tend to|algo|ligeramente|un poco|parcialmente|mas bien|medianamente',
  ),
  ...entries('hardly' as const, 'not so|not very|not too|not really|not particularly|poco|no muy|no tan'),
  ...entries('none' as const, 'not at all|nada|para nada|not in the least'),
]);

const lead = /^(?:i am|i m|im|we are|it was|was|is|it is|estoy|me siento|quede|fue|es|resulto|estuvo) /u;
const neither = /^(?:neither|ni) .+ (?:nor|ni) /u;
const middleAndBelow = /^(?:neutral|neutro|neutra) (?:or|o) (.+)$/u;

const longestRating = 60;

/**
 * What a usual word of satisfaction, quality, agreement, likelihood, ease or effort says, in English or Spanish; null of any other text.
 *
 * @example ratingOf('Muy satisfecha') // => { family: 'satisfaction', step: 'very+' }
 * @example ratingOf('Neither easy nor difficult') // => { family: null, step: 'middle' }
 * @example ratingOf('ten') // => null
 */
export function ratingOf(text: string): Rating | null {
  if (text.length > longestRating) return null;
  return alternatives(text) ?? rated(text);
}

/** `Neutral / Indiferente` says one thing twice. */
function alternatives(text: string): Rating | null {
  const [first, ...others] = text.replaceAll(bothGenders, 'o').split('/').map(rated);
  const isOne = others.length > 0 && others.every((other) => other?.step === first?.step);
  return isOne ? (first ?? null) : null;
}

/** `Satisfecho/a`, `satisfecho(a)`, `satisfech@`. */
const bothGenders = /o\s*[/(]\s*-?o?as?\b\)?|@/giu;

function rated(text: string): Rating | null {
  const words = fold(text.replaceAll(bothGenders, 'o')).replace(lead, '');
  const known = whole.get(words);
  if (known !== undefined) return known;
  if (neither.test(`${words} `)) return { family: null, step: 'middle' };
  const below = middleAndBelow.exec(words)?.[1];
  if (below !== undefined) {
    const stem = stems.get(below);
    return stem?.[1] === against ? { family: stem[0], step: 'rest' } : null;
  }
  return modified(words);
}

/**
 * The rating that a text of several words begins with, whatever it goes on to say: `very likely to recommend`.
 *
 * @example ratingAtStart('Very likely to recommend us') // => { family: 'likelihood', step: 'very+' }
 */
export function ratingAtStart(text: string): Rating | null {
  const all = ratingOf(text);
  if (all !== null) return all;
  const words = text.split(/\s+/u);
  for (let length = Math.min(words.length - 1, mostWords); length > 1; length -= 1) {
    const rating = ratingOf(words.slice(0, length).join(' '));
    if (rating !== null) return rating;
  }
  return null;
}

const mostWords = 6;

/** A stem, with or without the word of strength before it. */
function modified(words: string): Rating | null {
  const plain = stems.get(words);
  if (plain !== undefined) return { family: plain[0], step: `plain${plain[1]}` };
  const parts = words.split(' ');
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const stem = stems.get(parts.slice(at).join(' '));
    if (stem === undefined) continue;
    const before = parts.slice(0, at).join(' ');
    const [family, side] = stem;
    if (before === 'not' || before === 'no') return side === inFavour ? { family, step: 'plain-' } : null;
    const strength = strengths.get(before);
    if (strength === undefined) continue;
    if (strength !== 'hardly' && strength !== 'none') return { family, step: `${strength}${side}` };
    return side === inFavour ? { family, step: `${strength}+` } : null;
  }
  return null;
}

/**
 * The word of strength before what it rates, where it alone tells the step; null where there is none, or it stands for others too.
 *
 * @example strengthWord('A little satisfied') // => 'a little'
 * @example strengthWord('Very satisfied') // => null
 */
export function strengthWord(text: string): string | null {
  const words = fold(text.replaceAll(bothGenders, 'o')).replace(lead, '');
  const parts = words.split(' ');
  const at = parts.findIndex((_, place) => place > 0 && stems.has(parts.slice(place).join(' ')));
  const word = at < 0 ? null : parts.slice(0, at).join(' ');
  return word !== null && strengths.get(word) === 'slight' ? word : null;
}

const sizes: Readonly<Record<Strength, number>> = {
  extreme: 6,
  very: 5,
  plain: 4,
  quite: 3,
  slight: 2,
  hardly: -2,
  none: -5,
};

/**
 * Whether a step speaks for or against, and how much: greater is better.
 *
 * @example degreeOf('very-') < degreeOf('middle') // => true
 */
export function degreeOf(step: RatingStep): number {
  if (step === 'middle') return 0;
  if (step === 'rest') return -1;
  const size = sizes[step.slice(0, -1) as Strength];
  return step.endsWith(inFavour) ? size : -size;
}
