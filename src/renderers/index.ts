import { isOk, type Report } from '../results/result.ts';
import { arranged, assertSortable } from './arranged.ts';
import { renderCsv } from './csv.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderNdjson } from './ndjson.ts';
import { inReadingOrder, onlyTable } from './one-table.ts';
import { pictureFormats, type Format, type Style, type TextFormat } from './style.ts';
import { renderTerminal } from './terminal/index.ts';

export { useColour, type ColourChoice } from './text/colour.ts';
export { asideOf } from './text/aside.ts';
export { renderTables, type TableFile } from './csv.ts';
export { isPicture, pictureFormats, type Format, type PictureFormat, type Style, type TextFormat } from './style.ts';

/** Formats that `render` makes. */
export const textFormats: readonly TextFormat[] = ['table', 'json', 'ndjson', 'csv', 'markdown'];

/** What can be asked for by `--format`. */
export const formats: readonly Format[] = [...textFormats, 'html', 'xlsx', ...pictureFormats];

const renderers: Readonly<Record<TextFormat, (report: Report, style: Style) => string>> = {
  table: renderTerminal,
  json: renderJson,
  ndjson: renderNdjson,
  csv: renderCsv,
  markdown: renderMarkdown,
};

/**
 * A report as text, ending in a newline unless it is empty. Text from data is escaped for the format.
 *
 * @throws CxError `no-table` when `style.table` names a table that the report does not have, `no-sort-column` where none has `style.sort`
 */
export function render(report: Report, format: TextFormat, style: Style): string {
  if (format === 'table' || format === 'markdown') return renderers[format](chosen(report, style), style);
  return renderers[format](format === 'csv' ? arranged(report, style) : report, style);
}

/**
 * What of a report a reader asked for: one table, some rows in an order, or headlines alone.
 *
 * @throws CxError `no-table`, `no-sort-column`
 */
export function chosen(report: Report, style: Style): Report {
  const shown = style.table === undefined ? report : onlyTable(report, style.table);
  const inOrder = arranged(shown, style);
  return style.brief === true ? briefly(inOrder) : inOrder;
}

/**
 * What is asked for by a name is there, be the format one that shows all tables in the order that they have.
 *
 * @throws CxError `no-table`, `no-sort-column`
 */
export function assertChosen(report: Report, { table, sort }: Pick<Style, 'table' | 'sort'>): void {
  const shown = table === undefined ? report : onlyTable(report, table);
  if (sort !== undefined) assertSortable(shown, sort);
}

/** So many rows are still brief. */
const fewRows = 20;

/** Headlines, accounting and warnings; of what no number answers alone the table that does, where it is short. */
const briefly = (report: Report): Report => ({
  ...report,
  results: report.results.map((result) => {
    if (!isOk(result)) return result;
    const notices = result.notices.filter(({ severity }) => severity === 'warning');
    const tables =
      result.headlines.length > 0
        ? []
        : inReadingOrder(result)
            .slice(0, 1)
            .filter(({ rows }) => rows.length <= fewRows);
    return { ...result, tables, charts: [], notices };
  }),
});
