/** The number of plain ids, whatever each of them is; other texts have numbers of their own. */
export const plainId = 0;

/** What stands for all plain ids among the texts of a column: it is one itself. */
export const plainText = 'plain-1';

const [digit, capital, small, at, point, other] = [1, 2, 4, 8, 16, 32];

/** What each byte of an id is, as bits that are gathered over all of its bytes. */
export const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = String.fromCodePoint(byte);
  if (/[0-9]/.test(sign)) return digit;
  if (/[A-Z]/.test(sign)) return capital;
  if (/[a-z_-]/.test(sign)) return small;
  return sign === '@' ? at : sign === '.' ? point : other;
});

/**
 * Which bytes together make an id of which no rule of ids undoes anything, and that no rule takes for nobody: words for guests
 * have no digit; a point may be that of a number, but for mail addresses, which are compared in lower case.
 */
export const arePlain = Uint8Array.from({ length: 2 * other }, (_, seen) => {
  const has = (kind: number) => (seen & kind) !== 0;
  if (has(other) || (has(point) && !has(at)) || (has(capital) && has(at))) return 0;
  return has(digit) ? 1 : 0;
});

/** A single sign may be a word for nobody: 0. */
const fewestBytes = 2;

/**
 * Hashes an id where it is plain: such as it is written, it is the id. Two words of 32 bits, so that among ten million ids that
 * differ hardly any two have both alike.
 *
 * @returns whether it is plain; only then it is hashed
 */
export function hashPlain(words: Uint32Array, place: number, bytes: Uint8Array, start: number, end: number): boolean {
  let [one, two, seen] = [0x2c_1b_3c_6d, 0x29_7a_2d_39, 0];
  for (let from = start; from < end; from += 1) {
    const byte = bytes[from]!;
    seen |= kinds[byte]!;
    one = Math.imul(one ^ byte, 0x9e_37_79_b1);
    one ^= one >>> 15;
    two = Math.imul(two ^ byte, 0x85_eb_ca_6b);
    two ^= two >>> 13;
  }
  const isPlain = end - start >= fewestBytes && arePlain[seen] === 1;
  if (isPlain) {
    words[place] = one;
    words[place + 1] = two;
  }
  return isPlain;
}
