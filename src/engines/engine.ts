import type { OpenSource } from '../sources/source.ts';
import type { Structure } from '../sources/structure/structure.ts';
import type { Sql } from '../sql/tag.ts';
import type { ReadByCells, ReadByColumns, Reading } from './columns.ts';
import type { TypedTable } from './typed-table.ts';
import type { TallyCell, TallyCells } from './tally-cells.ts';

export type { Reading } from './columns.ts';
export { TallyCells, type TallyCell } from './tally-cells.ts';

export interface TallyColumn {
  readonly header: string;
  readonly reading: Reading;
}

/** Counts by the distinct raw values of some columns: the sufficient statistic of every unweighted survey metric. */
export interface TallyRequest {
  /** The name under which SQL knows the records. */
  readonly relation: string;
  readonly columns: readonly TallyColumn[];
  /**
   * The header of the column whose values tell records apart, and that of their date. Ids are compared without the spaces
   * around them; blank ones are nobody's.
   */
  readonly unique: { readonly id: string; readonly date: string | null } | null;
}

/** A record that shares its id with another; its values are those of its cell. */
export interface RepeatedRecord {
  readonly file: number;
  readonly line: number;
  readonly id: string;
  readonly date: string;
  readonly values: readonly string[];
  /** All its cells, for a total order. */
  readonly text: string;
}

/** Which of the records of an id counts, said by texts. */
export interface RepeatsRule {
  /** The places among a tally's columns of what decides whether a record competes. */
  readonly deciding: readonly number[];
  /** @param values of a record, of which those places alone are looked at */
  readonly competes: (values: readonly string[]) => boolean;
  /** How a date sorts: the latest counts, then the record with the greater text. */
  readonly sortKey: (date: string) => string;
}

/** Records that share their id with another and stay where they are. */
export interface Repeats {
  readonly count: number;
  /** How many of each cell do not count. */
  lost(rule: RepeatsRule): Promise<readonly TallyCell[]>;
}

export interface Tally {
  readonly cells: TallyCells;
  readonly repeated: readonly RepeatedRecord[];
  /** Those instead of `repeated` which the engine does not hand over; absent where there are none. */
  readonly repeats?: Repeats;
  /** What the pass over each file found, in the order of the files. */
  readonly structures: readonly Structure[];
}

/** A value of a query's row: integers, exact decimals as text, text; null where there is nothing. */
export type QueryValue = number | bigint | string | boolean | null;

/**
 * The port behind which engines stand: files in, sufficient statistics out.
 * Engines differ in speed and reach, never in a digit.
 */
export interface Engine {
  readonly name: EngineName;
  tally(sources: readonly OpenSource[], request: TallyRequest): Promise<Tally>;
  /** Reads records by columns at the speed of their bytes; an engine without it leaves that to whoever reads them one by one. */
  readonly byColumns?: ReadByColumns;
  /** Reads records that stay where they are by what they say. */
  readonly byCells?: ReadByCells;
  close(): Promise<void>;
}

/** An engine that also runs SQL, over typed rows. */
export interface QueryEngine extends Engine {
  /** Makes typed rows known to SQL under their name, instead of those that had it. */
  load(table: TypedTable): Promise<void>;
  /** Makes a query known to SQL under a name, instead of what had it. */
  define(name: string, query: Sql, made?: 'once'): Promise<void>;
  query(sql: string): Promise<readonly (readonly QueryValue[])[]>;
  /** Hands over a query's rows one at a time, in constant memory. @returns how many there were */
  stream(sql: string, onRow: (row: readonly QueryValue[]) => void | Promise<void>): Promise<number>;
  /** Ends what is running within moments, and refuses everything that would come after it. */
  interrupt(): void;
}

/** The engines that read files, of which one may be chosen; tables of a cluster are counted there. */
export const engineNames = ['scan', 'duckdb'] as const;
export type EngineName = (typeof engineNames)[number] | 'trino';

/** Thrown by an engine that reaches the bound of what it can hold: another one takes the work. */
export class TallyTooLarge extends Error {
  override readonly name = 'TallyTooLarge';
}
