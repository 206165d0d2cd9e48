export const list = (words: readonly string[], most = 8) =>
  words.slice(0, most).join(', ') + (words.length > most ? `, … and ${words.length - most} more` : '');
export const meant = (word: string | null) => (word === null ? '' : ` (did you mean ${word}?)`);
/** A number that somebody typed or that was read, without the noise of binary fractions. */
export const decimal = (number: number) => String(Number(number.toPrecision(12)));

/** What to type where a sign may divide columns: signs beyond ASCII take several bytes. */
export const delimiterHint = (sign: string): string =>
  sign.charCodeAt(0) < 128
    ? `--delimiter ${sign === ' ' ? 'space' : `"${sign}"`}`
    : 'replace it in the file by ; (--delimiter takes signs of one byte)';

/** The way out where the letters of names look wrong; nothing where no other encoding is likely. */
export const misread = (encoding: string | null | undefined, then = ''): string =>
  (encoding ?? null) === null ? '' : `if letters of headers are wrong: --encoding ${encoding}   ${then}`;
