import type { Column, Row, Table } from '../../results/result.ts';
import { columnTexts } from '../text/cells.ts';
import { painter, type Paint } from '../text/colour.ts';
import { escapeTerminal } from '../text/escape.ts';
import { labelsOfRows } from '../text/rows.ts';
import type { Style } from '../style.ts';
import { wordsOf, type Words } from '../text/words.ts';

export { columnsNamed } from '../text/rows.ts';

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

/** What a row is called in a chart: its values in these columns, `Spain / web`. */
export const rowLabels = (page: Page, table: Table<string>, names: readonly string[]): readonly string[] =>
  labelsOfRows(table, names, page.style, escapeTerminal);
