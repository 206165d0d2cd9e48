// Reads records strictly, sixty-four bytes at a time, and counts them by the values of some columns. What the masks do
// not prove sound is a fault: the plain scan then reads it, so the rules need to be stated only for sound records.
import { hasDigit } from './date-part.as';
import { isHeader } from './header.as';
import { bits, parityBelow } from './masks.as';
import { writeRecord } from './columns.as';
import { countRecord, startOf } from './counts.as';
import { fault, setFault, unsound } from './faults.as';
import { take } from './memory.as';
import { keepLastId, seeId, startIds } from './rising-ids.as';

export { addCells, addValue, countCells, dictionaryOf, makeParts, setPart, tableOf, writeGrid } from './counts.as';
export {
  addText,
  alikeHashes,
  finishWindow,
  giveUp,
  hashesOf,
  isGivenUp,
  makeColumns,
  numbersOf,
  setAlike,
  setColumn,
  valuesOf,
} from './columns.as';
export { setHeader } from './header.as';
export { identityKinds, identityPlain } from './identities.as';
export { fault, tooLarge, unsound } from './faults.as';
export { firstId, firstIdLength, lastId, lastIdLength, rising } from './rising-ids.as';
export { take };

const LF: u32 = 10;
const CR: u32 = 13;
const space: i8 = 32;

/** What the scans since `startCounts` came to. */
export let records: u32 = 0;
export let lines: u32 = 0;
/** The last scan met bytes that are not ASCII, whose validity somebody else has to prove. */
export let foreign: bool = false;

let delimiter: u32 = 0;
let quote: i32 = 0;
/** All ones where the dialect has a quote. */
let quoting: u64 = 0;
let width: u32 = 0;
let idColumn: i32 = 0;

/** Where the record's fields end, one address a field; the records of a block follow one another. */
let ends: usize = 0;
let endsLimit: usize = 0;

/** Only the structure is looked at: nothing is counted. */
let trying: bool = false;
/** Records are written by columns, and not counted. */
let writing: bool = false;
/** What a record counts: 1, or -1 to take back what was counted. */
let weight: i32 = 1;

/** Since `startRun` every record has had a digit in its first field. */
export let numbered: bool = true;

/** The dialect, width and header of a file; `quoteByte` and `id` are -1 where there is none. */
export function setFile(delimiterByte: u32, quoteByte: i32, columns: u32, id: i32): void {
  delimiter = delimiterByte;
  quote = quoteByte;
  quoting = quoteByte < 0 ? 0 : ~(<u64>0);
  width = columns;
  idColumn = id;
  const room: usize = 4 * (<usize>columns + 2048);
  ends = take(room + 4096);
  endsLimit = ends + room;
}

/** Begins a run of records that follow one another. */
export function startRun(): void {
  startIds();
  numbered = true;
}

export function writeColumns(): void {
  writing = true;
}

export function setWeight(records: i32): void {
  weight = records;
}

export function startCounts(): void {
  records = 0;
  lines = 0;
  setFault(0);
}

let kept: usize = 0;

/** Keeps the bytes that the padding overwrites. */
function keepBehind(at: usize): usize {
  if (kept == 0) kept = take(64);
  memory.copy(kept, at, 64);
  return kept;
}

/** Whether what stands here reads as sound records: how many, or -1. */
export function tryRecords(from: usize, end: usize): i32 {
  const behind = keepBehind(end);
  startCounts();
  trying = true;
  readRecords(from, end, usize.MAX_VALUE);
  trying = false;
  memory.copy(end, behind, 64);
  return fault == 0 ? <i32>records : -1;
}

/**
 * Reads the records between two addresses; the first begins at `from`, a record at `stop` or behind it is left alone.
 * Sixteen bytes before and a hundred behind are touched.
 *
 * @returns the address behind the last whole record
 */
export function scan(from: usize, end: usize, stop: usize): usize {
  const next = readRecords(from, end, stop);
  keepLastId();
  return next;
}

