/** What SQL sees in a column of typed rows. */
export type TypedKind =
  /** The number of an id: equal ids have equal numbers in all relations of a run. `INTEGER` */
  | { readonly type: 'key' }
  /** Days since 1970-01-01. `DATE` */
  | { readonly type: 'day' }
  /** A whole number. `INTEGER` */
  | { readonly type: 'count' }
  /** An exact number in units of 10^−scale. `DECIMAL` */
  | { readonly type: 'decimal'; readonly scale: number }
  /** One of some texts, by its number. `ENUM`, which compares as text */
  | { readonly type: 'word'; readonly words: readonly string[] };

/** One column: a number for each row, and which rows have none. */
export type TypedColumn = TypedKind & {
  readonly name: string;
  /** Of decimals two 64-bit words a row, the lower one first. */
  readonly values: Int32Array | BigInt64Array;
  /** A bit for each row, lowest first: 0 where there is no value; null where all have one. */
  readonly present: Uint8Array | null;
};

/** Rows with typed values, by columns, under the name by which SQL knows them. */
export interface TypedTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly TypedColumn[];
}
