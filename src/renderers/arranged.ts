import { CxError } from '../errors.ts';
import { isOk, type Column, type Report, type Row, type Table, type Value } from '../results/result.ts';
import type { Style } from './style.ts';
import { isNumeric, valueAt } from './text/cells.ts';

/** A table of which a reader asked for some rows alone. */
export interface ArrangedTable extends Table<string> {
  /** How many rows were left out. */
  readonly left?: number;
}

/** The columns that say how large a group is, the first that a table has. */
const sizes = ['n', 'customers', 'start', 'answered', 'invited'];

/**
 * The tables of a report in the order that was asked for, with the rows that were: numbers fall, scores rise (the worst first), texts
 * are in the order of letters; what is blank comes last. Unless an order is asked for, `--rows` takes the largest groups.
 *
 * @throws no-sort-column where no table has the column
 */
export function arranged(report: Report, { rows, sort }: Pick<Style, 'rows' | 'sort'>): Report {
  if (rows === undefined && sort === undefined) return report;
  if (sort !== undefined) assertSortable(report, sort);
  const results = report.results.map((result) =>
    isOk(result) ? { ...result, tables: result.tables.map((table) => arrangedTable(table, rows, sort)) } : result,
  );
  return { ...report, results };
}

/** @throws no-sort-column where no table has the column */
export function assertSortable({ results }: Report, sort: string): void {
  const tables = results.filter(isOk).flatMap((result) => result.tables);
  const known = [...new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name)))];
  if (!known.includes(sort)) throw new CxError('no-sort-column', { column: sort, known });
}

function arrangedTable(table: Table<string>, most: number | undefined, sort: string | undefined): ArrangedTable {
  const by = table.columns.find(({ name }) => name === sort) ?? (sort === undefined ? sizeOf(table) : undefined);
  const rows = by === undefined ? table.rows : table.rows.toSorted((a, b) => order(by, a, b));
  // Periods, scores and years of a table that is no list of groups belong together.
  if (most === undefined || by === undefined || rows.length <= most) return { ...table, rows };
  return { ...table, rows: rows.slice(0, most), left: rows.length - most };
}

/** How large the groups of a table are; undefined where its rows are no groups. */
function sizeOf({ columns }: Table<string>): Column<string> | undefined {
  if (columns[0]?.unit !== 'text' || columns.some(({ unit }) => unit === 'period')) return undefined;
  return sizes.map((name) => columns.find((column) => column.name === name)).find((column) => column !== undefined);
}

function order(column: Column<string>, a: Row, b: Row): number {
  const [one, other] = [valueAt(a, column.name), valueAt(b, column.name)];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (!isNumeric(column)) return compare(one, other);
  const isScore = column.unit === 'score' || column.unit === 'points';
  return isScore ? compare(one, other) : compare(other, one);
}

const compare = (one: Exclude<Value, null>, other: Exclude<Value, null>) => (one < other ? -1 : one > other ? 1 : 0);
