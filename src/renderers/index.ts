import { isOk, type Report } from '../results/result.ts';
import { arranged } from './arranged.ts';
import { renderCsv } from './csv.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderNdjson } from './ndjson.ts';
import { onlyTable } from './one-table.ts';
import type { Format, Style } from './style.ts';
import { renderTerminal } from './terminal/index.ts';

export { useColour, type ColourChoice } from './text/colour.ts';
export { asideOf } from './text/aside.ts';
export { renderTables, type TableFile } from './csv.ts';
export type { Format, Style } from './style.ts';

/** What can be asked for by `--format`. */
export const formats: readonly Format[] = ['table', 'json', 'ndjson', 'csv', 'markdown'];

const renderers: Readonly<Record<Format, (report: Report, style: Style) => string>> = {
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
export function render(report: Report, format: Format, style: Style): string {
  const isForReaders = format === 'table' || format === 'markdown';
  const shown = isForReaders && style.table !== undefined ? onlyTable(report, style.table) : report;
  if (!isForReaders && format !== 'csv') return renderers[format](shown, style);
  const inOrder = arranged(shown, style);
  return renderers[format](isForReaders && style.brief === true ? briefly(inOrder) : inOrder, style);
}

/** Headlines, accounting and warnings. */
const briefly = (report: Report): Report => ({
  ...report,
  results: report.results.map((result) =>
    isOk(result)
      ? { ...result, tables: [], charts: [], notices: result.notices.filter(({ severity }) => severity === 'warning') }
      : result,
  ),
});
