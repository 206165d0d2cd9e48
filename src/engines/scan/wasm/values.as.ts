// The distinct values of a column, numbered from 0 in the order in which they come: an open-addressing table.
//
//   dictionary: slots (u32 address), bits (u32: there are 2^bits slots), count (u32), list (u32 address), room (u32),
//               short (u32 address), last (u32 address of a slot)
//   slot:       the value's first 16 bytes (zeros behind its end), its length, number + 1 (0: free), address of the rest
//   short:      for each value of up to two bytes, which no NUL ends, its number + 1 (0: not known)
//   list:       for each number the address of its text: length (u32), then the bytes, padded to whole words
import { take } from './memory.as';

const slotBytes: usize = 32;
const firstBits: u32 = 8;
const largeBits: u32 = 14;
const firstRoom: u32 = 128;
/** Distinct values of a column, and bytes of text of all of them, that a tally can hold. */
let mostValues: u32 = 1 << 20;
let mostText: usize = 48 << 20;

/** Lets columns have more values than a tally can hold. */
export function limitValues(values: u32, bytes: usize): void {
  mostValues = values;
  mostText = bytes;
}

export const dictionaryBytes: usize = 32;
export const tooMany: u32 = 0xffffffff;

let text: usize = 0;
let textEnd: usize = 0;
let textTotal: usize = 0;

export function makeDictionary(dictionary: usize): void {
  store<u32>(dictionary, <u32>take(slotBytes << firstBits));
  store<u32>(dictionary, firstBits, 4);
  store<u32>(dictionary, 0, 8);
  store<u32>(dictionary, <u32>take(<usize>firstRoom * 4), 12);
  store<u32>(dictionary, firstRoom, 16);
  store<u32>(dictionary, <u32>take(4 << 16), 20);
  store<u32>(dictionary, load<u32>(dictionary), 24);
}

/** The number of a value; `tooMany` when there is no room for another. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function numberOf(dictionary: usize, at: usize, length: u32): u32 {
  if (length > 2) return longNumberOf(dictionary, at, length);
  const index = <u32>load<u16>(at) & ((1 << (length << 3)) - 1);
  const number = load<u32>(<usize>load<u32>(dictionary, 20) + (<usize>index << 2));
  return number != 0 ? number - 1 : shortNumberOf(dictionary, at, length, index);
}

function shortNumberOf(dictionary: usize, at: usize, length: u32, index: u32): u32 {
  const number = longNumberOf(dictionary, at, length);
  if (number != tooMany) store<u32>(<usize>load<u32>(dictionary, 20) + (<usize>index << 2), number + 1);
  return number;
}

/** The same for a column in which a value often comes several times running. */
// @ts-ignore
@inline
export function steadyNumberOf(dictionary: usize, at: usize, length: u32): u32 {
  const last = <usize>load<u32>(dictionary, 24);
  const same =
    length == load<u32>(last, 16) &&
    length - 9 <= 7 &&
    load<u64>(at) == load<u64>(last) &&
    word(at + 8, length - 8) == load<u64>(last, 8);
  return same ? load<u32>(last, 20) - 1 : longNumberOf(dictionary, at, length);
}

/** The next eight bytes of a value, zeros behind its end. */
// @ts-ignore
@inline
export function word(at: usize, rest: u32): u64 {
  return rest >= 8 ? load<u64>(at) : load<u64>(at) & (((<u64>1) << (<u64>rest << 3)) - 1);
}

/** A hash with eight bytes more. */
// @ts-ignore
@inline
export function shiftedHash(hash: u64, bytes: u64): u64 {
  return ((hash ^ (hash >> 32)) + bytes) * 0x94d049bb133111eb;
}

/** What tells values apart at a glance: multiplication by odd constants (Steele, Lea and Flood 2014) spreads the words. */
// @ts-ignore
@inline
function hashOf(first: u64, second: u64, at: usize, length: u32): u64 {
  let hash = (first ^ (<u64>length << 56)) * 0xbf58476d1ce4e5b9;
  hash = shiftedHash(hash, second);
  for (let done: u32 = 16; done < length; done += 8) hash = shiftedHash(hash, word(at + done, length - done));
  return hash;
}

/** Whether a dictionary is so large that memory takes the time. */
export function isLarge(dictionary: usize): bool {
  return load<u32>(dictionary, 4) >= largeBits;
}

