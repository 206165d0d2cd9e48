import { form, type RecordReader } from '../csv/record.ts';
import type { TextSource } from '../source.ts';

/** The byte-order mark, with which each of the files may begin that were put together. */
const mark = [0xef, 0xbb, 0xbf];

/** Knows header rows that come again, in files that were put together of several exports. */
export class RepeatedHeaders {
  private readonly texts: readonly Buffer[];
  private readonly reader: RecordReader;
  /** How many header rows have come again, one behind the other. */
  private passed = 0;

  constructor({ headerText, laterHeaderTexts }: TextSource, reader: RecordReader) {
    this.texts = headerText.length === 0 ? [] : [headerText, ...laterHeaderTexts];
    this.reader = reader;
  }

  /** The record at this position is the first header row again, or the row that follows the one that came before it. */
  isAgain(buffer: Buffer, position: number): boolean {
    if (this.passed > 0 && this.isText(this.passed, buffer, position)) this.passed += 1;
    else this.passed = this.isText(0, buffer, position) || this.isMarked(buffer, position) ? 1 : 0;
    return this.passed > 0;
  }

  private isMarked(buffer: Buffer, position: number): boolean {
    return mark.every((byte, at) => buffer[position + at] === byte) && this.isText(0, buffer, position + mark.length);
  }

  private isText(row: number, buffer: Buffer, position: number): boolean {
    const { ends, fields, forms } = this.reader;
    const text = this.texts[row];
    const end = ends[fields - 1]! + (forms[fields - 1] === form.bare ? 0 : 1);
    return text?.length === end - position && text.compare(buffer, position, end) === 0;
  }
}
