// Numbers of values joined to one word, and the words counted: an open-addressing table. Three numbers of twenty bits
// make a word; where a tally has more columns, the word gets a number of its own and is joined with the next two.
//
//   table: slots (u32 address), bits (u32: there are 2^bits slots), count (u32)
//   slot:  the word with its highest bit set (0: free); then the word's number plus 1, or how many records have it
import { take } from './memory.as';

const slotBytes: usize = 16;
const firstBits: u32 = 8;
const mostKeys: u32 = 1 << 20;
const taken: u64 = 1 << 63;

export const numberBits: u64 = 20;
export const tableBytes: usize = 16;

export function makeTable(table: usize): void {
  store<u32>(table, <u32>take(slotBytes << firstBits));
  store<u32>(table, firstBits, 4);
  store<u32>(table, 0, 8);
}

export function countOf(table: usize): u32 {
  return load<u32>(table, 8);
}

/** The slot of a word, a new one when it comes for the first time; 0 when there is no room for another. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function slotOf(table: usize, word: u64): usize {
  const key = word | taken;
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
  if (count == mostKeys) return 0;
  if ((count + 1) * 2 > <u32>1 << load<u32>(table, 4)) grow(table);
  const slot = freeSlot(<usize>load<u32>(table), load<u32>(table, 4), key);
  store<u64>(slot, key);
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
    if (key == 0) continue;
    const slot = freeSlot(slots, bits, key);
    store<u64>(slot, key);
    store<u64>(slot, load<u64>(from, 8), 8);
  }
  store<u32>(table, <u32>slots);
  store<u32>(table, bits, 4);
}