function readRecords(from: usize, end: usize, stop: usize): usize {
  const quotes = i8x16.splat(<i8>quote);
  const delimiters = i8x16.splat(<i8>delimiter);
  const lineFeeds = i8x16.splat(<i8>LF);
  const carriageReturns = i8x16.splat(<i8>CR);
  for (let pad: usize = 0; pad < 64; pad += 16) v128.store(end + pad, i8x16.splat(space));

  let least = i8x16.splat(-1);
  let most = i8x16.splat(0);
  let inside: u64 = 0;
  let record = from;
  let firstEnd = ends;
  let nextEnd = ends;
  let block = from;

  for (; block < end; block += 64) {
    const a = v128.load(block);
    const b = v128.load(block, 16);
    const c = v128.load(block, 32);
    const d = v128.load(block, 48);
    least = i8x16.min_u(least, i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d)));
    most = v128.or(most, v128.or(v128.or(a, b), v128.or(c, d)));

    const la = i8x16.eq(a, lineFeeds);
    const lb = i8x16.eq(b, lineFeeds);
    const lc = i8x16.eq(c, lineFeeds);
    const ld = i8x16.eq(d, lineFeeds);
    let ended = bits(la, lb, lc, ld);
    let separated = bits(
      v128.or(la, i8x16.eq(a, delimiters)),
      v128.or(lb, i8x16.eq(b, delimiters)),
      v128.or(lc, i8x16.eq(c, delimiters)),
      v128.or(ld, i8x16.eq(d, delimiters)),
    );
    const quoted =
      bits(i8x16.eq(a, quotes), i8x16.eq(b, quotes), i8x16.eq(c, quotes), i8x16.eq(d, quotes)) & quoting;
    const ra = i8x16.eq(a, carriageReturns);
    const rb = i8x16.eq(b, carriageReturns);
    const rc = i8x16.eq(c, carriageReturns);
    const rd = i8x16.eq(d, carriageReturns);
    let returned: u64 = 0;
    const known: u64 = end - block >= 64 ? ~(<u64>0) : ((<u64>1) << <u64>(end - block)) - 1;
    lines += <u32>popcnt(ended);

    if (v128.any_true(v128.or(v128.or(ra, rb), v128.or(rc, rd)))) {
      returned = bits(ra, rb, rc, rd);
      // A carriage return stands before a line feed and nowhere else.
      if (((returned << 1) & ~ended & known) != 0 || (returned >> 63 != 0 && isOther(block + 64, end, LF, LF))) {
        setFault(unsound);
        return record;
      }
    }
    if ((quoted | inside) != 0) {
      const within = parityBelow(quoted) ^ inside;
      inside = <u64>(<i64>within >> 63);
      if (quoted != 0) {
        // A quote opens behind a delimiter, a line end or (doubled) a quote, and closes before one of them.
        const opened = quoted & within;
        const closed = quoted & ~within;
        const mayOpen = ((separated | quoted) << 1) | <u64>(block == from || mayOpenBehind(load<u8>(block - 1)));
        const mayClose = separated | quoted | returned;
        if (
          (opened & ~mayOpen) != 0 ||
          ((closed << 1) & ~mayClose & known) != 0 ||
          (closed >> 63 != 0 && isOther(block + 64, end, LF, CR) && !mayOpenBehind(load<u8>(block + 64)))
        ) {
          setFault(unsound);
          return record;
        }
      }
      separated &= ~within;
      ended &= ~within;
    }

    const firstOfBlock = nextEnd;
    nextEnd = writeEnds(nextEnd, block, separated);
    while (ended != 0) {
      const lineEnd = block + <usize>ctz(ended);
      const below = popcnt(separated & ((ended & (0 - ended)) - 1));
      const lastEnd = firstOfBlock + (<usize>below << 2);
      ended &= ended - 1;
      if (<u32>((lastEnd - firstEnd) >> 2) + 1 != width || !acceptRecord(record, firstEnd, lineEnd)) {
        if (fault == 0) setFault(unsound);
        return record;
      }
      firstEnd = lastEnd + 4;
      record = lineEnd + 1;
      if (record >= stop) {
        block += 64;
        if (block > end) block = end;
        return finish(record, block, least, most);
      }
    }
    if (nextEnd > endsLimit - 256) {
      const open = nextEnd - firstEnd;
      if (<u32>(open >> 2) >= width) {
        setFault(unsound);
        return record;
      }
      memory.copy(ends, firstEnd, open);
      firstEnd = ends;
      nextEnd = ends + open;
    }
  }
  return finish(record, end, least, most);
}

function finish(record: usize, seen: usize, least: v128, most: v128): usize {
  // Lines of a record that is not whole are counted when it is.
  for (let at = record; at < seen; at++) if (load<u8>(at) == LF) lines--;
  foreign = i8x16.bitmask(most) != 0;
  if (!i8x16.all_true(least)) setFault(unsound);
  return record;
}

/** Whether the byte at an address is known, and is neither of two. */
function isOther(at: usize, end: usize, one: u32, other: u32): bool {
  return at < end && load<u8>(at) != one && load<u8>(at) != other;
}

function mayOpenBehind(byte: u32): bool {
  return byte == delimiter || byte == LF || byte == quote;
}

/** Writes the addresses of a block's separators: eight at once, because a loop of unknown length costs more. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function writeEnds(at: usize, block: usize, separated: u64): usize {
  const count = <u32>popcnt(separated);
  for (let written: u32 = 0; written < count; written += 8) {
    const to = at + (<usize>written << 2);
    store<u32>(to, <u32>(block + <usize>ctz(separated)));
    separated &= separated - 1;
    store<u32>(to, <u32>(block + <usize>ctz(separated)), 4);
    separated &= separated - 1;
    store<u32>(to, <u32>(block + <usize>ctz(separated)), 8);
    separated &= separated - 1;
    store<u32>(to, <u32>(block + <usize>ctz(separated)), 12);
    separated &= separated - 1;
    store<u32>(to, <u32>(block + <usize>ctz(separated)), 16);
    separated &= separated - 1;
    store<u32>(to, <u32>(block + <usize>ctz(separated)), 20);
    separated &= separated - 1;
    store<u32>(to, <u32>(block + <usize>ctz(separated)), 24);
    separated &= separated - 1;
    store<u32>(to, <u32>(block + <usize>ctz(separated)), 28);
    separated &= separated - 1;
  }
  return at + (<usize>count << 2);
}

/** Counts one record of the right width; false when it is blank, the header again, or one too many. */
function acceptRecord(record: usize, firstEnd: usize, lineEnd: usize): bool {
  const end = lineEnd > record && load<u8>(lineEnd - 1) == CR ? lineEnd - 1 : lineEnd;
  if (end == record) return false;
  if (isHeader(record, end)) return false;
  records++;
  if (trying) return true;
  store<u32>(firstEnd + (<usize>(width - 1) << 2), <u32>end);
  if (weight < 0) return countRecord(record, firstEnd, quote, weight);
  if (numbered) numbered = hasDigit(record, <usize>load<u32>(firstEnd));
  if (idColumn >= 0) {
    const start = startOf(record, firstEnd, idColumn);
    const marks = <u32>(<i32>load<u8>(start) == quote);
    seeId(start + marks, load<u32>(firstEnd + (<usize>idColumn << 2)) - <u32>start - 2 * marks);
  }
  if (writing) return writeRecord(record, firstEnd, end, quote, records - 1);
  return countRecord(record, firstEnd, quote, weight);
}
