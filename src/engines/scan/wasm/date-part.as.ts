// The rule of `date-part.ts`, on memory.

const anyTime: i8 = 84; // T

/** The length of the date in a cell that holds a date and a plain time of day; the whole length in all others. */
export function datePartLength(start: usize, length: u32): u32 {
  let at: u32 = 0;
  const block = v128.load(start);
  const ends = i8x16.bitmask(v128.or(i8x16.eq(block, i8x16.splat(32)), i8x16.eq(block, i8x16.splat(anyTime))));
  if (ends != 0) at = <u32>ctz(ends);
  else at = length < 16 ? length : firstSeparator(start, length);
  if (at >= length || at == 0 || !isDigit(load<u8>(start + at - 1)) || !isDigit(load<u8>(start))) return length;
  const time = start + at + 1;
  const end = start + length;
  return (time + 8 == end && isTimeWithSeconds(load<u64>(time))) || isPlainTime(time, end) ? at : length;
}

function firstSeparator(start: usize, length: u32): u32 {
  let at: u32 = 16;
  while (at < length && load<u8>(start + at) != 32 && load<u8>(start + at) != 84) at++;
  return at;
}

/** Eight bytes at once: `00:00:00` taken away leaves digits and zeros, none of them above 29:59:59. */
// @ts-ignore
@inline
function isTimeWithSeconds(bytes: u64): bool {
  const digits = bytes ^ 0x30303a30303a3030;
  const over = (digits + 0x767a7f767a7f767d) | digits;
  if ((over & 0x8080808080808080) != 0) return false;
  return (digits & 0xff) < 2 || ((digits >> 8) & 0xff) <= 3;
}

// @ts-ignore
@inline
function isDigit(byte: u32): bool {
  return byte - 48 <= 9;
}

// @ts-ignore
@inline
function isSixtieth(at: usize): bool {
  return <u32>load<u8>(at) - 48 <= 5 && isDigit(load<u8>(at + 1));
}

function isPlainTime(start: usize, end: usize): bool {
  let at = start;
  if (!isDigit(load<u8>(at))) return false;
  let hour: u32 = <u32>load<u8>(at) - 48;
  at++;
  if (isDigit(load<u8>(at))) {
    hour = hour * 10 + <u32>load<u8>(at) - 48;
    at++;
  }
  if (hour > 23) return false;
  if (load<u8>(at) != 58 || !isSixtieth(at + 1) || at + 3 > end) return false;
  at += 3;
  if (at < end && load<u8>(at) == 58) {
    if (!isSixtieth(at + 1) || at + 3 > end) return false;
    at += 3;
    if (at < end && load<u8>(at) == 46) {
      const fraction = at + 1;
      at = fraction;
      while (at < end && isDigit(load<u8>(at))) at++;
      if (at == fraction || at - fraction > 9) return false;
    }
  }
  if (at == end) return true;
  if (load<u8>(at) == 90) return at + 1 == end;
  const half = load<u8>(at + 1) | 32;
  return (
    load<u8>(at) == 32 &&
    (half == 97 || half == 112) &&
    (load<u8>(at + 2) | 32) == 109 &&
    at + 3 == end &&
    hour >= 1 &&
    hour <= 12
  );
}
