/** A byte, or none beyond the ends of a text. */
export type Byte = number | undefined;

export const isAsciiLetter = (byte: Byte): boolean =>
  byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
export const isCapital = (byte: Byte): boolean => byte !== undefined && byte >= 0x41 && byte <= 0x5a;
export const isSmall = (byte: Byte): boolean => byte !== undefined && byte >= 0x61 && byte <= 0x7a;
export const isVowel = (byte: Byte): boolean =>
  byte !== undefined && 'aeiou'.includes(String.fromCharCode(byte).toLowerCase());
export const isConsonant = (byte: Byte): boolean => isAsciiLetter(byte) && !isVowel(byte);
export const isHigh = (byte: Byte): boolean => byte !== undefined && byte >= 0x80;
