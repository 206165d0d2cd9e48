import type { OpenSource } from '../../../sources/source.ts';
import { readStructure, type Structure } from '../../../sources/structure/structure.ts';
import type { ValueCount } from '../../../values/reading.ts';
import type {
  ColumnsRequest,
  EncodedColumn,
  Kept,
  ReadByColumns,
  ReadColumn,
  RecordsByColumns,
  StayingRecords,
} from '../../../engines/columns.ts';
import { secondsPerDay } from '../../../values/dates/calendar.ts';
import { plainId } from '../../../values/plain-id.ts';
import { addTable, areTexts, partsOf, sourceOf, type Part } from './parts.ts';
import { RecordEncoder } from './record-encoder.ts';
import { readInThreads, usualDivision, type Division } from './threads.ts';

export type { EncodedColumn, Kept } from '../../../engines/columns.ts';

/** The sound records of some files, by columns. A text is interpreted once, however many records hold it. */
export interface EncodedRecords {
  /** The files as they were read: places of records are theirs. */
  readonly sources: readonly OpenSource[];
  readonly rows: number;
  readonly columns: ReadonlyMap<string, EncodedColumn>;
  /** Columns of words among the others, where they were watched. */
  readonly words: ReadonlyMap<string, EncodedColumn>;
  /** How many records repeat another cell by cell, where that was watched. */
  readonly repeats: number;
  /** What the pass over each file found, in the order of the files. */
  readonly structures: readonly Structure[];
  /** Where the records are that these stand for, one for one; absent where these are them. */
  readonly staying?: StayingRecords;
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

/**
 * Reads the sound records of files under some headers, in the pass that proves their structure. A large file is read by
 * several threads, where all of it is sound; a table is asked for its columns.
 *
 * @param kept how much is kept of those of the headers of which only a part is
 * @param byColumns reads texts faster, where it can; the same comes of it
 */
export async function encodeRecords(
  sources: readonly OpenSource[],
  headers: readonly string[],
  watched = nothingWatched,
  kept: ReadonlyMap<string, Kept> = new Map(),
  division = usualDivision,
  byColumns: ReadByColumns | null = null,
): Promise<EncodedRecords> {
  const read = headers.map((header): ReadColumn => {
    return { header, reading: kept.get(header) ?? 'raw', mostTexts: Number.POSITIVE_INFINITY };
  });
  const others = new Set(watched.words ? sources.flatMap(({ columns }) => columns) : []);
  for (const header of headers) others.delete(header);
  const words = [...others].map((header): ReadColumn => ({ header, reading: 'raw', mostTexts: mostTextsOfWords }));
  const plan = { columns: [...read, ...words], repeated: watched.repeated };
  const parts = await partsOf(sources, plan);
  const { rows, columns, repeats, structures } =
    (byColumns !== null && areTexts(parts) ? await byColumns(parts, plan) : null) ??
    (await readRecords(parts, plan, division));
  const columnsOf = (some: readonly ReadColumn[], from: number) =>
    new Map(
      some.flatMap(({ header }, at) => {
        const column = columns[from + at]!;
        return column === null ? [] : [[header, column] as const];
      }),
    );
  return {
    sources: parts.map(sourceOf),
    rows,
    structures,
    columns: columnsOf(read, 0),
    words: columnsOf(words, read.length),
    repeats,
  };
}

/** Reads them one by one. */
async function readRecords(
  parts: readonly Part[],
  plan: ColumnsRequest,
  division: Division,
): Promise<RecordsByColumns> {
  const { encoder, structures } = (await readInThreads(parts, plan, division)) ?? (await readInOne(parts, plan));
  const { rows, columns, repeats } = encoder;
  return { rows, columns, repeats, structures };
}

async function readInOne(parts: readonly Part[], plan: ColumnsRequest) {
  const encoder = new RecordEncoder(plan);
  const structures: Structure[] = [];
  for (const part of parts) {
    if (part.kind === 'columns') structures.push(addTable(part, encoder));
    else {
      encoder.open(part.columns);
      structures.push(await readStructure(part, encoder));
    }
  }
  return { encoder, structures };
}

/**
 * How many records hold each text of a column, in the order of its texts. Of ids that are kept without their texts one
 * stands for all: the one that most have.
 */
export function rowsOfTexts({ texts, codes, hashes, mostOfPlain }: EncodedColumn): Uint32Array {
  const rows = new Uint32Array(texts.length);
  for (let row = 0; row < codes.length; row += 1) rows[codes[row]!]! += 1;
  const most = hashes === undefined ? mostOfPlain : 1;
  if (most !== undefined) rows[plainId] = Math.min(rows[plainId]!, most);
  return rows;
}

/** How many records hold each text of a column, texts without records left out. */
export function countsOf(column: EncodedColumn): ValueCount[] {
  const { texts } = column;
  const rows = rowsOfTexts(column);
  return texts.flatMap((text, code) => (rows[code] === 0 ? [] : [{ text, rows: rows[code]! }]));
}

/**
 * The texts of a column of dates, of those that differ in a usual time of day alone one for all: they say the same of how dates are
 * written.
 *
 * @param moments of the texts that are written as usual, in seconds; NaN of others
 */
export function countsByDay(column: EncodedColumn, moments: Float64Array): ValueCount[] {
  const counts = rowsOfTexts(column);
  const [others, days]: [ValueCount[], Map<number, { readonly text: string; rows: number }>] = [[], new Map()];
  for (const [code, text] of column.texts.entries()) {
    const rows = counts[code]!;
    if (rows === 0) continue;
    const day = Math.floor(moments[code]! / secondsPerDay);
    const known = days.get(day);
    if (Number.isNaN(day)) others.push({ text, rows });
    else if (known === undefined) days.set(day, { text, rows });
    else known.rows += rows;
  }
  return [...others, ...days.values()];
}
