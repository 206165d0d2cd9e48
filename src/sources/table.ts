/** What is to be known of the records of a table. */
export interface TableRequest {
  readonly columns: readonly TableColumn[];
  /** The place of an id whose records may stand twice, cell by cell; below 0 where the table has none, null where nobody asks. */
  readonly repeated: number | null;
}

export interface TableColumn {
  /** Below 0 where the table has no such column: all of its records are blank there. */
  readonly place: number;
  /** With more texts than this it is not read. */
  readonly mostTexts: number;
}

/** The texts of a column in the order in which they first come, and the number of its text for each record. */
export interface NumberedTexts {
  /** The texts in UTF-8, one behind the other, and where each ends. */
  readonly texts: { readonly bytes: Uint8Array<ArrayBuffer>; readonly ends: Uint32Array<ArrayBuffer> };
  readonly codes: Int32Array<ArrayBuffer>;
}

/** The records of a table by columns. */
export interface TableRecords {
  readonly rows: number;
  /** In the order of the request; null where a column has more texts than it may have. */
  readonly columns: readonly (NumberedTexts | null)[];
  /** A number for each record that those which are alike share, 0 for one without id; empty where nobody asks. */
  readonly alike: Float64Array<ArrayBuffer>;
}

/** A file of columns with types, such as Parquet, behind which stands a database: only what is asked of it leaves it. */
export interface Table {
  readonly rows: number;
  /** Its rows lie in a cluster and stay there: it is asked for counts alone. */
  readonly isInCluster?: true;
  /** Null where the text of its rows alone can tell which of them are records, and sound ones. */
  records(request: TableRequest): Promise<TableRecords | null>;
  /** Shows some of its records as text, by their rising places. */
  visit(places: Int32Array, visit: (cells: readonly string[], place: number) => void): Promise<void>;
  /** Writes the rows with which it begins and ends as CSV, under a header row. @returns how many */
  copyEnds(copy: string): Promise<number>;
  /** Writes all of its rows. */
  copyAll(copy: string): Promise<unknown>;
}
