const zero = 48;
const nine = 57;
const space = 32;
const colon = 58;
const comma = 44;
const point = 46;
const letterA = 65;
const letterP = 80;
const letterM = 77;
const letterT = 84;
const letterZ = 90;
/** The bit that tells an ASCII letter from its capital. */
const lowerCase = 32;

/**
 * The date of a text such as `2026-09-27 10:00:05.123`, `2026-09-27T10:00Z` or `03/01/2026 09:00:11 AM`; any other text
 * as it is. Rows can then be tallied by day, and the day read is the same with the time or without: a time is cut off only
 * where it is valid and cannot move the day (no zone, or `Z`), and only from a text that is not a count of days or seconds.
 *
 * @example datePart('2026-09-27T10:00:05Z') // => '2026-09-27'
 * @param keepsZones `Z` may move the day as well: days are counted in another zone than UTC
 * @example datePart('2026-09-27 10:00:00 +0100') // => '2026-09-27 10:00:00 +0100'
 * @example datePart('2026-09-27 24:00') // => '2026-09-27 24:00'
 * @example datePart('45292 10:00') // => '45292 10:00'
 */
export function datePart(text: string, keepsZones = false): string {
  const bytes = Buffer.from(text);
  const end = datePartEnd(bytes, 0, bytes.length, keepsZones);
  return end === bytes.length ? text : bytes.toString('utf8', 0, end);
}

/**
 * The same of a cell that stands in UTF-8 bytes: where its date ends. It runs once a row, so it looks at bytes and
 * allocates nothing.
 */
export function datePartEnd(bytes: Uint8Array, start: number, end: number, keepsZones = false): number {
  if (end - start < shortest) return end;
  let timeEnd = end;
  let hours12 = false;
  const last = bytes[end - 1]!;
  if (last === letterZ) {
    if (keepsZones) return end;
    timeEnd -= 1;
  } else if ((last & ~lowerCase) === letterM) {
    const letter = bytes[end - 2]! & ~lowerCase;
    if ((letter !== letterA && letter !== letterP) || bytes[end - 3] !== space) return end;
    hours12 = true;
    timeEnd -= 3;
  }
  let time = timeEnd;
  while (time > start && isTimeByte(bytes[time - 1]!)) time -= 1;
  if (time === start) return end;
  const separator = bytes[time - 1];
  if ((separator !== space && separator !== letterT) || !isTime(bytes, time, timeEnd, hours12)) return end;
  return isDated(bytes, start, time - 1) ? time - 1 : end;
}

/** A letter, a digit, a separator, `h:mm`. */
const shortest = 7;

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine;
}

function isTimeByte(byte: number): boolean {
  return (byte >= zero && byte <= colon) || byte === point;
}

/** Whether digits, colons and points are `h:mm` or `hh:mm`, with `:ss` and up to nine decimals, on a clock of 24 or of 12 hours. */
function isTime(bytes: Uint8Array, start: number, end: number, hours12: boolean): boolean {
  const minutes = bytes[start + 1] === colon ? start + 2 : start + 3;
  if (bytes[minutes - 1] !== colon || !isSixtieth(bytes, minutes, end)) return false;
  const units = bytes[minutes - 2]! - zero;
  const hour = minutes - start === 2 ? units : (bytes[start]! - zero) * 10 + units;
  const wellFormed = isDigit(bytes[start]!) && isDigit(bytes[minutes - 2]!);
  if (!wellFormed || (hours12 ? hour < 1 || hour > 12 : hour > 23)) return false;
  const seconds = minutes + 3;
  if (end === seconds - 1) return true;
  if (bytes[seconds - 1] !== colon || !isSixtieth(bytes, seconds, end)) return false;
  const decimals = end - seconds - 3;
  if (decimals === -1) return true;
  if (bytes[seconds + 2] !== point || decimals < 1 || decimals > 9) return false;
  for (let at = seconds + 3; at < end; at += 1) if (!isDigit(bytes[at]!)) return false;
  return true;
}

function isSixtieth(bytes: Uint8Array, at: number, end: number): boolean {
  return at + 2 <= end && bytes[at]! >= zero && bytes[at]! <= zero + 5 && isDigit(bytes[at + 1]!);
}

/**
 * Whether what stands before the time may be a date: it begins with a digit or letter, ends with a digit, has no time of its
 * own, and is not a number (`45292`, `45292.5`), which alone would be read as a count of days; eight digits are a date.
 */
function isDated(bytes: Uint8Array, start: number, end: number): boolean {
  if (end === start || !isDigit(bytes[end - 1]!)) return false;
  const letter = bytes[start]! & ~lowerCase;
  const beginsWithLetter = letter >= letterA && letter <= letterZ;
  if (!beginsWithLetter && !isDigit(bytes[start]!)) return false;
  let marks = 0;
  let isNumber = !beginsWithLetter;
  for (let at = start + 1; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte === colon) return false;
    if (byte === point || byte === comma) marks += 1;
    else if (!isDigit(byte)) isNumber = false;
  }
  return !isNumber || marks > 1 || (marks === 0 && end - start === 8);
}
