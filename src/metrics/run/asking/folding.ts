import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import type { TypedRows, TypedTable } from '../../../engines/typed-table.ts';
import type { RelationName } from '../../../relations/index.ts';
import type { QueryReduction, Seen, SeenRecords, Stretch } from '../../reduction.ts';
import { alikeRows, type AlikeRows } from './alike.ts';
import { moneyScale, type Row } from './rows.ts';

/** With more records than this the database is opened: by then it is the faster one. */
const mostFolded = 10_000;
/** Of many records, so many that differ are still folded sooner than a database has taken them all. */
const mostDiffering = 1 / 4;

/** The rows of a table as a fold takes them. */
export interface FoldedTable {
  readonly table: TypedTable;
  /** Null where each row stands for itself. */
  readonly alike: AlikeRows | null;
}

/** Finds out which tables can be folded. */
export class Folding {
  private readonly alike = new Map<TypedTable, AlikeRows | null>();

  /** Null where a database is asked. */
  tableOf({ fold, foldsAlike }: QueryReduction, table: TypedTable): FoldedTable | null {
    if (fold === undefined) return null;
    if (table.rows <= mostFolded) return { table, alike: null };
    const alike = foldsAlike === true ? this.alikeIn(table) : null;
    return alike === null ? null : { table, alike };
  }

  private alikeIn(table: TypedTable): AlikeRows | null {
    const known = this.alike.get(table);
    if (known !== undefined) return known;
    const alike = alikeRows(table, table.rows * mostDiffering);
    this.alike.set(table, alike);
    return alike;
  }
}

/** What a fold is told beside the records. */
export interface Told {
  readonly grid: readonly Stretch[];
  readonly asOf: string;
  readonly own: ReadonlyMap<string, number | null>;
  /** The rows of the relations beside the one that is counted. */
  readonly tables: ReadonlyMap<RelationName, TypedTable>;
  /** Whether segments and periods are told apart. */
  readonly grouping: { readonly segments: boolean; readonly periods: boolean };
}

/** The rows of a query by its fold. */
export function foldedRows(
  fold: NonNullable<QueryReduction['fold']>,
  { table, alike }: FoldedTable,
  { grouping, tables, ...told }: Told,
): QueriedRow<Row>[] {
  const records = recordsOf(table, alike?.places ?? null);
  const count = alike?.counts.length ?? table.rows;
  const seen: Seen = {
    ...told,
    ...records,
    segments: grouping.segments ? records.numbers('segment').map(Number) : new Int32Array(count),
    counts: alike?.counts ?? new Int32Array(count).fill(1),
    others(relation) {
      const other = tables.get(relation);
      if (other === undefined) throw new Error(`${relation} is not read`);
      return recordsOf(other, null);
    },
  };
  return fold(seen).map(({ segment, period, row }) => ({ segment, period: grouping.periods ? period : null, row }));
}

/** @param places of the rows that are shown; null where all are */
const recordsOf = (table: TypedTable, places: Int32Array | null): SeenRecords => ({
  numbers: (column) => presentOnly(rowsIn(table, column), numbersIn(table, column), places),
  money: (column) => presentOnly(rowsIn(table, column), moneyIn(table, column), places),
  words: (column) => presentOnly(rowsIn(table, column), wordsIn(table, column), places),
});

function columnIn({ name, columns }: TypedTable, wanted: string) {
  const found = columns.find((column) => column.name === wanted);
  if (found === undefined) throw new Error(`${name} has no column ${wanted}`);
  return found;
}

const rowsIn = (table: TypedTable, column: string): TypedRows => columnIn(table, column).rows(0, table.rows);

function numbersIn(table: TypedTable, column: string): Int32Array {
  const { values } = rowsIn(table, column);
  if (values instanceof Int32Array) return values;
  throw new Error(`${table.name} has no whole numbers under ${column}`);
}

function wordsIn(table: TypedTable, name: string): string[] {
  const column = columnIn(table, name);
  if (column.type !== 'word') throw new Error(`${table.name} has no words under ${name}`);
  return Array.from(numbersIn(table, name), (number) => column.words[number] ?? '');
}

/** Amounts in units of 10^−12. */
function moneyIn(table: TypedTable, name: string): bigint[] {
  const column = columnIn(table, name);
  if (column.type !== 'decimal') throw new Error(`${table.name} has no amounts under ${name}`);
  const { values } = column.rows(0, table.rows);
  const unit = 10n ** BigInt(moneyScale - column.scale);
  const words = values as BigInt64Array;
  if (column.digits === 18) return Array.from(words, (units) => units * unit);
  return Array.from({ length: table.rows }, (_, row) => {
    const [low, high] = [BigInt.asUintN(64, words[2 * row]!), words[2 * row + 1]!];
    return ((high << 64n) | low) * unit;
  });
}

function presentOnly<T>({ present }: TypedRows, values: ArrayLike<T>, places: Int32Array | null): (T | null)[] {
  const valueAt = (row: number) =>
    present === null || (present[row >> 3]! & (1 << (row & 7))) !== 0 ? values[row]! : null;
  return places === null ? Array.from(values, (_, row) => valueAt(row)) : Array.from(places, valueAt);
}
