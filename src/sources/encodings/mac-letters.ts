import { isAsciiLetter, isCapital, isConsonant, isHigh, isSmall, isVowel, type Byte } from './bytes-of-letters.ts';

/** What stands around a byte. */
interface Around {
  readonly before: Byte;
  readonly next: Byte;
  /** The byte before that before it, and the one behind the next. */
  readonly earlier: Byte;
  readonly later: Byte;
}

type Proof = (around: Around) => boolean;

const always: Proof = () => true;
const isOneOf = (byte: Byte, letters: string) => byte !== undefined && letters.includes(String.fromCharCode(byte));
/** ä, ö and ü in Mac OS Roman. */
const isUmlaut = (byte: Byte) => byte === 0x8a || byte === 0x9a || byte === 0x9f;
const isWithin: Proof = ({ before, next }) => isSmall(before) && isSmall(next);
const isBehindSmall: Proof = ({ before }) => isSmall(before);
const endsBehind = ({ later }: Around) => !isAsciiLetter(later) && !isHigh(later);

/**
 * Small letters of Mac OS Roman, and where each can be neither a sign or letter of windows-1252 nor a letter of cp850: a dash or an
 * apostrophe would break a word (`Le—n` is León, `Espa–a` España, `Garc’a` García), no capital stands among small letters (`MŸnchen`
 * is München, `KŠse` Käse), `š` among consonants is no Slavic name (`Kšln` is Köln), `§` ends no syllable (`gro§` is groß).
 */
const smallLetters: ReadonlyMap<number, Proof> = new Map<number, Proof>([
  // á: ‡ of windows-1252, ç of cp850, which stands before a vowel.
  [0x87, ({ next }) => !isVowel(next)],
  // é: Ž, Ä
  [0x8e, always],
  // í: behind three letters no apostrophe stands before a last `a` or `o`; Æ
  [0x92, (around) => isOneOf(around.next, 'ao') && endsBehind(around) && isSmall(around.earlier)],
  // ó: — within `-ón`; ù
  [0x97, (around) => isSmall(around.before) && around.next === 0x6e && endsBehind(around)],
  // ú: œ, which ends no word; £
  [0x9c, ({ before, next }) => isSmall(before) && !isAsciiLetter(next) && !isHigh(next)],
  // ñ: – between vowels; û
  [0x96, ({ before, next, earlier }) => isVowel(before) && isVowel(next) && isSmall(earlier)],
  // Ñ: „, ä
  [0x84, () => false],
  // ä: Š; è, which French writes beside é and à
  [0x8a, ({ next }) => isSmall(next)],
  // ö: š; Ü
  [0x9a, ({ before, next }) => isConsonant(before) && (isConsonant(next) || next === 0xa7)],
  // ü: Ÿ; ƒ
  [0x9f, ({ before, next }) => isSmall(before) || isSmall(next) || next === 0xa7],
  // ß: §; º, which stands behind no vowel
  [0xa7, ({ before, next }) => (isVowel(before) || isUmlaut(before)) && !isOneOf(next, '0123456789')],
  // Ü: †, which stands behind a word or before a blank; å
  [0x86, ({ before, next }) => !isAsciiLetter(before) && isSmall(next)],
  // è: nothing in windows-1252; Å
  [0x8f, isBehindSmall],
  // ê: nothing; É
  [0x90, isBehindSmall],
  // ç: nothing; ì
  [0x8d, ({ before, next }) => isAsciiLetter(before) && (isOneOf(next, 'aou') || isHigh(next))],
  // ô: ™; Ö
  [0x99, isWithin],
  // ã: ‹; ï, which stands before no `o` that ends a word but that of Portuguese
  [0x8b, ({ before, next }) => isAsciiLetter(before) && isOneOf(next, 'oe')],
  // õ: ›; ø
  [0x9b, ({ before, next }) => isSmall(before) && next === 0x65],
]);

/** Capitals of Mac OS Roman (Á É Í Ó Ú Ñ Ü) that are small letters or signs in windows-1252: nobody writes those among capitals. */
const capitals = new Set([0x83, 0x84, 0xe7, 0xea, 0xee, 0xf2, 0x86]);
/** Ö: `…`, which may end words of capitals; only those on both sides say that it is a letter. */
const innerCapital = 0x85;

const isBetweenCapitals = ({ before, next }: Around) => isCapital(before) && isCapital(next);
/** Among capitals on both sides, or at the end of several. */
const isAmongCapitals = (around: Around) => {
  const { before, next, earlier, later } = around;
  return (
    isBetweenCapitals(around) ||
    (isCapital(before) && isCapital(earlier) && !isAsciiLetter(next)) ||
    (!isAsciiLetter(before) && isCapital(next) && isCapital(later))
  );
};

/** Most letters of windows-1252 are none of these: asked once for each of them. */
const mayBeMac = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(smallLetters.has(byte) || capitals.has(byte) || byte === innerCapital),
);

/** Whether a byte may be a letter of Mac OS Roman, and whether it can be nothing else; null where it is none. */
export function macLetterAt(bytes: Uint8Array, at: number): 'proven' | 'possible' | null {
  const byte = bytes[at]!;
  if (mayBeMac[byte] === 0) return null;
  const proof = smallLetters.get(byte);
  const around = { before: bytes[at - 1], next: bytes[at + 1], earlier: bytes[at - 2], later: bytes[at + 2] };
  if (capitals.has(byte) && isAmongCapitals(around)) return 'proven';
  if (byte === innerCapital && isBetweenCapitals(around)) return 'proven';
  const { before, next } = around;
  const beginsWord = !isAsciiLetter(before) && (byte === 0x9f || byte === 0x86) && isSmall(next);
  const isInSmallWord = isSmall(before) || isUmlaut(before) || (isCapital(before) && (isSmall(next) || isHigh(next)));
  if (proof === undefined || !(isInSmallWord || beginsWord)) return null;
  return proof(around) ? 'proven' : 'possible';
}
