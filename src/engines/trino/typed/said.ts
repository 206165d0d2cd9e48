import { decimalText } from '../../../values/numbers/exact.ts';
import type { StayingRows, TypedColumn } from '../../typed-table.ts';
import { ClusterRecords } from './records.ts';

/** What the records of each cell say in a column, as text; null where they say nothing, undefined of cells that are not used. */
export type SaidByCells = readonly (string | null | undefined)[];

/** The cells whose records are used, each with the place of the first row that stands for one of them; −1 for others. */
export function usedCells({ used }: StayingRows, { cellOf, counts }: ClusterRecords): Int32Array {
  const firsts = new Int32Array(counts.length).fill(-1);
  const found = new Int32Array(counts.length);
  for (let row = 0; row < used.length; row += 1) {
    const cell = cellOf[used[row]!]!;
    if (found[cell] === 0) firsts[cell] = row;
    found[cell]! += 1;
  }
  if (found.some((count, cell) => count !== 0 && count !== counts[cell])) throw notAlike('records');
  return firsts;
}

/**
 * What cells say in a column.
 *
 * @throws Error where records that have the same texts do not say the same
 */
export function saidByCells(
  column: TypedColumn,
  { used }: StayingRows,
  { cellOf }: ClusterRecords,
  firsts: Int32Array,
): SaidByCells {
  const { values, present } = column.rows(0, used.length);
  const width = column.type === 'decimal' && column.digits === 38 ? 2 : 1;
  const numbers = new Int32Array(values.buffer, values.byteOffset, values.byteLength / 4);
  const size = (values.BYTES_PER_ELEMENT / 4) * width;
  const isPresent = (row: number) => present === null || ((present[row >> 3]! >> (row & 7)) & 1) === 1;
  for (let row = 0; row < used.length; row += 1) {
    const first = firsts[cellOf[used[row]!]!]!;
    if (isPresent(row) !== isPresent(first)) throw notAlike(column.name);
    for (let at = 0; at < size; at += 1)
      if (numbers[size * row + at] !== numbers[size * first + at]) throw notAlike(column.name);
  }
  const text = (row: number): string => {
    const value = values[width * row]!;
    if (column.type === 'word') return column.words[Number(value)]!;
    if (column.type !== 'decimal') return String(value);
    const low = BigInt(value);
    const units = width === 1 ? low : (BigInt(values[width * row + 1]!) << 64n) | BigInt.asUintN(64, low);
    return decimalText(units * 10n ** BigInt(mostDecimals - column.scale));
  };
  return Array.from(firsts, (row) => (row < 0 ? undefined : isPresent(row) ? text(row) : null));
}

/** An amount has no more. */
const mostDecimals = 12;

const notAlike = (what: string) => new Error(`${what}: records that read alike are not judged alike`);
