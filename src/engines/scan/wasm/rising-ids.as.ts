// Whether ids rise (shorter before longer, then by bytes): rising ids are distinct, and need no memory. An id that may have
// spaces around it is left to the plain scan, which trims it.
import { take } from './memory.as';

const longest: u32 = 1024;

/** Where the first and the last id of the segment are kept, and their lengths: 0 while there is none. */
export const firstId: usize = take(longest);
export let firstIdLength: u32 = 0;
export const lastId: usize = take(longest);
export let lastIdLength: u32 = 0;
export let rising: bool = true;

let previous: usize = 0;

export function startIds(): void {
  firstIdLength = 0;
  lastIdLength = 0;
  rising = true;
}

/** Blank ids are nobody's. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function seeId(at: usize, length: u32): void {
  if (length == 0) return;
  if (length > longest || !isTrim(load<u8>(at), load<u8>(at + length - 1)) || !isAfterPrevious(at, length)) rising = false;
  if (firstIdLength == 0 && length <= longest) {
    firstIdLength = length;
    memory.copy(firstId, at, length);
  }
  previous = at;
  lastIdLength = length;
}

/** Whether both ends are ASCII characters and no spaces: below 0x21 the subtraction sets the highest bits. */
// @ts-ignore
@inline
function isTrim(first: u32, last: u32): bool {
  return (first | last | (first - 0x21) | (last - 0x21)) < 0x80;
}

/** Keeps the last id while the buffer in which it stands is filled again. */
export function keepLastId(): void {
  if (lastIdLength == 0 || previous == lastId || lastIdLength > longest) return;
  memory.copy(lastId, previous, lastIdLength);
  previous = lastId;
}

// @ts-ignore
@inline
function isAfterPrevious(at: usize, length: u32): bool {
  if (length != lastIdLength) return length > lastIdLength;
  for (let done: u32 = 0; done < length; done += 8) {
    let difference = load<u64>(at + done) ^ load<u64>(previous + done);
    if (length - done < 8) difference &= ((<u64>1) << (<u64>(length - done) << 3)) - 1;
    if (difference != 0) {
      const byte = <usize>(ctz(difference) >> 3) + done;
      return load<u8>(at + byte) > load<u8>(previous + byte);
    }
  }
  return false;
}
