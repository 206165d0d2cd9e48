import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import type { TypedColumn, TypedRows, TypedTable } from '../../../engines/typed-table.ts';
import { wholeNumbers } from '../../../records/typed/columns.ts';
import type { RelationName } from '../../../relations/index.ts';
import type { OwnValue, QueryReduction, Seen, SeenRecords, Stretch } from '../../reduction.ts';
import { walkedContacts } from '../../../relations/folded/journeys/walked-contacts.ts';
import { ownNumber } from '../../reduction.ts';
import { contactColumnsOf } from './tables/contact-columns.ts';
import { purchasesOf, type PurchasesSeen } from './tables/purchase-lines.ts';
import { alikeRows, tableAt } from './alike.ts';
import { moneyScale, type Row } from './rows.ts';

/** With more records than this the database is opened: by then it is the faster one. */
const mostFolded = 10_000;
/** Of many records, so many that differ are still folded sooner than a database has taken them all. */
const mostDiffering = 1 / 2;

/** Rows as a fold takes them. */
export interface FoldedTable {
  readonly table: TypedTable;
  /** For how many records each row stands; null where each is one. */
  readonly counts: Int32Array | null;
}

/** Finds out which tables can be folded. */
export class Folding {
  private readonly alike = new Map<TypedTable, FoldedTable | null>();
  /** Purchases of the rows that were asked for last, whose segments are told apart or not. */
  private sorted: { readonly table: TypedTable; readonly seen: Map<boolean, PurchasesSeen | null> } | null = null;

  /** Null where a database is asked. */
  tableOf({ fold, foldsAlike, foldsMany }: QueryReduction, table: TypedTable): FoldedTable | null {
    if (fold === undefined) return null;
    if (table.rows <= mostFolded || foldsMany === true) return { table, counts: null };
    return foldsAlike === true ? this.alikeIn(table) : null;
  }

  /** The rows of a query of purchases; null where a database is asked. */
  purchases({ foldPurchases }: QueryReduction, table: TypedTable, told: Told): QueriedRow<Row>[] | null {
    if (foldPurchases === undefined) return null;
    const { segments, periods } = told.grouping;
    if (this.sorted?.table !== table) this.sorted = { table, seen: new Map() };
    const { seen: known } = this.sorted;
    if (!known.has(segments)) known.set(segments, purchasesOf(table, segments));
    const seen = known.get(segments) ?? null;
    if (seen === null) return null;
    const money = (units: number) => BigInt(units) * seen.unit;
    const rows = foldPurchases({ ...told, others: othersIn(told.tables), purchases: seen.purchases, money });
    return rows.map(({ segment, period, row }) => ({ segment, period: periods ? period : null, row }));
  }

  /** The rows of a query of contacts; null where a database is asked. */
  contacts({ foldContacts }: QueryReduction, table: TypedTable, told: Told): QueriedRow<Row>[] | null {
    if (foldContacts === undefined) return null;
    const columns = contactColumnsOf(table, told.grouping.segments);
    if (columns === null) return null;
    const contacts = walkedContacts(columns, {
      gap: ownNumber(told, 'gap')!,
      conversions: told.listed,
      asOfMinute: ownNumber(told, 'as_of_minute'),
      beganFrom: ownNumber(told, 'began_from'),
      beganTo: ownNumber(told, 'began_to'),
    });
    return [...foldContacts({ own: told.own, contacts })];
  }

  /** Lets go of what was found out of rows that no query is to be asked of. */
  release(isNeeded: (rows: TypedTable) => boolean): void {
    for (const rows of this.alike.keys()) if (!isNeeded(rows)) this.alike.delete(rows);
    if (this.sorted !== null && !isNeeded(this.sorted.table)) this.sorted = null;
  }

  private alikeIn(table: TypedTable): FoldedTable | null {
    const known = this.alike.get(table);
    if (known !== undefined) return known;
    const alike = alikeRows(table, table.rows * mostDiffering);
    const folded = alike === null ? null : { table: tableAt(table, alike.places), counts: alike.counts };
    this.alike.set(table, folded);
    return folded;
  }
}

/** What a fold is told beside the records. */
export interface Told {
  readonly grid: readonly Stretch[];
  readonly asOf: string;
  readonly own: ReadonlyMap<string, OwnValue>;
  /** The values of the option that lists some. */
  readonly listed: readonly string[];
  /** The rows of the relations beside the one that is counted. */
  readonly tables: ReadonlyMap<RelationName, TypedTable>;
  /** Whether segments and periods are told apart. */
  readonly grouping: { readonly segments: boolean; readonly periods: boolean };
}

/** The rows of a query by its fold. */
export function foldedRows(
  fold: NonNullable<QueryReduction['fold']>,
  { table, counts }: FoldedTable,
  { grouping, tables, grid, asOf, own }: Told,
): QueriedRow<Row>[] {
  const segments = grouping.segments ? wholeNumbers(table, 'segment') : new Int32Array(table.rows);
  const seen: Seen = {
    grid,
    asOf,
    own,
    ...recordsOf(table),
    segments,
    counts: counts ?? new Int32Array(table.rows).fill(1),
    others: othersIn(tables),
  };
  return fold(seen).map(({ segment, period, row }) => ({ segment, period: grouping.periods ? period : null, row }));
}

const othersIn =
  (tables: Told['tables']): Seen['others'] =>
  (relation) => {
    const other = tables.get(relation);
    if (other === undefined) throw new Error(`${relation} is not read`);
    return recordsOf(other);
  };

const recordsOf = (table: TypedTable): SeenRecords => {
  const shown = <T>(name: string, valuesOf: (column: TypedColumn, rows: TypedRows) => ArrayLike<T>) => {
    const column = columnIn(table, name);
    const rows = column.rows(0, table.rows);
    return presentOnly(rows, valuesOf(column, rows));
  };
  return {
    numbers: (name) => shown(name, wholesOf),
    money: (name) => shown(name, moneyOf),
    words: (name) => shown(name, wordsOf),
  };
};

function columnIn({ name, columns }: TypedTable, wanted: string): TypedColumn {
  const found = columns.find((column) => column.name === wanted);
  if (found === undefined) throw new Error(`${name} has no column ${wanted}`);
  return found;
}

function wholesOf({ name }: TypedColumn, { values }: TypedRows): Int32Array {
  if (values instanceof Int32Array) return values;
  throw new Error(`${name} has no whole numbers`);
}

function wordsOf(column: TypedColumn, rows: TypedRows): string[] {
  if (column.type !== 'word') throw new Error(`${column.name} has no words`);
  return Array.from(wholesOf(column, rows), (number) => column.words[number] ?? '');
}

/** Amounts in units of 10^−12. */
function moneyOf(column: TypedColumn, { values }: TypedRows): bigint[] {
  if (column.type !== 'decimal' || values instanceof Int32Array) throw new Error(`${column.name} has no amounts`);
  const unit = 10n ** BigInt(moneyScale - column.scale);
  if (column.digits === 18) return Array.from(values, (units) => units * unit);
  return Array.from({ length: values.length / 2 }, (_, row) => {
    const [low, high] = [BigInt.asUintN(64, values[2 * row]!), values[2 * row + 1]!];
    return ((high << 64n) | low) * unit;
  });
}

const presentOnly = <T>({ present }: TypedRows, values: ArrayLike<T>): (T | null)[] =>
  Array.from(values, (value, row) =>
    present === null || (present[row >> 3]! & (1 << (row & 7))) !== 0 ? value : null,
  );
