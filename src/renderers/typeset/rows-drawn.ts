import type { Row, Table } from '../../results/result.ts';
import { suppressed, valueAt } from '../text/cells.ts';
import { columnsNamed, numbersOf } from '../text/rows.ts';

/** More rows than this are a wall: the table beside the picture has them. */
export const mostRows = 40;

/** By what rows are chosen where there are too many: how sure a difference is, else how large a group is. */
const ranks: readonly { readonly column: string; readonly order: (a: number, b: number) => number }[] = [
  { column: 'p_adjusted', order: (a, b) => a - b },
  ...['n', 'customers', 'start', 'answered', 'invited', 'contacts'].map((column) => ({
    column,
    order: (a: number, b: number) => b - a,
  })),
];

/** A few hidden groups are drawn as such; more of them would be all that is seen. */
const mostHidden = 3;

const isHidden = (cells: Row): boolean => valueAt(cells, suppressed) === true;

/** How many rows of a table are hidden, where they are too many to be drawn. */
export function hiddenLeftOut({ rows }: Table<string>): number {
  const hidden = rows.filter(isHidden).length;
  return hidden > mostHidden && hidden < rows.length ? hidden : 0;
}

function rowsShown(table: Table<string>): readonly number[] {
  const all = table.rows.map((_, row) => row);
  return hiddenLeftOut(table) === 0 ? all : all.filter((row) => !isHidden(table.rows[row]!));
}

/** The rows of a table that a picture shows, in the order of the table: all, or those that count most. */
export function rowsDrawn(table: Table<string>, most = mostRows): readonly number[] {
  const all = rowsShown(table);
  if (all.length <= most) return all;
  const rank = ranks.find(({ column }) => columnsNamed(table, [column]).length > 0);
  if (rank === undefined) return all.slice(0, most);
  const values = numbersOf(table, rank.column);
  const known = all.filter((row) => values[row] !== null);
  const first = known.toSorted((a, b) => rank.order(values[a]!, values[b]!) || a - b).slice(0, most);
  return first.toSorted((a, b) => a - b);
}
