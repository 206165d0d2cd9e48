// The rule of `datePartEnd`, on memory.

const space: u32 = 32;
const colon: u32 = 58;
const comma: u32 = 44;
const point: u32 = 46;
const letterT: u32 = 84;
const letterZ: u32 = 90;
/** The bit that tells an ASCII letter from its capital. */
const lowerCase: u32 = 32;

/** The length of the date in a cell that holds a date and a plain time of day; the whole length in all others. */
export function datePartLength(start: usize, length: u32, keepsZones: bool): u32 {
  if (length < 7) return length;
  const end = start + length;
  // Most times are `hh:mm:ss`.
  const isUsual = length > 9 && isTimeWithSeconds(load<u64>(end - 8));
  const time = isUsual ? end - 8 : timeStart(start, end, keepsZones);
  if (time == start) return length;
  if (!isSeparator(load<u8>(time - 1))) return length;
  const date = <u32>(time - 1 - start);
  return isDated(start, date) ? date : length;
}

/** Eight bytes at once: `00:00:00` taken away leaves digits and zeros, none of them above 29:59:59. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function isTimeWithSeconds(bytes: u64): bool {
  const digits = bytes ^ 0x30303a30303a3030;
  const over = (digits + 0x767a7f767a7f767d) | digits;
  if ((over & 0x8080808080808080) != 0) return false;
  return (digits & 0xff) < 2 || ((digits >> 8) & 0xff) <= 3;
}

/** Where a plain time begins that ends the cell; the cell's own start when there is none. */
function timeStart(start: usize, end: usize, keepsZones: bool): usize {
  let timeEnd = end;
  let hours12 = false;
  const last = <u32>load<u8>(end - 1);
  if (last == letterZ) {
    if (keepsZones) return start;
    timeEnd--;
  } else if ((last | lowerCase) == 109) {
    const letter = <u32>load<u8>(end - 2) | lowerCase;
    if ((letter != 97 && letter != 112) || load<u8>(end - 3) != space) return start;
    timeEnd -= 3;
    hours12 = true;
  }
  const time = behindLastSeparator(start, timeEnd);
  return time != start && isTime(time, timeEnd, hours12) ? time : start;
}

/** The address behind the last space or `T` among the last bytes, as many as a time has at most; `start` when there is none. */
// @ts-ignore
@inline
function behindLastSeparator(start: usize, end: usize): usize {
  const block = v128.load(end - 16);
  const separators = v128.or(i8x16.eq(block, i8x16.splat(<i8>space)), i8x16.eq(block, i8x16.splat(<i8>letterT)));
  const found = <u32>i8x16.bitmask(separators);
  if (found != 0) return max(start, end - 16 + 32 - <usize>clz(found));
  for (let at = end - 17; at >= start && at >= end - 19; at--) if (isSeparator(load<u8>(at))) return at + 1;
  return start;
}

// @ts-ignore
@inline
function isSeparator(byte: u32): bool {
  return byte == space || byte == letterT;
}

// @ts-ignore
@inline
function isDigit(byte: u32): bool {
  return byte - 48 <= 9;
}

// @ts-ignore
@inline
function isSixtieth(at: usize, end: usize): bool {
  return at + 2 <= end && <u32>load<u8>(at) - 48 <= 5 && isDigit(load<u8>(at + 1));
}

function isTime(start: usize, end: usize, hours12: bool): bool {
  let at = start;
  if (!isDigit(load<u8>(at))) return false;
  let hour = <u32>load<u8>(at) - 48;
  at++;
  if (isDigit(load<u8>(at))) {
    hour = hour * 10 + <u32>load<u8>(at) - 48;
    at++;
  }
  if (hours12 ? hour < 1 || hour > 12 : hour > 23) return false;
  if (load<u8>(at) != colon || !isSixtieth(at + 1, end)) return false;
  at += 3;
  if (at == end) return true;
  if (load<u8>(at) != colon || !isSixtieth(at + 1, end)) return false;
  at += 3;
  if (at == end) return true;
  if (load<u8>(at) != point) return false;
  const fraction = at + 1;
  if (end == fraction || end - fraction > 9) return false;
  for (at = fraction; at < end; at++) if (!isDigit(load<u8>(at))) return false;
  return true;
}

/** Sixteen bytes at once: bit n of a mask tells something about byte n. */
// @ts-ignore
@inline
function isDated(start: usize, length: u32): bool {
  if (length > 16) return isLongDated(start, length);
  const block = v128.load(start);
  const all: u32 = (1 << length) - 1;
  const colons = i8x16.bitmask(i8x16.eq(block, i8x16.splat(<i8>colon)));
  const digits = <u32>i8x16.bitmask(i8x16.lt_u(i8x16.sub(block, i8x16.splat(48)), i8x16.splat(10))) & all;
  if (digits >> (length - 1) == 0 || (<u32>colons & all) != 0) return false;
  if ((digits & 1) == 0) return isLetter(load<u8>(start));
  const marks = <u32>i8x16.bitmask(v128.or(i8x16.eq(block, i8x16.splat(<i8>point)), i8x16.eq(block, i8x16.splat(<i8>comma)))) & all;
  return (digits | marks) != all || popcnt(marks) > 1 || (marks == 0 && length == 8);
}

// @ts-ignore
@inline
function isLetter(byte: u32): bool {
  return (byte | lowerCase) - 97 < 26;
}

function isLongDated(start: usize, length: u32): bool {
  const end = start + length;
  const first = <u32>load<u8>(start);
  let isNumber = isDigit(first);
  if (!isDigit(load<u8>(end - 1)) || (!isNumber && !isLetter(first))) return false;
  let marks: u32 = 0;
  for (let at = start + 1; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == colon) return false;
    if (byte == point || byte == comma) marks++;
    else if (!isDigit(byte)) isNumber = false;
  }
  return !isNumber || marks > 1;
}

/** Whether any of some bytes is a digit. */
// @ts-ignore
@inline
export function hasDigit(from: usize, to: usize): bool {
  for (let at = from; at < to; at++) if (<u32>load<u8>(at) - 48 <= 9) return true;
  return false;
}
