// Counts records by the values of some columns: in a grid while it holds them, then in tables of keys.
import { datePartLength } from './date-part.as';
import { setFault, tooLarge } from './faults.as';
import * as grid from './grid.as';
import { countOf, makeTable, numberBits, slotOf, tableBytes } from './keys.as';
import { take } from './memory.as';
import { dictionaryBytes, makeDictionary, numberOf, steadyNumberOf, tooMany } from './values.as';

/** For each value of a cell: its column (u32), how it is read (u32), its dictionary, its table of pairs. */
const partBytes: usize = 16 + dictionaryBytes + tableBytes;
let parts: usize = 0;
let partCount: u32 = 0;

/** The numbers of a record's values, and those of a cell that moves from table to table. */
let numbers: usize = 0;
let moved: usize = 0;
/** The cells have moved from the grid to the tables of keys. */
let left: bool = false;

/** Stands for the column of a value that the file does not have. */
const absent: u32 = 0xffffffff;

/** Makes the dictionaries and tables, once. */
export function makeParts(count: u32): usize {
  partCount = count;
  parts = take(<usize>count * partBytes);
  numbers = take(<usize>count * 4);
  moved = take(<usize>count * 4);
  grid.makeGrid(count);
  for (let part: u32 = 0; part < count; part++) {
    makeDictionary(dictionaryOf(part));
    makeTable(tableOf(part));
  }
  return parts;
}

/** Cells as they stand; the date of those with a plain time; the same where a time with a `Z` is none. */
const raw: u32 = 0;
const zonedDatePart: u32 = 2;

export function setPart(part: u32, column: u32, reading: u32): void {
  const address = parts + <usize>part * partBytes;
  store<u32>(address, column);
  store<u32>(address, reading, 4);
}

export function dictionaryOf(part: u32): usize {
  return parts + <usize>part * partBytes + 16;
}

export function tableOf(part: u32): usize {
  return dictionaryOf(part) + dictionaryBytes;
}

/** Where a field begins, by the ends of the record's fields. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function startOf(record: usize, firstEnd: usize, column: u32): usize {
  return column == 0 ? record : <usize>load<u32>(firstEnd + (<usize>column << 2) - 4) + 1;
}

// @ts-ignore
@inline
export function countRecord(record: usize, firstEnd: usize, quote: i32, weight: i32): bool {
  let place: u32 = 0;
  let fitting = grid.holds;
  for (let part: u32 = 0; part < partCount; part++) {
    const address = parts + <usize>part * partBytes;
    const column = load<u32>(address);
    let start = column == absent ? record : startOf(record, firstEnd, column);
    let length = column == absent ? 0 : load<u32>(firstEnd + (<usize>column << 2)) - <u32>start;
    if (length != 0 && <i32>load<u8>(start) == quote) {
      start++;
      length -= 2;
    }
    let number: u32;
    const reading = load<u32>(address, 4);
    if (reading == raw) number = numberOf(address + 16, start, length);
    else number = steadyNumberOf(address + 16, start, datePartLength(start, length, reading == zonedDatePart));
    if (number == tooMany) {
      setFault(tooLarge);
      return false;
    }
    store<u32>(numbers + (<usize>part << 2), number);
    fitting = fitting && grid.fits(part, number);
    place += grid.placeOf(part, number);
  }
  if (fitting) {
    grid.countAt(place, weight);
    return true;
  }
  return count(numbers, weight);
}

/** Counts a cell whose numbers stand at an address. */
function count(at: usize, rows: i64): bool {
  if (grid.holds) {
    for (let part: u32 = 0; part < partCount; part++) grid.widen(part, load<u32>(at + (<usize>part << 2)));
  }
  if (!grid.holds) return leaveGrid() && countKey(at, rows);
  let place: u32 = 0;
  for (let part: u32 = 0; part < partCount; part++) {
    place += grid.placeOf(part, load<u32>(at + (<usize>part << 2)));
  }
  grid.countAt(place, <u32>rows);
  return true;
}

/** Moves what the grid has counted to the tables of keys, once. */
function leaveGrid(): bool {
  if (left) return true;
  left = true;
  for (let place: u32 = 0; place < grid.places(); place++) {
    if (grid.rowsAt(place) == 0) continue;
    for (let part: u32 = 0; part < partCount; part++) {
      store<u32>(moved + (<usize>part << 2), grid.numberAt(part, place));
    }
    if (!countKey(moved, grid.rowsAt(place))) return false;
  }
  return true;
}

function countKey(at: usize, rows: i64): bool {
  let word: u64 = 0;
  for (let part: u32 = 0; part < partCount; part++) {
    word = (word << numberBits) | <u64>load<u32>(at + (<usize>part << 2));
    if (isJoined(part)) {
      if (!join(part, word, rows)) return false;
      word = joined;
    }
  }
  return true;
}

/** A word is full after three numbers, or after the number of a full word and two more; the last part ends one. */
// @ts-ignore
@inline
function isJoined(part: u32): bool {
  return part + 1 == partCount || (part >= 2 && (part & 1) == 0);
}

let joined: u64 = 0;

/** Counts a cell when the last part is joined, else gives the word a number. */
// @ts-ignore
@inline
function join(part: u32, word: u64, rows: i64): bool {
  const table = parts + <usize>part * partBytes + 16 + dictionaryBytes;
  const slot = slotOf(table, word);
  if (slot == 0) {
    setFault(tooLarge);
    return false;
  }
  if (part + 1 == partCount) store<i64>(slot, load<i64>(slot, 8) + rows, 8);
  else {
    if (load<u64>(slot, 8) == 0) store<u64>(slot, countOf(table), 8);
    joined = load<u64>(slot, 8) - 1;
  }
  return true;
}

/** Adds cells of another instance: for each the numbers that its values have here; then the rows of each. */
export function addCells(numbersOfAll: usize, rowsOfAll: usize, cells: u32): bool {
  for (let cell: usize = 0; cell < cells; cell++) {
    const at = numbersOfAll + ((cell * partCount) << 2);
    if (!count(at, load<u32>(rowsOfAll + (cell << 2)))) return false;
  }
  return true;
}

/** How many cells have been counted. */
export function countCells(): u32 {
  if (!grid.holds) return countOf(tableOf(partCount - 1));
  let cells: u32 = 0;
  for (let place: u32 = 0; place < grid.places(); place++) if (grid.rowsAt(place) != 0) cells++;
  return cells;
}

/** Whether the cells are in the grid; if so they are written out as `addCells` reads them. */
export function writeGrid(numbersOfAll: usize, rowsOfAll: usize): bool {
  if (!grid.holds) return false;
  for (let place: u32 = 0; place < grid.places(); place++) {
    const rows = grid.rowsAt(place);
    if (rows == 0) continue;
    store<u32>(rowsOfAll, rows);
    rowsOfAll += 4;
    for (let part: u32 = 0; part < partCount; part++) {
      store<u32>(numbersOfAll, grid.numberAt(part, place));
      numbersOfAll += 4;
    }
  }
  return true;
}

/** The number here of a value that stands at an address. */
export function addValue(part: u32, at: usize, length: u32): u32 {
  return numberOf(dictionaryOf(part), at, length);
}