/** Has the slot of a value brought near: many are on their way at once, where one look-up after the other would wait for each. */
// @ts-ignore
@inline
export function fetchSlot(dictionary: usize, at: usize, length: u32): u64 {
  const first = word(at, length);
  const second = length > 8 ? word(at + 8, length - 8) : 0;
  const index = <usize>(hashOf(first, second, at, length) >> (64 - <u64>load<u32>(dictionary, 4)));
  return load<u64>(<usize>load<u32>(dictionary) + index * slotBytes);
}

function longNumberOf(dictionary: usize, at: usize, length: u32): u32 {
  const first = word(at, length);
  const second = length > 8 ? word(at + 8, length - 8) : 0;
  const bits = load<u32>(dictionary, 4);
  const mask = ((<usize>1) << bits) - 1;
  const slots = <usize>load<u32>(dictionary);
  let index = <usize>(hashOf(first, second, at, length) >> (64 - <u64>bits));
  while (true) {
    const slot = slots + index * slotBytes;
    const number = load<u32>(slot, 20);
    if (number == 0) return add(dictionary, slot, first, second, at, length);
    if (
      load<u64>(slot) == first &&
      load<u64>(slot, 8) == second &&
      load<u32>(slot, 16) == length &&
      (length <= 16 || sameRest(<usize>load<u32>(slot, 24), at, length))
    ) {
      store<u32>(dictionary, <u32>slot, 24);
      return number - 1;
    }
    index = (index + 1) & mask;
  }
}

function sameRest(known: usize, at: usize, length: u32): bool {
  for (let done: u32 = 16; done < length; done += 8) {
    if (load<u64>(known + 4 + done) != word(at + done, length - done)) return false;
  }
  return true;
}

function add(dictionary: usize, slot: usize, first: u64, second: u64, at: usize, length: u32): u32 {
  const number = load<u32>(dictionary, 8);
  const address = keep(at, length);
  if (number == mostValues || address == 0) return tooMany;
  store<u64>(slot, first);
  store<u64>(slot, second, 8);
  store<u32>(slot, length, 16);
  store<u32>(slot, number + 1, 20);
  store<u32>(slot, <u32>address, 24);
  if (number == load<u32>(dictionary, 16)) growList(dictionary);
  store<u32>(<usize>load<u32>(dictionary, 12) + (<usize>number << 2), <u32>address);
  store<u32>(dictionary, number + 1, 8);
  if ((number + 1) * 2 > <u32>1 << load<u32>(dictionary, 4)) growSlots(dictionary);
  return number;
}

/** Copies a value's text where it can stay. */
function keep(at: usize, length: u32): usize {
  const size: usize = 4 + ((<usize>length + 7) & ~(<usize>7));
  if (textTotal + size > mostText) return 0;
  textTotal += size;
  if (text + size > textEnd) {
    const chunk: usize = max<usize>(size, 1 << 14);
    text = take(chunk);
    textEnd = text + chunk;
  }
  const address = text;
  text += size;
  store<u32>(address, length);
  memory.copy(address + 4, at, length);
  return address;
}

function growList(dictionary: usize): void {
  const room = load<u32>(dictionary, 16);
  const list = take(<usize>room * 8);
  memory.copy(list, <usize>load<u32>(dictionary, 12), <usize>room * 4);
  store<u32>(dictionary, <u32>list, 12);
  store<u32>(dictionary, room * 2, 16);
}

function growSlots(dictionary: usize): void {
  const old = <usize>load<u32>(dictionary);
  const oldEnd = old + (slotBytes << load<u32>(dictionary, 4));
  const bits = load<u32>(dictionary, 4) + 1;
  const mask = ((<usize>1) << bits) - 1;
  const slots = take(slotBytes << bits);
  for (let from = old; from < oldEnd; from += slotBytes) {
    if (load<u32>(from, 20) == 0) continue;
    const text = <usize>load<u32>(from, 24);
    const hash = hashOf(load<u64>(from), load<u64>(from, 8), text + 4, load<u32>(from, 16));
    let index = <usize>(hash >> (64 - <u64>bits));
    while (load<u32>(slots + index * slotBytes, 20) != 0) index = (index + 1) & mask;
    memory.copy(slots + index * slotBytes, from, slotBytes);
  }
  store<u32>(dictionary, <u32>slots);
  store<u32>(dictionary, bits, 4);
  store<u32>(dictionary, <u32>slots, 24);
}
