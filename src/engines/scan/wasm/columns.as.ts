// Gives each distinct value of some columns a number, and writes for each record of a window the numbers of its values: what
// records say, by columns. The host takes the numbers away before the next window.
import { startOf } from './counts.as';
import { datePartLength } from './date-part.as';
import { setFault, tooLarge } from './faults.as';
import { hashIdentity, plain } from './identities.as';
import { take } from './memory.as';
import {
  dictionaryBytes,
  fetchSlot,
  isLarge,
  limitValues,
  makeDictionary,
  numberOf,
  shiftedHash,
  steadyNumberOf,
  tooMany,
  word,
} from './values.as';

/**
 * Of each column: its field, how it is read, how many values it may have, the address of its numbers, that of its hashes, that of
 * where its values begin, and whether these are numbered when the window is done.
 */
const partBytes: usize = 32 + dictionaryBytes;
const readingAt: usize = 4;
const mostAt: usize = 8;
const numbersAt: usize = 12;
const hashesAt: usize = 16;
const startsAt: usize = 20;
const laterAt: usize = 24;
let parts: usize = 0;
let partCount: u32 = 0;

/** Stands for the column of a value that the file does not have. */
const absent: u32 = 0xffffffff;
const raw: u32 = 0;
const zonedDatePart: u32 = 2;
const identity: u32 = 3;
const unlimited: u32 = 0x7fffffff;
/** It had more values than it may have: nobody asks for it any more. */
const given: u32 = 4;

/** A number for each record that those share which are alike (u64); 0 where nobody asks. */
export let alikeHashes: usize = 0;
let alikeField: u32 = absent;

/** @param records as many as a window can have @param hashed whether records are to be told apart */
export function makeColumns(count: u32, records: u32, hashed: bool): void {
  limitValues(1 << 24, 1 << 30);
  partCount = count;
  parts = take(<usize>count * partBytes);
  for (let part: u32 = 0; part < count; part++) {
    const address = parts + <usize>part * partBytes;
    makeDictionary(valuesOf(part));
    store<u32>(address, <u32>take(<usize>records * 4), numbersAt);
    store<u32>(address, <u32>take(<usize>records * 4), startsAt);
  }
  if (hashed) alikeHashes = take(<usize>records * 8);
}

export function setColumn(part: u32, field: u32, reading: u32, most: u32, records: u32): void {
  const address = parts + <usize>part * partBytes;
  store<u32>(address, field);
  store<u32>(address, most, mostAt);
  if (load<u32>(address, readingAt) != given) store<u32>(address, reading, readingAt);
  if (reading == identity && load<u32>(address, hashesAt) == 0) store<u32>(address, <u32>take(<usize>records * 8), hashesAt);
}

/** The field that must not be blank for a record to have a number of its own. */
export function setAlike(field: u32): void {
  alikeField = field;
}

export function giveUp(part: u32): void {
  store<u32>(parts + <usize>part * partBytes, given, readingAt);
}

export function isGivenUp(part: u32): bool {
  return load<u32>(parts + <usize>part * partBytes, readingAt) == given;
}

export function valuesOf(part: u32): usize {
  return parts + <usize>part * partBytes + 32;
}

export function numbersOf(part: u32): usize {
  return <usize>load<u32>(parts + <usize>part * partBytes, numbersAt);
}

export function hashesOf(part: u32): usize {
  return <usize>load<u32>(parts + <usize>part * partBytes, hashesAt);
}

/** The number here of a value that stands at an address. */
export function addText(part: u32, at: usize, length: u32): u32 {
  return numberOf(valuesOf(part), at, length);
}

