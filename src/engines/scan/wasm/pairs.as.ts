// Pairs of numbers, each with a number of its own or a count: a record's values become one cell pair by pair, so that
// any number of columns needs no key longer than a word.
//
//   table: slots (u32 address), bits (u32: there are 2^bits slots), count (u32)
//   slot:  left << 32 | right, plus 1 (0: free); then the pair's number, or how many records have it
import { take } from './memory.as';

const slotBytes: usize = 16;
const firstBits: u32 = 8;
const mostPairs: u32 = 1 << 20;

export const tableBytes: usize = 16;

export function makeTable(table: usize): void {
  store<u32>(table, <u32>take(slotBytes << firstBits));
  store<u32>(table, firstBits, 4);
  store<u32>(table, 0, 8);
}

/** The slot of a pair, a new one when it comes for the first time; 0 when there is no room for another. */
// @ts-ignore
@inline
export function slotOf(table: usize, left: u32, right: u32): usize {
  const key = ((<u64>left << 32) | <u64>right) + 1;
  const bits = load<u32>(table, 4);
  const mask = ((<usize>1) << bits) - 1;
  const slots = <usize>load<u32>(table);
  let index = indexOf(key, bits);
  while (true) {
    const slot = slots + index * slotBytes;
    const found = load<u64>(slot);
    if (found == key) return slot;
    if (found == 0) return add(table, key);
    index = (index + 1) & mask;
  }
}

// @ts-ignore
@inline
function indexOf(key: u64, bits: u32): usize {
  const hash = (key ^ (key >> 32)) * 0x9e3779b97f4a7c15;
  return <usize>(hash >> (64 - <u64>bits));
}

function add(table: usize, key: u64): usize {
  const count = load<u32>(table, 8);
  if (count == mostPairs) return 0;
  if ((count + 1) * 2 > <u32>1 << load<u32>(table, 4)) grow(table);
  const slot = freeSlot(<usize>load<u32>(table), load<u32>(table, 4), key);
  store<u64>(slot, key);
  store<u64>(slot, 0, 8);
  store<u32>(table, count + 1, 8);
  return slot;
}

function freeSlot(slots: usize, bits: u32, key: u64): usize {
  const mask = ((<usize>1) << bits) - 1;
  let index = indexOf(key, bits);
  while (load<u64>(slots + index * slotBytes) != 0) index = (index + 1) & mask;
  return slots + index * slotBytes;
}

function grow(table: usize): void {
  const old = <usize>load<u32>(table);
  const oldEnd = old + (slotBytes << load<u32>(table, 4));
  const bits = load<u32>(table, 4) + 1;
  const slots = take(slotBytes << bits);
  for (let from = old; from < oldEnd; from += slotBytes) {
    const key = load<u64>(from);
    if (key != 0) memory.copy(freeSlot(slots, bits, key), from, slotBytes);
  }
  store<u32>(table, <u32>slots);
  store<u32>(table, bits, 4);
}
