import { AlikeRecords } from '../../../sources/csv/alike-records.ts';
import { form, type RecordReader } from '../../../sources/csv/record.ts';
import type { OpenSource } from '../../../sources/source.ts';
import type { Structure } from '../../../sources/structure/structure-found.ts';
import { readStructure } from '../../../sources/structure/structure.ts';
import { datePartEnd } from '../../../values/dates/date-part.ts';
import type { ValueCount } from '../../../values/reading.ts';
import { TextNumbers } from './text-numbers.ts';

/** One column of records: each distinct text once, and for each record the number of its text. */
export interface EncodedColumn {
  readonly texts: readonly string[];
  readonly codes: Int32Array;
}

/** The sound records of some files, by columns. A text is interpreted once, however many records hold it. */
export interface EncodedRecords {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, EncodedColumn>;
  /** Columns of words among the others, where they were watched. */
  readonly words: ReadonlyMap<string, EncodedColumn>;
  /** How many records repeat another cell by cell, where that was watched. */
  readonly repeats: number;
  /** What the pass over each file found, in the order of the files. */
  readonly structures: readonly Structure[];
}

/** What is noticed of records beside the columns that are read. */
export interface Watched {
  /** The columns that have few texts, such as one that tells sales from refunds. */
  readonly words: boolean;
  /** The header of an id whose records may stand twice, cell by cell. */
  readonly repeated: string | null;
}

export const nothingWatched: Watched = { words: false, repeated: null };

/** A column of words has no more texts. */
export const mostTextsOfWords = 20;

/** How much of its texts is kept: what is only asked for its day does without the time. */
type Part = 'whole' | 'day';

/**
 * Reads the sound records of files under some headers, in the pass that proves their structure.
 * @param days those of the headers of which only the day is read
 */
export async function encodeRecords(
  sources: readonly OpenSource[],
  headers: readonly string[],
  watched = nothingWatched,
  days: ReadonlySet<string> = new Set(),
): Promise<EncodedRecords> {
  const encoders = new Map(headers.map((header) => [header, new Encoder(days.has(header) ? 'day' : 'whole')]));
  const others = new Map(
    (watched.words ? sources.flatMap(({ columns }) => columns) : [])
      .filter((header) => !encoders.has(header))
      .map((header) => [header, new Encoder('whole', mostTextsOfWords)]),
  );
  const alike = watched.repeated === null ? null : new AlikeRecords();
  const structures: Structure[] = [];
  let rows = 0;
  for (const source of sources) {
    const fields = [...encoders, ...others].map(([header, encoder]) => ({
      encoder,
      field: source.columns.indexOf(header),
    }));
    const id = source.columns.indexOf(watched.repeated ?? '');
    structures.push(
      await readStructure(source, {
        accept(buffer: Buffer, record: RecordReader) {
          for (const { encoder, field } of fields) encoder.put(rows, buffer, record, field);
          alike?.put(rows, buffer, record, id);
          rows += 1;
        },
        retract() {
          rows -= 1;
        },
      }),
    );
  }
  const columnsOf = (some: ReadonlyMap<string, Encoder>) =>
    new Map(
      [...some].flatMap(([header, encoder]) => (encoder.isFull ? [] : [[header, encoder.column(rows)] as const])),
    );
  return {
    rows,
    structures,
    columns: columnsOf(encoders),
    words: columnsOf(others),
    repeats: alike?.repeats(rows) ?? 0,
  };
}

/** How many records hold each text of a column, in the order of its texts. */
export function rowsOfTexts({ texts, codes }: EncodedColumn): Uint32Array {
  const rows = new Uint32Array(texts.length);
  for (const code of codes) rows[code]! += 1;
  return rows;
}

/** How many records hold each text of a column, texts without records left out. */
export function countsOf(column: EncodedColumn): ValueCount[] {
  const { texts } = column;
  const rows = rowsOfTexts(column);
  return texts.flatMap((text, code) => (rows[code] === 0 ? [] : [{ text, rows: rows[code]! }]));
}

const firstRoom = 1 << 10;

/** Numbers the texts of a column for each record. */
class Encoder {
  private numbers = new TextNumbers();
  private codes = new Int32Array(firstRoom);
  private readonly part: Part;
  private readonly most: number;
  /** It has more texts than it may have, and holds none of them. */
  isFull = false;

  constructor(part: Part = 'whole', most = Number.POSITIVE_INFINITY) {
    this.part = part;
    this.most = most;
  }

  put(row: number, buffer: Buffer, record: RecordReader, field: number): void {
    if (this.isFull) return;
    if (row === this.codes.length) {
      const larger = new Int32Array(2 * row);
      larger.set(this.codes);
      this.codes = larger;
    }
    this.codes[row] = this.codeOf(buffer, record, field);
    if (this.numbers.count > this.most) this.giveUp();
  }

  column(rows: number): EncodedColumn {
    return { texts: this.numbers.texts, codes: this.codes.subarray(0, rows) };
  }

  private codeOf(buffer: Buffer, record: RecordReader, field: number): number {
    if (field < 0) return this.numbers.number(buffer, 0, 0);
    if (record.forms[field] === form.doubled) return this.codeOfText(Buffer.from(record.text(buffer, field)));
    return this.codeWithin(buffer, record.starts[field]!, record.ends[field]!);
  }

  private codeOfText(bytes: Buffer): number {
    return this.codeWithin(bytes, 0, bytes.length);
  }

  private codeWithin(bytes: Buffer, start: number, end: number): number {
    return this.numbers.number(bytes, start, this.part === 'day' ? datePartEnd(bytes, start, end) : end);
  }

  private giveUp(): void {
    this.isFull = true;
    this.codes = new Int32Array();
    this.numbers = new TextNumbers();
  }
}
