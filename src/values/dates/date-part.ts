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
 * It runs once a row, so it looks at character codes and allocates nothing but the result.
 *
 * @example datePart('2026-09-27T10:00:05Z') // => '2026-09-27'
 * @example datePart('2026-09-27 10:00:00 +0100') // => '2026-09-27 10:00:00 +0100'
 * @example datePart('2026-09-27 24:00') // => '2026-09-27 24:00'
 */
export function datePart(text: string): string {
  let end = text.length;
  let hours12 = false;
  const last = text.charCodeAt(end - 1);
  if (last === letterZ) {
    end -= 1;
  } else if ((last & ~lowerCase) === letterM) {
    const letter = text.charCodeAt(end - 2) & ~lowerCase;
    if ((letter !== letterA && letter !== letterP) || text.charCodeAt(end - 3) !== space) return text;
    hours12 = true;
    end -= 3;
  }
  let start = end;
  while (start > 0 && isTimeCharacter(text.charCodeAt(start - 1))) start -= 1;
  const separator = text.charCodeAt(start - 1);
  if ((separator !== space && separator !== letterT) || !isTime(text, start, end, hours12)) return text;
  return isDated(text, start - 1) ? text.slice(0, start - 1) : text;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

function isTimeCharacter(code: number): boolean {
  return (code >= zero && code <= colon) || code === point;
}

/** Whether `h:mm`, `hh:mm`, with `:ss` and up to nine decimals, stands there, on a clock of 24 or of 12 hours. */
function isTime(text: string, start: number, end: number, hours12: boolean): boolean {
  const minutes = text.charCodeAt(start + 1) === colon ? start + 2 : start + 3;
  if (text.charCodeAt(minutes - 1) !== colon || !isSixtieth(text, minutes, end)) return false;
  const units = text.charCodeAt(minutes - 2) - zero;
  const hour = minutes - start === 2 ? units : (text.charCodeAt(start) - zero) * 10 + units;
  const wellFormed = isDigit(text.charCodeAt(start)) && units >= 0 && units <= 9;
  if (!wellFormed || (hours12 ? hour < 1 || hour > 12 : hour > 23)) return false;
  const seconds = minutes + 3;
  if (end === seconds - 1) return true;
  if (text.charCodeAt(seconds - 1) !== colon || !isSixtieth(text, seconds, end)) return false;
  const decimals = end - seconds - 3;
  if (decimals === -1) return true;
  if (text.charCodeAt(seconds + 2) !== point || decimals < 1 || decimals > 9) return false;
  for (let at = seconds + 3; at < end; at += 1) if (!isDigit(text.charCodeAt(at))) return false;
  return true;
}

function isSixtieth(text: string, at: number, end: number): boolean {
  const tens = text.charCodeAt(at);
  return at + 2 <= end && tens >= zero && tens <= zero + 5 && isDigit(text.charCodeAt(at + 1));
}

/**
 * Whether what stands before the time may be a date: it begins with a digit or letter, ends with a digit, has no time of its
 * own, and is not a number (`45292`, `45292.5`), which alone would be read as a count of days; eight digits are a date.
 */
function isDated(text: string, end: number): boolean {
  if (end < 6 || !isDigit(text.charCodeAt(end - 1))) return false;
  const letter = text.charCodeAt(0) & ~lowerCase;
  const beginsWithLetter = letter >= letterA && letter <= letterZ;
  if (!beginsWithLetter && !isDigit(text.charCodeAt(0))) return false;
  let marks = 0;
  let isNumber = !beginsWithLetter;
  for (let at = 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === colon) return false;
    if (code === point || code === comma) marks += 1;
    else if (!isDigit(code)) isNumber = false;
  }
  return !isNumber || marks > 1 || (marks === 0 && end === 8);
}