/** Writes the numbers of one record, the so manieth of its window. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function writeRecord(record: usize, firstEnd: usize, end: usize, quote: i32, place: u32): bool {
  for (let part: u32 = 0; part < partCount; part++) {
    const address = parts + <usize>part * partBytes;
    const reading = load<u32>(address, readingAt);
    if (reading == given) continue;
    const column = load<u32>(address);
    let start = column == absent ? record : startOf(record, firstEnd, column);
    let length = column == absent ? 0 : load<u32>(firstEnd + (<usize>column << 2)) - <u32>start;
    if (length != 0 && <i32>load<u8>(start) == quote) {
      start++;
      length -= 2;
    }
    const dictionary = address + 32;
    const to = <usize>load<u32>(address, numbersAt) + (<usize>place << 2);
    if (load<u32>(address, laterAt) != 0) {
      store<u32>(<usize>load<u32>(address, startsAt) + (<usize>place << 2), <u32>start);
      store<u32>(to, length);
      continue;
    }
    let number: u32;
    if (reading == raw) number = numberOf(dictionary, start, length);
    else if (reading == identity) number = identityOf(address, dictionary, start, length, place);
    else number = steadyNumberOf(dictionary, start, datePartLength(start, length, reading == zonedDatePart));
    if (number == tooMany) {
      setFault(tooLarge);
      return false;
    }
    store<u32>(to, number);
    if (number >= load<u32>(address, mostAt)) store<u32>(address, given, readingAt);
  }
  if (alikeHashes != 0) store<u64>(alikeHashes + (<usize>place << 3), hashOfRecord(record, firstEnd, end, quote));
  return true;
}

/** Numbers what was left for later of a window of records, whose bytes still stand where they stood. */
export function finishWindow(records: u32): bool {
  for (let part: u32 = 0; part < partCount; part++) {
    const address = parts + <usize>part * partBytes;
    const isLater = load<u32>(address, laterAt) != 0;
    if (isLater && !numberLater(address, records)) return false;
    const isLong = load<u32>(address, readingAt) == raw && load<u32>(address, mostAt) == unlimited;
    store<u32>(address, isLong && isLarge(address + 32) ? 1 : 0, laterAt);
  }
  return true;
}

let fetched: u64 = 0;

function numberLater(part: usize, records: u32): bool {
  const dictionary = part + 32;
  const starts = <usize>load<u32>(part, startsAt);
  const numbers = <usize>load<u32>(part, numbersAt);
  const end = <usize>records << 2;
  let all: u64 = 0;
  for (let at: usize = 0; at < end; at += 4) {
    all ^= fetchSlot(dictionary, <usize>load<u32>(starts + at), load<u32>(numbers + at));
  }
  fetched = all;
  for (let at: usize = 0; at < end; at += 4) {
    const number = numberOf(dictionary, <usize>load<u32>(starts + at), load<u32>(numbers + at));
    if (number == tooMany) return false;
    store<u32>(numbers + at, number);
  }
  return true;
}

/** 0 for all plain ids, whose hash tells them apart; other texts are numbered from 1 on. */
function identityOf(part: usize, dictionary: usize, start: usize, length: u32, place: u32): u32 {
  const hash = hashIdentity(start, length);
  store<u64>(<usize>load<u32>(part, hashesAt) + (<usize>place << 3), hash);
  if (plain) return 0;
  const number = numberOf(dictionary, start, length);
  return number == tooMany ? tooMany : number + 1;
}

/** Its bytes without the quotes at its ends; 0 where the field that must not be blank is. */
function hashOfRecord(record: usize, firstEnd: usize, end: usize, quote: i32): u64 {
  const start = startOf(record, firstEnd, alikeField);
  const marks = <u32>(<i32>load<u8>(start) == quote) << 1;
  if (alikeField == absent || load<u32>(firstEnd + (<usize>alikeField << 2)) - <u32>start == marks) return 0;
  const from = <i32>load<u8>(record) == quote ? record + 1 : record;
  const to = <i32>load<u8>(end - 1) == quote ? end - 1 : end;
  let hash: u64 = to - from;
  for (let at = from; at < to; at += 8) {
    const rest = <u32>min<usize>(8, to - at);
    hash = shiftedHash(hash, word(at, rest));
  }
  return hash | 1;
}
