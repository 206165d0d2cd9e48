import type { Headline, MetricResult, Notice, OkResult, Report } from '../results/result.ts';
import type { ArrangedTable } from './arranged.ts';
import { columnTexts, isNumeric, readersColumns } from './text/cells.ts';
import { columnNamesOf } from './text/columns/names.ts';
import { askedLine, sharedAskedLine } from './text/asked.ts';
import { escapeMarkdown } from './text/escape.ts';
import { formatValue } from './format.ts';
import { inReadingOrder } from './one-table.ts';
import type { Style } from './style.ts';
import { supplementsOf, type Supplement } from './supplements/supplements.ts';
import {
  accountingEquation,
  countsRecords,
  coveredDays,
  excludedValues,
  headlineBase,
  headlineInterval,
  headlineValue,
  isTitledByReport,
  madeBy,
  sourceFiles,
} from './text/wording.ts';
import { wordsOf } from './text/words.ts';

function headlineItem(headline: Headline<string>, result: MetricResult, style: Style): string {
  const details = [headlineInterval(headline, result, style, escapeMarkdown), headlineBase(headline, style)];
  const known = details.filter((detail) => detail !== '');
  const value = `- ${escapeMarkdown(headline.label)}: **${headlineValue(headline, style)}**`;
  return known.length > 0 ? `${value}, ${known.join(', ')}` : value;
}

const tableLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function tableBlock(table: ArrangedTable, style: Style): string {
  const heading = `### ${escapeMarkdown(table.title)}`;
  if (table.rows.length === 0) return `${heading}\n\n${wordsOf[style.language].noRows}`;
  const columns = readersColumns(table);
  const texts = columns.map((column) => columnTexts(column, table.rows, style, escapeMarkdown));
  const lines = [
    tableLine(columns.map(({ label }) => escapeMarkdown(label))),
    tableLine(columns.map((column) => (isNumeric(column) ? '---:' : '---'))),
    ...table.rows.map((_, row) => tableLine(texts.map((column) => column[row] ?? ''))),
  ];
  const left = table.left === undefined ? '' : `\n\n${wordsOf[style.language].rowsLeft(table.left)}`;
  return `${heading}\n\n${lines.join('\n')}${left}`;
}

function noticeBlock({ severity, message }: Notice<string>, style: Style): string {
  const words = wordsOf[style.language];
  return `> **${severity === 'warning' ? words.warning : words.note}:** ${escapeMarkdown(message)}`;
}

function findingsBlocks(report: Report, result: OkResult, style: Style): readonly string[] {
  const names = columnNamesOf[style.language];
  const values = excludedValues(result.accounting, style, escapeMarkdown, names).map((line) => `- ${line}`);
  return [
    result.headlines.map((headline) => headlineItem(headline, result, style)).join('\n'),
    ...inReadingOrder(result).map((table) => tableBlock(table, style)),
    countsRecords(report, result) ? accountingEquation(result.accounting, style, escapeMarkdown, names) : '',
    coveredDays(result.accounting, style).join('\n'),
    values.join('\n'),
    ...result.notices.map((notice) => noticeBlock(notice, style)),
  ];
}

function resultBlocks(report: Report, result: MetricResult, style: Style): readonly string[] {
  if (result.status === 'ok') return findingsBlocks(report, result, style);
  const reason = `${wordsOf[style.language].notApplicable}: ${escapeMarkdown(result.reason)}`;
  return [reason, escapeMarkdown(result.hint)];
}

/** A table that the report has beside those of its metrics. */
function supplementBlock({ title, header, rows, note }: Supplement, { locale }: Style): string {
  const cell = ({ value, unit, isSigned }: Supplement['rows'][number][number]) =>
    escapeMarkdown(formatValue(value, unit, locale, isSigned === true ? 'exceptZero' : 'negative'));
  const [first] = rows;
  const lines = [
    tableLine(header.map(escapeMarkdown)),
    tableLine((first ?? []).map(({ unit }) => (unit === 'text' ? '---' : '---:'))),
    ...rows.map((row) => tableLine(row.map(cell))),
  ];
  const told = note === undefined ? '' : `\n\n${escapeMarkdown(note)}`;
  return `## ${escapeMarkdown(title)}\n\n${lines.join('\n')}${told}`;
}

/** The report as GitHub-flavoured Markdown, every table whole. */
export function renderMarkdown(report: Report, style: Style): string {
  const untitled = isTitledByReport(report);
  const asked = sharedAskedLine(report, style, escapeMarkdown);
  const blocks = [
    `# ${escapeMarkdown(report.title)}`,
    report.subtitle === undefined ? '' : escapeMarkdown(report.subtitle),
    sourceFiles(report, escapeMarkdown),
    asked ?? '',
    ...supplementsOf(report, style).map((one) => supplementBlock(one, style)),
    ...report.results.flatMap((result) => [
      untitled ? '' : `## ${escapeMarkdown(result.title)}`,
      asked === null ? askedLine(result, style, escapeMarkdown) : '',
      ...resultBlocks(report, result, style),
    ]),
    escapeMarkdown(madeBy(report, style)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
