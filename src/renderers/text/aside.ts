import { isOk, type Report } from '../../results/result.ts';
import { answeringTable, tableNames } from '../one-table.ts';
import { isPicture, type Format, type Style } from '../style.ts';
import { escapeTerminal } from './escape.ts';
import { wordsOf } from './words.ts';

/**
 * What a format has no place for and a reader must not miss, in lines for standard error: the warnings that belong to a table in CSV or to
 * a picture, and which tables the report has beside that table.
 *
 * @param how whether all tables are written, each to a CSV file of its own; whether nothing but warnings is to be said
 */
export function asideOf(
  report: Report,
  format: Format,
  style: Style,
  { all, isQuiet }: { readonly all: boolean; readonly isQuiet: boolean },
): string {
  const isDrawn = isPicture(format);
  if (format !== 'csv' && !isDrawn && !all) return '';
  const words = wordsOf[style.language];
  const warnings = report.results.filter(isOk).flatMap(({ notices }) => notices);
  const lines = warnings
    .filter(({ severity }) => severity === 'warning')
    .map(({ message }) => `${words.warning}: ${escapeTerminal(message)}`);
  const shown = answeringTable(report);
  const others =
    all || isDrawn || isQuiet || style.table !== undefined ? [] : tableNames(report).filter((name) => name !== shown);
  const more = others.length === 0 ? [] : [words.otherTables(others.map(escapeTerminal).join(', '))];
  return [...new Set([...lines, ...more])].map((line) => `${line}\n`).join('');
}
