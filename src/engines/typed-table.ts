import type { StayingRecords } from './columns.ts';

/** What SQL sees in a column of typed rows. */
export type TypedKind =
  /** The number of an id: equal ids have equal numbers in all relations of a run. `INTEGER` */
  | { readonly type: 'key' }
  /** Days since 1970-01-01. `DATE` */
  | { readonly type: 'day' }
  /** A whole number. `INTEGER` */
  | { readonly type: 'count' }
  /** An exact number of so many digits at most, in units of 10^−scale. `DECIMAL` */
  | { readonly type: 'decimal'; readonly digits: 18 | 38; readonly scale: number }
  /** One of some texts, by its number. `ENUM`, which compares as text */
  | { readonly type: 'word'; readonly words: readonly string[] };

/** What some rows hold in a column: a number for each row, and which rows have none. */
export interface TypedRows {
  /** Of decimals words of 64 bits: one a row for 18 digits, two for 38, the lower one first. */
  readonly values: Int32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>;
  /** A bit for each row, lowest first: 0 where there is no value; null where all have one. */
  readonly present: Uint8Array | null;
}

/** One column. Its rows are made when they are asked for, some at a time: whoever copies them needs no second copy of all. */
export type TypedColumn = TypedKind & {
  readonly name: string;
  /** The rows from one place to before another. */
  rows(from: number, to: number): TypedRows;
  /** Of decimals that all rows have, each in one word: the same as numbers, which are exact up to 2^53. */
  readonly numbers?: (from: number, to: number) => Float64Array<ArrayBuffer>;
};

/** Rows with typed values, by columns, under the name by which SQL knows them. */
export interface TypedTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly TypedColumn[];
  /** Of records that stay where they are: these rows only say what each of theirs says. */
  readonly staying?: StayingRows;
}

/** Which records typed rows stand for. */
export interface StayingRows {
  readonly records: StayingRecords;
  /** The places of the rows among those that stand for them. */
  readonly used: Int32Array;
  /** Of each column of ids its header, and what each of its texts says; blank for none. */
  readonly ids: ReadonlyMap<string, { readonly header: string; readonly ids: readonly string[] }>;
}
