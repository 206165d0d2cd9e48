const zero = 48;
const nine = 57;
const space = 32;

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= zero && byte <= nine;

/**
 * Where the date ends in a cell that holds a date and a plain time of day (`2026-03-01 09:15:00`, `1/3/2026 9:15 AM`,
 * a `T` between them, fractions of a second, a final `Z`); `end` when the cell is anything else. A time that is not
 * plain (an offset, a zone, 25:00) stays in the cell, so that whoever reads the value sees it.
 */
export function datePartEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== space && bytes[at] !== 84) at += 1;
  if (at === end || at === start || !isDigit(bytes[at - 1]) || !isDigit(bytes[start])) return end;
  return isPlainTime(bytes, at + 1, end) ? at : end;
}

function isPlainTime(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  const hourDigits = isDigit(bytes[at + 1]) ? 2 : 1;
  const hour = twoDigits(bytes, at, hourDigits);
  at += hourDigits;
  if (hour < 0 || hour > 23) return false;
  if (bytes[at] !== 58 || !isSixtieth(bytes, at + 1) || at + 3 > end) return false;
  at += 3;
  if (at < end && bytes[at] === 58) {
    if (!isSixtieth(bytes, at + 1) || at + 3 > end) return false;
    at += 3;
    if (at < end && bytes[at] === 46) {
      const fraction = at + 1;
      at = fraction;
      while (at < end && isDigit(bytes[at])) at += 1;
      if (at === fraction || at - fraction > 9) return false;
    }
  }
  if (at === end) return true;
  if (bytes[at] === 90) return at + 1 === end;
  // ` AM` and ` PM`, in any case
  const half = bytes[at + 1]! | 32;
  return (
    bytes[at] === space &&
    (half === 97 || half === 112) &&
    (bytes[at + 2]! | 32) === 109 &&
    at + 3 === end &&
    hour >= 1 &&
    hour <= 12
  );
}

function twoDigits(bytes: Uint8Array, at: number, digits: number): number {
  if (!isDigit(bytes[at])) return -1;
  const first = bytes[at]! - zero;
  return digits === 1 ? first : first * 10 + bytes[at + 1]! - zero;
}

/** Two digits from 00 to 59. */
const isSixtieth = (bytes: Uint8Array, at: number) => isDigit(bytes[at]) && bytes[at]! <= 53 && isDigit(bytes[at + 1]);
