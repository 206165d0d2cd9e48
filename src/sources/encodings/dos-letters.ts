import { isAsciiLetter, isHigh, isSmall } from './bytes-of-letters.ts';

/** Letters of Spanish, French, German and Portuguese words in cp850; in windows-1252 none of them is a letter. */
const letters = new Set([0x81, 0x82, 0x84, 0x87, 0x90, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5]);
/** ö and ã, which are a closing quote and a capital in windows-1252: those stand before no small letter of the same word. */
const innerLetters = new Set([0x94, 0xc6]);

/** Whether a byte is a letter of a word in cp850, and none in windows-1252. */
export function isDosLetterAt(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!;
  return isAsciiLetter(bytes[at - 1]) && (letters.has(byte) || (innerLetters.has(byte) && isSmall(bytes[at + 1])));
}

/** ê and ô, where Mac OS Roman has à and ì, with which Italian and French words end. */
const withinWords = new Set([0x88, 0x93]);
/** è, ì and ò, where Mac OS Roman has ä, ç and ï, with which words do not end. */
const endsOfWords = new Set([0x8a, 0x8d, 0x95]);
/** à, where Mac OS Roman has a capital. */
const smallA = 0x85;

/** Whether a byte behind a small letter is a letter of cp850, and can be none of Mac OS Roman. */
export function isNoMacLetterAt(bytes: Uint8Array, at: number): boolean {
  const [byte, next] = [bytes[at]!, bytes[at + 1]];
  if (!isSmall(bytes[at - 1])) return false;
  if (byte === smallA) return true;
  return isSmall(next) ? withinWords.has(byte) : endsOfWords.has(byte) && !isHigh(next);
}
