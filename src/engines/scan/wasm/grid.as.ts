// A count for every combination of numbers, held or not: where the columns have few values this is the smallest table
// and the fastest, and cells with the same first value lie side by side.
import { take } from './memory.as';

/** The counts of a grid number at most 2^mostBits. */
const mostBits: u32 = 21;
const mostColumns: u32 = 16;

/** For each column how many bits its numbers take, and by how many they are shifted (u32 each). */
const shape: usize = take(mostColumns * 8);
let columns: u32 = 0;
let counts: usize = 0;
let bits: u32 = 0;

/** False when the numbers have outgrown the grid. */
export let holds: bool = false;

export function makeGrid(columnCount: u32): void {
  columns = columnCount;
  holds = columnCount > 0 && columnCount <= mostColumns;
  counts = take(4);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
export function fits(column: u32, number: u32): bool {
  return number >> load<u32>(shape + (<usize>column << 3)) == 0;
}

// @ts-ignore
@inline
export function placeOf(column: u32, number: u32): u32 {
  return number << load<u32>(shape + (<usize>column << 3), 4);
}

// @ts-ignore
@inline
export function countAt(place: u32, rows: u32): void {
  const count = counts + (<usize>place << 2);
  store<u32>(count, load<u32>(count) + rows);
}

export function rowsAt(place: u32): u32 {
  return load<u32>(counts + (<usize>place << 2));
}

export function places(): u32 {
  return 1 << bits;
}

/** The number of a column at a place. */
export function numberAt(column: u32, place: u32): u32 {
  const address = shape + (<usize>column << 3);
  return (place >> load<u32>(address, 4)) & ((1 << load<u32>(address)) - 1);
}

/** Makes room for twice the numbers of a column, as often as needed; the grid holds no longer when that is too much. */
export function widen(column: u32, number: u32): void {
  while (!fits(column, number)) {
    if (bits == mostBits) {
      holds = false;
      return;
    }
    double(column);
  }
}

/** One bit more for a column: what stands above it in a place moves up. */
function double(column: u32): void {
  const address = shape + (<usize>column << 3);
  const old = counts;
  const oldPlaces = places();
  const edge = load<u32>(address) + load<u32>(address, 4);
  bits++;
  counts = take(<usize>4 << bits);
  const below: u32 = (1 << edge) - 1;
  for (let place: u32 = 0; place < oldPlaces; place++) {
    const rows = load<u32>(old + (<usize>place << 2));
    if (rows != 0) store<u32>(counts + (<usize>((place & below) | ((place & ~below) << 1)) << 2), rows);
  }
  store<u32>(address, load<u32>(address) + 1);
  for (let above: u32 = 0; above < column; above++) {
    const shift = shape + (<usize>above << 3) + 4;
    store<u32>(shift, load<u32>(shift) + 1);
  }
}
