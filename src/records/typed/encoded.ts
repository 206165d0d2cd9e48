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
  /** What the pass over each file found, in the order of the files. */
  readonly structures: readonly Structure[];
}

/** Reads the sound records of files under some headers, in the pass that proves their structure. */
export async function encodeRecords(
  sources: readonly OpenSource[],
  headers: readonly string[],
): Promise<EncodedRecords> {
  const columns = headers.map((header) => ({ header, encoder: new Encoder() }));
  const structures: Structure[] = [];
  let rows = 0;
  for (const source of sources) {
    const fields = columns.map(({ header, encoder }) => ({ encoder, field: source.columns.indexOf(header) }));
    structures.push(
      await readStructure(source, {
        accept(buffer: Buffer, record: RecordReader) {
          for (const { encoder, field } of fields) encoder.put(rows, buffer, record, field);
          rows += 1;
        },
        retract() {
          rows -= 1;
        },
      }),
    );
  }
  return { rows, structures, columns: new Map(columns.map(({ header, encoder }) => [header, encoder.column(rows)])) };
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

  put(row: number, buffer: Buffer, record: RecordReader, field: number): void {
    if (row === this.codes.length) {
      const larger = new Int32Array(2 * row);
      larger.set(this.codes);
      this.codes = larger;
    }
    const text = field < 0 ? '' : record.text(buffer, field);
    let code = this.numbers.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.numbers.set(text, code);
      this.texts.push(text);
    }
    this.codes[row] = code;
  }

  column(rows: number): EncodedColumn {
    return { texts: this.texts, codes: this.codes.subarray(0, rows) };
  }
}
