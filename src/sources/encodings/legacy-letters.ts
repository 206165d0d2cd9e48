import { isAsciiLetter } from './bytes-of-letters.ts';
import { isDosLetterAt, isNoMacLetterAt } from './dos-letters.ts';
import { macLetterAt } from './mac-letters.ts';

/** Bytes that windows-1252 leaves undefined: they decode to U+FFFD. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** What speaks against windows-1252 in text that is not UTF-8: signs in the middle of words, and bytes without meaning. */
export class LegacyLetters {
  private dos = 0;
  /** Letters of it that are none in Mac OS Roman. */
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
      const mac = macLetterAt(bytes, at);
      if (mac !== null) this.mac += 1;
      if (mac === 'proven') this.macProven += 1;
      // `it’s` and `50 €` stand in good windows-1252: only what is a letter in one of the two counts.
      const isDos = isDosLetterAt(bytes, at);
      if (isDos) this.dos += 1;
      if ((isDos && mac === null) || isNoMacLetterAt(bytes, at)) this.dosAlone += 1;
      const isInWord = isAsciiLetter(bytes[at - 1]) || isAsciiLetter(bytes[at + 1]);
      if (isInWord && byte >= 0xc0 && !isDos && mac !== 'proven') this.ansi += 1;
    }
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
