import { CxError } from '../../errors.ts';
import type { RecordReader } from '../csv/record.ts';
import { isWord } from '../summaries/labels.ts';

/** Looks out for another table in the same file: a header after a blank line. */
export class SecondTable {
  private readonly file: string;
  private readonly reader: RecordReader;
  /** The line and the width of a record that looks like the header of another table. */
  private header: { readonly line: number; readonly fields: number } | null = null;
  /** For each column, whether the record remembered last had a number there. */
  private numbers: boolean[] = [];

  constructor(file: string, reader: RecordReader) {
    this.file = file;
    this.reader = reader;
  }

  /** Looks at a record of another width. @throws second-table when it goes on as the one before it began */
  watch(buffer: Buffer, line: number, afterBlank: boolean): void {
    const { fields } = this.reader;
    if (fields === this.header?.fields) this.refuse(this.header.line);
    const begins = afterBlank && fields > 1 && this.looksLikeHeader(buffer);
    this.header = begins ? { line, fields } : null;
  }

  /** After a blank line, words where there were numbers: another table of the same width. @throws second-table */
  assertSame(buffer: Buffer, line: number): void {
    if (this.numbers.some(Boolean) && this.looksLikeHeader(buffer)) this.refuse(line);
  }

  remember(buffer: Buffer): void {
    this.numbers = this.reader.texts(buffer).map((text) => /^[-+]?\d/u.test(text));
  }

  private looksLikeHeader(buffer: Buffer): boolean {
    return this.reader.texts(buffer).every(isWord);
  }

  private refuse(line: number): never {
    throw new CxError('second-table', { file: this.file, line });
  }
}
