import type { TypedColumn, TypedTable } from '../../../engines/typed-table.ts';

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
    for (let word = 0; word < wordsOf(column); word += 1) {
      count = tellApart(numbers, count, wordIn(column, word, rows));
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

/** Words of 32 bits in each row of a column. */
const wordsOf = (column: TypedColumn) => (column.type === 'decimal' ? (column.digits === 18 ? 2 : 4) : 1);

/** Shows a word of each row in turn, and whether the row has a value. */
type Show = (see: (row: number, word: number, isThere: boolean) => void) => void;

function wordIn(column: TypedColumn, word: number, rows: number): Show {
  const width = wordsOf(column);
  return (see) => {
    for (let from = 0; from < rows; from += stretch) {
      const to = Math.min(from + stretch, rows);
      const { values, present } = column.rows(from, to);
      const words = new Int32Array(values.buffer, values.byteOffset, width * (to - from));
      for (let at = 0; at < to - from; at += 1)
        see(from + at, words[width * at + word]!, present === null || (present[at >> 3]! & (1 << (at & 7))) !== 0);
    }
  };
}

/**
 * Numbers rows by what they said so far and what they say in one more word, in the order in which that first comes.
 *
 * @param numbers the numbers of rows so far, which are made others
 * @returns how many there are
 */
function tellApart(numbers: Int32Array, before: number, show: Show): number {
  let [least, greatest, lacks] = [Infinity, -Infinity, false];
  show((_, word, isThere) => {
    if (!isThere) lacks = true;
    else {
      least = Math.min(least, word);
      greatest = Math.max(greatest, word);
    }
  });
  // Place 0 is that of rows without a value.
  const span = least === Infinity ? 1 : greatest - least + 2;
  if (span === 1 || (least === greatest && !lacks)) return before;
  if (before * span > mostPairs) return Infinity;
  const known = new Int32Array(before * span);
  let count = 0;
  show((row, word, isThere) => {
    const pair = numbers[row]! * span + (isThere ? word - least + 1 : 0);
    if (known[pair] === 0) known[pair] = count += 1;
    numbers[row] = known[pair]! - 1;
  });
  return count;
}
