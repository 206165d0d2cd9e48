import { AlikeRecords } from '../../sources/csv/alike-records.ts';
import type { RecordReader } from '../../sources/csv/record.ts';
import type { OpenSource } from '../../sources/source.ts';
import type { Structure } from '../../sources/structure/structure-found.ts';
import { readStructure } from '../../sources/structure/structure.ts';
import type { ValueCount } from '../../values/reading.ts';

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

/** Reads the sound records of files under some headers, in the pass that proves their structure. */
export async function encodeRecords(
  sources: readonly OpenSource[],
  headers: readonly string[],
  watched = nothingWatched,
): Promise<EncodedRecords> {
  const encoders = new Map(headers.map((header) => [header, new Encoder()]));
  const others = new Map(
    (watched.words ? sources.flatMap(({ columns }) => columns) : [])
      .filter((header) => !encoders.has(header))
      .map((header) => [header, new Encoder(mostTextsOfWords)]),
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

/** How many records hold each text of a column, texts without records left out. */
export function countsOf({ texts, codes }: EncodedColumn): ValueCount[] {
  const rows = new Uint32Array(texts.length);
  for (const code of codes) rows[code]! += 1;
  return texts.flatMap((text, code) => (rows[code] === 0 ? [] : [{ text, rows: rows[code]! }]));
}

const firstRoom = 1 << 10;

/** Numbers the texts of a column in the order in which they come. */
class Encoder {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private codes = new Int32Array(firstRoom);
  private readonly most: number;
  /** It has more texts than it may have, and holds none of them. */
  isFull = false;

  constructor(most = Number.POSITIVE_INFINITY) {
    this.most = most;
  }

  put(row: number, buffer: Buffer, record: RecordReader, field: number): void {
    if (this.isFull) return;
    if (row === this.codes.length) {
      const larger = new Int32Array(2 * row);
      larger.set(this.codes);
      this.codes = larger;
    }
    const text = field < 0 ? '' : record.text(buffer, field);
    let code = this.numbers.get(text);
    if (code === undefined) {
      if (this.texts.length === this.most) return this.giveUp();
      code = this.texts.length;
      this.numbers.set(text, code);
      this.texts.push(text);
    }
    this.codes[row] = code;
  }

  private giveUp(): void {
    this.isFull = true;
    this.codes = new Int32Array();
    this.numbers.clear();
    this.texts.length = 0;
  }

  column(rows: number): EncodedColumn {
    return { texts: this.texts, codes: this.codes.subarray(0, rows) };
  }
}
