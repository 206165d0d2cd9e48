import type { Codes, Words } from '../sources/codes.ts';
import type { OpenSource, TextSource } from '../sources/source.ts';
import type { Structure } from '../sources/structure/structure.ts';

/**
 * How a tally reads a column: the cell as it stands, or a date without its time of day where that time is plain
 * (`2026-03-01 09:15:00` counts as `2026-03-01`), which keeps the number of distinct values small. Where days are counted
 * in another zone than UTC, a time with a `Z` is not plain: `zoned-date-part`.
 */
export type Reading = 'raw' | 'date-part' | 'zoned-date-part';

/**
 * How much of the texts of a column is kept: what is only asked for its day does without the time, and ids of which only
 * matters that they differ without the texts.
 */
export type Kept = Reading | 'identity';

/** A column that is read. */
export interface ReadColumn {
  readonly header: string;
  readonly reading: Kept;
  /** With more texts than this it is not kept. */
  readonly mostTexts: number;
}

/** What is read of records. */
export interface ColumnsRequest {
  readonly columns: readonly ReadColumn[];
  /** The header of an id whose records may stand twice, cell by cell; null where nobody asks. */
  readonly repeated: string | null;
}

/** One column: each distinct text once, and for each record the number of its text. */
export interface EncodedColumn {
  readonly texts: readonly string[];
  readonly codes: Codes;
  /** Where ids are kept without their texts, one text stands for all that are plain, and each record has the hash of its own. */
  readonly hashes?: Words;
  /** The same of ids that stay where their records are: in how many records the plain one stands that most have. */
  readonly mostOfPlain?: number;
}

/** The sound records of some files by columns, one file after the other. */
export interface RecordsByColumns {
  readonly rows: number;
  /** In the order of the request; null where a column has more texts than it may have. */
  readonly columns: readonly (EncodedColumn | null)[];
  /** How many records repeat another cell by cell, where that was asked. */
  readonly repeats: number;
  /** What the pass over each file found, in the order of the files. */
  readonly structures: readonly Structure[];
}

/** Reads files by columns, where all of them are sound; null where another has to read them. */
export type ReadByColumns = (
  sources: readonly TextSource[],
  request: ColumnsRequest,
) => Promise<RecordsByColumns | null>;

/** What is read of records that stay where they are: those that have the same texts in all of its columns are a cell. */
export interface CellsRequest {
  readonly columns: readonly { readonly header: string; readonly reading: Reading }[];
  /** Headers of ids of which only matters whose they are: one text stands for all that are plain. */
  readonly ids: readonly string[];
  /** Other columns of few texts are read where this is true of one of them; null where nobody asks. */
  readonly words: ((text: string) => boolean) | null;
  /** The header of an id whose records may stand twice, cell by cell; null where nobody asks. */
  readonly repeated: string | null;
}

/** Records by columns that stand for those that stay: as many with the texts of each cell, in no order. */
export interface RecordsByCells {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, EncodedColumn>;
  readonly words: ReadonlyMap<string, EncodedColumn>;
  readonly repeats: number;
  readonly structures: readonly Structure[];
  readonly staying: StayingRecords;
}

/** Where those records are. */
export interface StayingRecords {
  /** How many ids stand in several records. @param ids what each text of the column says, in their order; blank for none */
  repeatedIds(header: string, ids: readonly string[]): Promise<number>;
}

/** Counts records where they are by what they say. */
export type ReadByCells = (sources: readonly OpenSource[], request: CellsRequest) => Promise<RecordsByCells>;
