import type { Column, Row, Table, Value } from '../../results/result.ts';
import type { Style } from '../style.ts';
import { columnTexts, valueAt } from './cells.ts';

export const isNumber = (value: Value | undefined): value is number => typeof value === 'number';

/** The finite numbers of a column, null for every other value. */
export function numbersOf({ rows }: { readonly rows: readonly Row[] }, name: string): readonly (number | null)[] {
  return rows.map((row) => {
    const value = valueAt(row, name);
    return isNumber(value) && Number.isFinite(value) ? value : null;
  });
}

/** Whether a row is of a period that is not over. */
export const isRunning = (row: Row): boolean => valueAt(row, 'complete') === false;

/** The columns of a table that bear these names, in the order of the names. */
export function columnsNamed(table: Table<string>, names: readonly string[]): readonly Column<string>[] {
  return names.flatMap((name) => table.columns.filter((column) => column.name === name));
}

/** A difference is `a` less `b`; every other set of columns names a group within a group. */
const separatorOf = (names: readonly string[]) => (names.join() === 'a,b' ? ' − ' : ' / ');

/** What a row is called in a chart: its values in these columns, `Spain / web`. */
export function labelsOfRows(
  table: Table<string>,
  names: readonly string[],
  style: Style,
  escape: (text: string) => string,
): readonly string[] {
  const texts = columnsNamed(table, names).map((column) => columnTexts(column, table.rows, style, escape));
  return table.rows.map((_, row) => texts.map((column) => column[row] ?? '').join(separatorOf(names)));
}

/** Whether columns are parts of one bar in every row: none is below nothing, and shares come to no more than all. */
export function arePartsOfOne(table: Table<string>, names: readonly string[]): boolean {
  const columns = columnsNamed(table, names);
  const areShares = columns.every(({ unit }) => unit === 'share');
  return table.rows.every((row) => {
    const parts = columns.map(({ name }) => Number(valueAt(row, name) ?? 0));
    const sum = parts.reduce((whole, part) => whole + part, 0);
    return parts.every((part) => part >= 0) && (!areShares || sum <= 1 + 1e-9);
  });
}
