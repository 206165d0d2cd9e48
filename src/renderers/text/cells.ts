import type { Column, Row, Table, Unit, Value } from '../../results/result.ts';
import { formatColumn, type Sign } from '../format.ts';
import type { Style } from '../style.ts';
import { wordsOf } from './words.ts';

/** The name of the column that marks a hidden row. */
export const suppressed = 'suppressed';

/** A row's value in a column: null where the row has none. A column may be called `__proto__`, hence `hasOwn`. */
export function valueAt(row: Row, name: string): Value {
  return Object.hasOwn(row, name) ? (row[name] ?? null) : null;
}

const numeric: ReadonlySet<Unit> = new Set([
  'number',
  'count',
  'share',
  'share-difference',
  'points',
  'score',
  'money',
  'p-value',
]);

/** Numbers stand to the right of their column, words to the left. */
export const isNumeric = (column: Pick<Column<string>, 'unit'>): boolean => numeric.has(column.unit);

const withoutPlus: ReadonlySet<string> = new Set(['std_error', 'conf_low', 'conf_high']);

/** Points run on both sides of zero, and so do differences: there a plus says something. */
export function signOf(column: Pick<Column<string>, 'name' | 'unit'>): Sign {
  if (column.name === 'difference') return 'exceptZero';
  return column.unit === 'points' && !withoutPlus.has(column.name) ? 'exceptZero' : 'negative';
}

/** The cells of one column as text: formatted, marked where hidden, in the reader's language, and escaped. */
export function columnTexts(
  column: Column<string>,
  rows: readonly Row[],
  style: Style,
  escape: (text: string) => string,
): readonly string[] {
  const values = rows.map((row) => valueAt(row, column.name));
  const formatted = formatColumn(values, column.unit, style.locale, signOf(column));
  const words = wordsOf[style.language];
  return formatted.map((text, index) => {
    const [value, row] = [values[index], rows[index]];
    if (value === null && row !== undefined && valueAt(row, suppressed) === true)
      return firstHidden(row) === column.name ? words.hidden : '';
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'string' && column.words !== undefined && Object.hasOwn(column.words, value))
      return escape(column.words[value]!);
    return escape(text);
  });
}

/** The first column that a hidden row does not say: there stands the one mark that it is. */
const firstHidden = (row: Row) => Object.keys(row).find((name) => row[name] === null);

/** The columns that a reader needs; the mark in the cells already says which rows are hidden. */
export function readersColumns({ columns, rows }: Table<string>): readonly Column<string>[] {
  return columns.filter((column) => column.name !== suppressed && !saysNothing(column, rows));
}

/** A standard error that no row has: the interval is of a kind that needs none. */
const saysNothing = ({ name }: Column<string>, rows: readonly Row[]) =>
  name === 'std_error' && rows.every((row) => valueAt(row, name) === null && valueAt(row, suppressed) !== true);
