/** Bytes that windows-1252 leaves undefined: they decode to U+FFFD. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Letters of Spanish, French, German and Portuguese words in cp850; in windows-1252 none of them is a letter. */
const dosLetters = new Set([0x81, 0x82, 0x84, 0x87, 0x90, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5]);

/** Those of Spanish words in Mac OS Roman (á é ó ú ñ Ñ): signs of windows-1252 that stand in no word, and none of them a letter of cp850 but two. */
const macLetters = new Set([0x84, 0x87, 0x8e, 0x96, 0x97, 0x9c]);

const isAsciiLetter = (byte: number | undefined) =>
  byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** What speaks against windows-1252 in text that is not UTF-8: signs in the middle of words, and bytes without meaning. */
export class LegacyLetters {
  private dos = 0;
  private mac = 0;
  private readonly macSeen = new Set<number>();
  private ansi = 0;
  private meaningless = 0;

  look(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at]!;
      if (byte < 0x80) continue;
      if (undefinedBytes.has(byte)) this.meaningless += 1;
      const inWord = isAsciiLetter(bytes[at - 1]) || isAsciiLetter(bytes[at + 1]);
      if (!inWord) continue;
      // `it’s` and `50 €` stand in good windows-1252: only what is a letter in one of the two counts.
      if (dosLetters.has(byte) && isAsciiLetter(bytes[at - 1])) this.dos += 1;
      else if (byte >= 0xc0) this.ansi += 1;
      if (macLetters.has(byte) && isAsciiLetter(bytes[at - 1])) {
        this.mac += 1;
        this.macSeen.add(byte);
      }
    }
  }

  /** What a reader should be told of text that was read as windows-1252. */
  get doubt(): 'cp850' | 'macintosh' | 'meaningless-bytes' | null {
    if (this.mac > this.dos && this.mac > this.ansi && this.macSeen.size > 1) return 'macintosh';
    if (this.dos > this.ansi) return 'cp850';
    return this.meaningless > 0 ? 'meaningless-bytes' : null;
  }
}
