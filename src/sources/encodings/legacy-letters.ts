/** Bytes that windows-1252 leaves undefined: they decode to U+FFFD. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Letters of Spanish, French, German and Portuguese words in cp850; in windows-1252 none of them is a letter. */
const dosLetters = new Set([0x81, 0x82, 0x84, 0x87, 0x90, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5]);

/** Those of Spanish words in Mac OS Roman (á é í ó ú ñ Ñ): signs of windows-1252 that stand in no word, and none of them a letter of cp850 but two. */
const macLetters = new Set([0x84, 0x87, 0x8e, 0x92, 0x96, 0x97, 0x9c]);
/** Capitals of Mac OS Roman (Á É Í Ó Ú Ñ) that are small letters or signs in windows-1252: nobody writes those among capitals. */
const macCapitals = new Set([0x83, 0x84, 0xe7, 0xea, 0xee, 0xf2]);

const isAsciiLetter = (byte: number | undefined) =>
  byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isCapital = (byte: number | undefined) => byte !== undefined && byte >= 0x41 && byte <= 0x5a;
const isSmall = (byte: number | undefined) => byte !== undefined && byte >= 0x61 && byte <= 0x7a;
const isVowel = (byte: number | undefined) => byte !== undefined && 'aeiou'.includes(String.fromCharCode(byte));
const small = (letter: string) => letter.charCodeAt(0);

/** Among capitals on both sides, or at the end of several. */
const isAmongCapitals = (bytes: Uint8Array, at: number) =>
  (isCapital(bytes[at - 1]) && isCapital(bytes[at + 1])) ||
  (isCapital(bytes[at - 1]) && isCapital(bytes[at - 2]) && !isAsciiLetter(bytes[at + 1])) ||
  (!isAsciiLetter(bytes[at - 1]) && isCapital(bytes[at + 1]) && isCapital(bytes[at + 2]));

/**
 * Whether a letter of Mac OS Roman is no sign of windows-1252 and no letter of cp850: a dash or an apostrophe would break a Spanish
 * word (`Le—n` is León, `Espa–a` España, `Garc’a` García), `ç` stands before a vowel, and `œ` ends no word.
 */
function isProof(bytes: Uint8Array, at: number): boolean {
  const [before, next] = [bytes[at - 1], bytes[at + 1]];
  const endsBehind = !isAsciiLetter(bytes[at + 2]) && (bytes[at + 2] ?? 0) < 0x80;
  switch (bytes[at]!) {
    case 0x8e:
      return true;
    case 0x87:
      return !isVowel(next);
    case 0x9c:
      return isSmall(before) && !isAsciiLetter(next) && (next ?? 0) < 0x80;
    case 0x97:
      return isSmall(before) && next === small('n') && endsBehind;
    case 0x96:
      return isVowel(before) && isVowel(next) && isSmall(bytes[at - 2]);
    case 0x92:
      // Behind three letters no apostrophe stands before a last `a` or `o`.
      return (next === small('a') || next === small('o')) && endsBehind && isSmall(bytes[at - 2]);
    default:
      return false;
  }
}

/** What speaks against windows-1252 in text that is not UTF-8: signs in the middle of words, and bytes without meaning. */
export class LegacyLetters {
  private dos = 0;
  /** Of these, letters that are none in Mac OS Roman. */
  private dosAlone = 0;
  private mac = 0;
  /** Letters that are one in Mac OS Roman alone. */
  private macProven = 0;
  private ansi = 0;
  private meaningless = 0;

  look(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at]!;
      if (byte < 0x80) continue;
      if (undefinedBytes.has(byte)) this.meaningless += 1;
      const inWord = isAsciiLetter(bytes[at - 1]) || isAsciiLetter(bytes[at + 1]);
      if (!inWord) continue;
      if (macCapitals.has(byte) && isAmongCapitals(bytes, at)) {
        this.mac += 1;
        this.macProven += 1;
        continue;
      }
      // `it’s` and `50 €` stand in good windows-1252: only what is a letter in one of the two counts.
      if (dosLetters.has(byte) && isAsciiLetter(bytes[at - 1])) {
        this.dos += 1;
        if (!macLetters.has(byte)) this.dosAlone += 1;
      } else if (byte >= 0xc0) this.ansi += 1;
      if (macLetters.has(byte)) this.lookAtMac(bytes, at);
    }
  }

  private lookAtMac(bytes: Uint8Array, at: number): void {
    const isSmallWord = isSmall(bytes[at - 1]) || (isCapital(bytes[at - 1]) && isSmall(bytes[at + 1]));
    if (!isSmallWord) return;
    this.mac += 1;
    if (isProof(bytes, at)) this.macProven += 1;
  }

  /** What a reader should be told of text that was read as windows-1252. */
  get doubt(): 'cp850' | 'macintosh' | 'meaningless-bytes' | null {
    const { mac, macProven } = this;
    // Where dashes and apostrophes are most of them, they are that.
    if (macProven > this.dosAlone && mac > this.ansi && macProven * 4 >= mac) return 'macintosh';
    if (this.dos > this.ansi) return 'cp850';
    return this.meaningless > 0 ? 'meaningless-bytes' : null;
  }
}
