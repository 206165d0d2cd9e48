import type bindings from '@duckdb/node-bindings';
import { form, type RecordReader } from '../../../sources/csv/record.ts';

/** The database keeps a text in four words: its length, and the bytes of one that fits into the other three. */
const words = 4;
const wordBytes = 4;
const shortest = (words - 1) * wordBytes;

type Vector = Parameters<typeof bindings.copy_data_to_vector>[0];

/**
 * The cells of a column for some rows, short ones laid out as the database holds them (`duckdb_string_t`): they are handed
 * over at once, where a call for each would take most of the time.
 */
export class TextColumn {
  private readonly memory: ArrayBuffer;
  private readonly slots: Uint32Array;
  private readonly bytes: Uint8Array;
  /** The other cells: their rows, rising, and their texts. */
  private longRows: number[] = [];
  private longTexts: string[] = [];

  constructor(rows: number) {
    this.memory = new ArrayBuffer(words * wordBytes * rows);
    this.slots = new Uint32Array(this.memory);
    this.bytes = new Uint8Array(this.memory);
  }

  /**
   * Puts a cell into a row, instead of what was put there and behind it.
   * @param field the place of the cell in the record; below 0 for a column that stays blank
   * @returns about how many bytes it takes
   */
  put(row: number, buffer: Buffer, record: RecordReader, field: number): number {
    const slot = words * row;
    this.slots.fill(0, slot, slot + words);
    while (this.longRows.length > 0 && this.longRows.at(-1)! >= row) {
      this.longRows.pop();
      this.longTexts.pop();
    }
    if (field < 0) return words * wordBytes;
    const start = record.starts[field]!;
    const length = record.ends[field]! - start;
    if (length > shortest || record.forms[field] === form.doubled) {
      this.longRows.push(row);
      this.longTexts.push(record.text(buffer, field));
      return words * wordBytes + length;
    }
    this.slots[slot] = length;
    const at = wordBytes * (slot + 1);
    for (let byte = 0; byte < length; byte += 1) this.bytes[at + byte] = buffer[start + byte]!;
    return words * wordBytes;
  }

  /** Copies the first rows into a vector of the database. */
  copy(rows: number, vector: Vector, { copy_data_to_vector, vector_assign_string_element }: typeof bindings): void {
    copy_data_to_vector(vector, 0, this.memory, 0, rows * words * wordBytes);
    for (let at = 0; at < this.longRows.length && this.longRows[at]! < rows; at += 1)
      vector_assign_string_element(vector, this.longRows[at]!, this.longTexts[at]!);
  }

  /** Lets go of the first rows: the one after them becomes the first. */
  shift(rows: number): void {
    this.slots.copyWithin(0, words * rows);
    const found = this.longRows.findIndex((row) => row >= rows);
    const gone = found < 0 ? this.longRows.length : found;
    this.longRows = this.longRows.slice(gone).map((row) => row - rows);
    this.longTexts = this.longTexts.slice(gone);
  }
}
