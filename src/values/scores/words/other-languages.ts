import { fold } from '../../folding.ts';

/** Words for good, and words for bad, of a language that answers are not read in. */
interface Language {
  readonly inFavour: readonly string[];
  readonly against: readonly string[];
  /** What stands before a word and makes it stronger, weaker, or its opposite. */
  readonly very: readonly string[];
  readonly hardly: readonly string[];
  readonly not: readonly string[];
  /** Words that are the best or the worst by themselves. */
  readonly best: readonly string[];
  readonly worst: readonly string[];
}

const words = (text: string): readonly string[] => text.split('|');

const languages: readonly Language[] = [
  // German, with the marks of its schools.
  {
    inFavour: words('zufrieden|gut|einfach|leicht|wahrscheinlich|stimme zu|trifft zu|zustimmung'),
    against: words(
      'unzufrieden|schlecht|schwierig|schwer|kompliziert|unwahrscheinlich|stimme nicht zu|trifft nicht zu',
    ),
    very: words('sehr|ausserst|außerst|extrem|vollkommen|vollig|hochst|voll und ganz|uberaus|total'),
    hardly: words('wenig|kaum|weniger|nicht sehr|nicht so'),
    not: words('nicht|gar nicht|uberhaupt nicht|keineswegs'),
    best: words('ausgezeichnet|hervorragend|am besten|beste|bester|bestes|stimme voll zu|stimme voll und ganz zu'),
    worst: words('mangelhaft|ungenugend|am schlechtesten|schlechteste|stimme gar nicht zu|stimme uberhaupt nicht zu'),
  },
  {
    inFavour: words(
      'satisfait|satisfaite|satisfaits|satisfaites|content|contente|bon|bonne|bien|facile|probable|d accord',
    ),
    against: words(
      'insatisfait|insatisfaite|insatisfaits|insatisfaites|mecontent|mecontente|mauvais|mauvaise|mal|difficile|improbable|pas d accord|en desaccord',
    ),
    very: words('tres|tout a fait|extremement|completement|totalement|entierement|parfaitement|fort'),
    hardly: words('peu|pas tres|pas vraiment|plutot pas'),
    not: words('pas|pas du tout|aucunement|nullement'),
    best: words('excellent|excellente|le meilleur|la meilleure|meilleur|meilleure|meilleure note'),
    worst: words('tres mauvais|le pire|la pire|pire|la plus mauvaise|plus mauvaise note'),
  },
  {
    inFavour: words(
      'soddisfatto|soddisfatta|soddisfatti|contento|contenta|buono|buona|bene|facile|probabile|d accordo',
    ),
    against: words(
      'insoddisfatto|insoddisfatta|insoddisfatti|scontento|scontenta|cattivo|cattiva|male|scarso|difficile|improbabile|in disaccordo',
    ),
    very: words('molto|estremamente|completamente|totalmente|del tutto|pienamente'),
    hardly: words('poco|non molto'),
    not: words('non|per niente|per nulla|affatto|non e|niente affatto'),
    best: words('ottimo|ottima|eccellente|il migliore|la migliore|migliore'),
    worst: words('pessimo|pessima|il peggiore|la peggiore|peggiore'),
  },
  {
    inFavour: words('satisfeito|satisfeita|satisfeitos|contente|bom|boa|bem|facil|provavel|concordo'),
    against: words('insatisfeito|insatisfeita|insatisfeitos|descontente|mau|ma|ruim|mal|dificil|improvavel|discordo'),
    very: words('muito|extremamente|completamente|totalmente|plenamente'),
    hardly: words('pouco|nao muito'),
    not: words('nao|nada|de modo algum'),
    best: words('otimo|otima|excelente|o melhor|a melhor|melhor'),
    worst: words('pessimo|pessima|o pior|a pior|pior'),
  },
];

const bestOfAll = 6;
const [veryGood, good, slightlyGood] = [5, 4, 2];

/**
 * How good words of German, French, Italian and Portuguese are: they tell which end of a scale is good, and stand for no answer
 * by themselves. Null of other words, and where two of the languages say opposite things.
 *
 * @example degreeInOtherLanguages('Sehr zufrieden') // => 5
 * @example degreeInOtherLanguages('Pas du tout satisfait') // => -5
 * @example degreeInOtherLanguages('Montag') // => null
 */
export function degreeInOtherLanguages(text: string): number | null {
  const folded = fold(text).replaceAll('ß', 'ss');
  const degrees = new Set(languages.flatMap((language) => degreeIn(language, folded) ?? []));
  const [degree] = degrees;
  return degrees.size === 1 ? degree! : null;
}

function degreeIn(language: Language, text: string): number | null {
  if (language.best.includes(text)) return bestOfAll;
  if (language.worst.includes(text)) return -bestOfAll;
  // The longest first: what is denied ends in what is not.
  for (const [stems, sign] of [
    [language.against, -1],
    [language.inFavour, 1],
  ] as const) {
    if (stems.includes(text)) return sign * good;
    const stem = stems.find((one) => text.endsWith(` ${one}`));
    if (stem === undefined) continue;
    const degree = strengthOf(language, text.slice(0, -stem.length - 1));
    if (degree !== null) return sign * degree;
  }
  return null;
}

function strengthOf({ very, hardly, not }: Language, before: string): number | null {
  if (very.includes(before)) return veryGood;
  if (hardly.includes(before)) return -slightlyGood;
  return not.includes(before) ? -veryGood : null;
}
