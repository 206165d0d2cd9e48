import type { EncodedColumn, ReadColumn } from '../../../engines/columns.ts';
import { form, type RecordReader } from '../../../sources/csv/record.ts';
import { datePartEnd } from '../../../values/dates/date-part.ts';
import { CodeList, type Codes, type Words } from '../../../sources/codes.ts';
import { TextNumbers, type PackedTexts } from './text-numbers.ts';

/** A column as it goes from thread to thread; null where it has more texts than it may have. */
export type PackedColumn = { readonly texts: PackedTexts; readonly codes: Codes; readonly hashes?: Words } | null;

/** Keeps what records say in one column. */
export interface Encoder {
  /** @param field the place of the column in the record; below 0 where its file has none */
  put(row: number, buffer: Buffer, record: RecordReader, field: number): void;
  /** Adds what another has read of the records that come next, whether it has cut the texts or not. */
  add(row: number, packed: PackedColumn): void;
  pack(rows: number): PackedColumn;
  /** Null where there were more texts than there may be. */
  result(rows: number): EncodedColumn | null;
}

/** Numbers the texts of a column for each record. */
export class ColumnEncoder implements Encoder {
  private readonly column: ReadColumn;
  /** Null once there are more texts than there may be. */
  private numbers: TextNumbers | null = new TextNumbers();
  private codes = new CodeList();

  constructor(column: ReadColumn) {
    this.column = column;
  }

  put(row: number, buffer: Buffer, record: RecordReader, field: number): void {
    if (this.numbers === null) return;
    this.codes.set(row, this.codeOf(this.numbers, buffer, record, field));
    if (this.numbers.count > this.column.mostTexts) this.giveUp();
  }

  add(row: number, packed: PackedColumn): void {
    if (this.numbers === null) return;
    if (packed === null) return this.giveUp();
    this.codes.setAll(
      row,
      packed.codes,
      this.numbers.addAll(packed.texts, (bytes, start, end) => this.endOf(bytes, start, end)),
    );
    if (this.numbers.count > this.column.mostTexts) this.giveUp();
  }

  pack(rows: number): PackedColumn {
    return this.numbers === null ? null : { texts: this.numbers.pack(), codes: this.codes.first(rows) };
  }

  result(rows: number): EncodedColumn | null {
    return this.numbers === null ? null : { texts: this.numbers.texts, codes: this.codes.first(rows) };
  }

  private codeOf(numbers: TextNumbers, buffer: Buffer, record: RecordReader, field: number): number {
    if (field < 0) return numbers.number(buffer, 0, 0);
    if (record.forms[field] === form.doubled) {
      const text = Buffer.from(record.text(buffer, field));
      return numbers.number(text, 0, this.endOf(text, 0, text.length));
    }
    const [start, end] = [record.starts[field]!, record.ends[field]!];
    return numbers.number(buffer, start, this.endOf(buffer, start, end));
  }

  private endOf(bytes: Uint8Array, start: number, end: number): number {
    const { reading } = this.column;
    return reading === 'raw' ? end : datePartEnd(bytes, start, end, reading === 'zoned-date-part');
  }

  private giveUp(): void {
    this.numbers = null;
    this.codes = new CodeList();
  }
}
