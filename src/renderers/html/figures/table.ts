import type { Column, Table } from '../../../results/result.ts';
import { figure, typeset } from '../../typeset/figures.ts';
import { element, joined, nothing, trusted, words, type Markup } from '../../typeset/markup.ts';
import { columnTexts, isNumeric, readersColumns } from '../../text/cells.ts';
import { escapeMarkup } from '../../text/escape.ts';
import type { ArrangedTable } from '../../arranged.ts';
import type { Page } from '../page.ts';

/** Longer tables are for programs: the report as JSON or CSV has them whole. */
const mostRows = 1000;

/** A column that is read from the left, and does not break where it is no text of any length. */
const alignment = (column: Column<string>): string | undefined => {
  if (isNumeric(column)) return undefined;
  return column.unit === 'text' ? 'l' : 'l tight';
};

/**
 * A table within a frame that scrolls where the window is narrow.
 * @param columns those to show, where that is not every one that readers need
 */
export function tableOf(page: Page, table: ArrangedTable, columns = readersColumns(table)): Markup {
  const { style, words: said, pageWords } = page;
  const title = element('caption', {}, words(table.title));
  if (table.rows.length === 0)
    return joined([element('p', { class: 'more' }, words(`${table.title}: ${said.noRows}`))]);
  const rows = table.rows.slice(0, mostRows);
  const texts = columns.map((column) =>
    columnTexts(column, rows, style, escapeMarkup).map((text) => (isNumeric(column) ? typeset(text) : text)),
  );
  const head = columns.map((column) =>
    element('th', { scope: 'col', class: isNumeric(column) ? undefined : 'l' }, words(column.label)),
  );
  const body = rows.map((_, row) =>
    element(
      'tr',
      {},
      ...columns.map((column, at) => element('td', { class: alignment(column) }, trusted(texts[at]![row] ?? ''))),
    ),
  );
  const whole = element(
    'table',
    {},
    title,
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  );
  const left = table.rows.length - rows.length + (table.left ?? 0);
  const more =
    left === 0
      ? nothing
      : element('p', { class: 'more' }, words(pageWords.rowsLeft(figure(left, 'count', style.locale))));
  const frame = { class: 'scroll', role: 'group', 'aria-label': pageWords.table(table.title), tabindex: '0' };
  return joined([element('div', frame, whole), more]);
}

/** A table behind a line that opens it. */
export const openable = (summary: string, ...inside: readonly Markup[]): Markup =>
  element('details', {}, element('summary', {}, words(summary)), ...inside);

/** What a chart alone draws of a table: its keys, its measures and their intervals, and the base. */
export function drawnColumns(table: Table<string>, names: readonly (string | undefined)[]): readonly Column<string>[] {
  const drawn = new Set([...names, 'n']);
  return readersColumns(table).filter(({ name }) => drawn.has(name));
}
