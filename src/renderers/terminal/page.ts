import type { Column, Row, Table } from '../../results/result.ts';
import { columnTexts } from '../text/cells.ts';
import { painter, type Paint } from '../text/colour.ts';
import { escapeTerminal } from '../text/escape.ts';
import type { Style } from '../style.ts';
import { wordsOf, type Words } from '../text/words.ts';

/** What every part of the page is drawn with. */
export interface Page {
  readonly style: Style;
  readonly words: Words;
  readonly paint: Paint;
}

export function pageFor(style: Style): Page {
  return { style, words: wordsOf[style.language], paint: painter(style.color) };
}

/** A column's cells, safe for a terminal. */
export function cellTexts(page: Page, column: Column<string>, rows: readonly Row[]): readonly string[] {
  return columnTexts(column, rows, page.style, escapeTerminal);
}

/** The columns of a table that bear these names, in the order of the names. */
export function columnsNamed(table: Table<string>, names: readonly string[]): readonly Column<string>[] {
  return names.flatMap((name) => table.columns.filter((column) => column.name === name));
}

/** A difference is `a` less `b`; every other set of columns names a group within a group. */
const separatorOf = (names: readonly string[]) => (names.join() === 'a,b' ? ' − ' : ' / ');

/** What a row is called in a chart: its values in these columns, `Spain / web`. */
export function rowLabels(page: Page, table: Table<string>, names: readonly string[]): readonly string[] {
  const texts = columnsNamed(table, names).map((column) => cellTexts(page, column, table.rows));
  return table.rows.map((_, row) => texts.map((column) => column[row] ?? '').join(separatorOf(names)));
}
