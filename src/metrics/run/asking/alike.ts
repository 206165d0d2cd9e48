import type { TypedColumn, TypedRows, TypedTable } from '../../../engines/typed-table.ts';

/** Rows of a table, those that say the same in all columns as one. */
export interface AlikeRows {
  /** The place of the first of each, in their order. */
  readonly places: Int32Array;
  /** How many there are of each. */
  readonly counts: Int32Array;
}

/** With more than so many pairs (of what is told apart already, and what one more column says) it is left: 64 MB of numbers. */
const mostPairs = 2 ** 24;

/** Rows that are looked at together. */
const stretch = 2 ** 16;

/** Null where more than so many rows differ, or may do. */
export function alikeRows({ rows, columns }: TypedTable, most: number): AlikeRows | null {
  const numbers = new Int32Array(rows);
  let count = 1;
  for (const column of columns) {
    for (let word = 0; word < wordsIn(column); word += 1) {
      count = tellApart(numbers, count, column, word);
      if (count > most) return null;
    }
  }
  const [places, counts] = [new Int32Array(count), new Int32Array(count)];
  for (let row = rows - 1; row >= 0; row -= 1) {
    const number = numbers[row]!;
    places[number] = row;
    counts[number]! += 1;
  }
  return { places, counts };
}

/** Some rows of a table, as a table. @param places of theirs, rising */
export const tableAt = ({ name, columns }: TypedTable, places: Int32Array): TypedTable => ({
  name,
  rows: places.length,
  columns: columns.map((column) => ({ ...column, rows: (from, to) => rowsAt(column, places.subarray(from, to)) })),
});

function rowsAt(column: TypedColumn, places: Int32Array): TypedRows {
  const width = wordsIn(column);
  const words = new Int32Array(width * places.length);
  const present = new Uint8Array(Math.ceil(places.length / 8));
  let at = 0;
  for (const some of stretchesOf(column, (places.at(-1) ?? -1) + 1)) {
    for (; at < places.length && places[at]! < some.to; at += 1) {
      const row = places[at]! - some.from;
      for (let word = 0; word < width; word += 1) words[width * at + word] = some.words[width * row + word]!;
      if (isThere(some, row)) present[at >> 3]! |= 1 << (at & 7);
    }
  }
  return { values: width === 1 ? words : new BigInt64Array(words.buffer), present };
}

/** Words of 32 bits in each row of a column. */
const wordsIn = (column: TypedColumn) => (column.type === 'decimal' ? (column.digits === 18 ? 2 : 4) : 1);

/** Some rows of a column that follow each other. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly words: Int32Array;
  readonly present: Uint8Array | null;
}

function* stretchesOf(column: TypedColumn, rows: number): Generator<Stretch> {
  for (let from = 0; from < rows; from += stretch) {
    const to = Math.min(from + stretch, rows);
    const { values, present } = column.rows(from, to);
    yield { from, to, words: new Int32Array(values.buffer, values.byteOffset, wordsIn(column) * (to - from)), present };
  }
}

const isThere = ({ present }: Stretch, at: number) => present === null || (present[at >> 3]! & (1 << (at & 7))) !== 0;

/**
 * Numbers rows by what they said so far and what they say in one more word, in the order in which that first comes.
 *
 * @param numbers the numbers of rows so far, which are made others
 * @returns how many there are
 */
function tellApart(numbers: Int32Array, before: number, column: TypedColumn, word: number): number {
  const { least, span } = rangeOf(column, word, numbers.length);
  if (span === 1) return before;
  if (before * span > mostPairs) return Infinity;
  const width = wordsIn(column);
  const known = new Int32Array(before * span);
  let count = 0;
  for (const some of stretchesOf(column, numbers.length)) {
    for (let row = some.from; row < some.to; row += 1) {
      const at = row - some.from;
      const pair = numbers[row]! * span + (isThere(some, at) ? some.words[width * at + word]! - least : span - 1);
      if (known[pair] === 0) known[pair] = count += 1;
      numbers[row] = known[pair]! - 1;
    }
  }
  return count;
}

/** The least word of rows that have one, and how many a word may be: rows without one have the last place. */
function rangeOf(column: TypedColumn, word: number, rows: number): { readonly least: number; readonly span: number } {
  const width = wordsIn(column);
  let [least, greatest, lacks] = [2 ** 31, -(2 ** 31), 0];
  for (const some of stretchesOf(column, rows)) {
    for (let at = 0; at < some.to - some.from; at += 1) {
      if (isThere(some, at)) {
        const one = some.words[width * at + word]!;
        if (one < least) least = one;
        if (one > greatest) greatest = one;
      } else lacks = 1;
    }
  }
  return { least, span: Math.max(greatest - least + 1, 0) + lacks };
}
