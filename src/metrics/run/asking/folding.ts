import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import type { TypedRows, TypedTable } from '../../../engines/typed-table.ts';
import type { RelationName } from '../../../relations/index.ts';
import type { QueryReduction, Seen, SeenRecords, Stretch } from '../../reduction.ts';
import { moneyScale, type Row } from './rows.ts';

/** With more records than this the database is opened: by then it is the faster one. */
export const mostFolded = 10_000;

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
  table: TypedTable,
  { grouping, tables, ...told }: Told,
): QueriedRow<Row>[] {
  const segments = grouping.segments ? numbersIn(table, 'segment') : new Int32Array(table.rows);
  const seen: Seen = {
    ...told,
    ...recordsOf(table),
    segments,
    others(relation) {
      const other = tables.get(relation);
      if (other === undefined) throw new Error(`${relation} is not read`);
      return recordsOf(other);
    },
  };
  return fold(seen).map(({ segment, period, row }) => ({ segment, period: grouping.periods ? period : null, row }));
}

const recordsOf = (table: TypedTable): SeenRecords => ({
  numbers: (column) => presentOnly(rowsIn(table, column), numbersIn(table, column)),
  money: (column) => presentOnly(rowsIn(table, column), moneyIn(table, column)),
  words: (column) => presentOnly(rowsIn(table, column), wordsIn(table, column)),
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

const presentOnly = <T>({ present }: TypedRows, values: ArrayLike<T>): (T | null)[] =>
  Array.from(values, (value, row) =>
    present === null || (present[row >> 3]! & (1 << (row & 7))) !== 0 ? value : null,
  );
