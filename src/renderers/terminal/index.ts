import type { MetricResult, OkResult, Report, Table, Value } from '../../results/result.ts';
import { widest, wrap } from '../text/display-width.ts';
import { askedLine, sharedAskedLine } from '../text/asked.ts';
import { valueAt } from '../text/cells.ts';
import { escapeTerminal } from '../text/escape.ts';
import { inReadingOrder } from '../one-table.ts';
import type { Style } from '../style.ts';
import { countsRecords, isTitledByReport, sourceFiles } from '../text/wording.ts';
import { accountingLines } from './accounting.ts';
import { drawCharts, type Charts } from './charts/charts.ts';
import { headlineLines, overallLines } from './headline.ts';
import { noticeLines } from './notices.ts';
import { pageFor, type Page } from './page.ts';
import { tableLines } from './tables.ts';

type Block = readonly string[];

const nothingDrawn: Charts = { blocks: [], printed: new Set() };

/** A title and what was asked, over a rule on a terminal. */
function titleLines({ paint, style: { width } }: Page, title: string, files: string, asked: string): Block {
  const text = escapeTerminal(title);
  const lines = wrap(files === '' ? text : `${text} · ${files}`, width);
  const painted = lines.map((line, at) => {
    if (at > 0) return paint.dim(line);
    const rest = line.startsWith(`${text} `) ? line.slice(text.length + 1) : '';
    return rest === '' ? paint.bold(line) : `${paint.bold(text)} ${paint.dim(rest)}`;
  });
  const question = asked === '' ? [] : wrap(asked, width);
  const rule = width === null ? [] : [paint.dim('─'.repeat(Math.min(widest([...lines, ...question]), width)))];
  return [...painted, ...question.map((line) => paint.dim(line)), ...rule];
}

/** A table's charts and the table itself, or what charts and headlines leave of it. */
function tableBlocks(page: Page, result: OkResult, table: Table<string>): readonly Block[] {
  const { width } = page.style;
  const { blocks, printed } = width === null ? nothingDrawn : drawCharts(page, result, table, width);
  const measures = result.headlines.map(({ name }) => name);
  const axes = new Set(result.charts.filter((chart) => chart.table === table.name).flatMap(({ x }) => x));
  const isOverall = table.name === 'overall' && table.rows.length === 1;
  const rest = isOverall
    ? overallLines(page, result, table, printed)
    : tableLines(page, withoutRepeats(page, result, table), { measures, printed, axes }, result.tables.length === 1);
  return isOverall ? [rest, ...blocks] : [...blocks, rest];
}

/** The centre of a chart of one group is the headline: a column of it would print the same number in every row. */
function withoutRepeats({ style }: Page, { headlines, tables }: OkResult, table: Table<string>): Table<string> {
  if (style.width === null || tables.length === 1) return table;
  const isTold = (value: Value) => headlines.some((headline) => headline.value === value);
  const columns = table.columns.filter(
    ({ name }) => name !== 'centre' || name === style.sort || table.rows.some((row) => !isTold(valueAt(row, name))),
  );
  return { ...table, columns };
}

function findingsBlocks(page: Page, report: Report, result: OkResult): readonly Block[] {
  return [
    headlineLines(page, result),
    ...inReadingOrder(result).flatMap((table) => tableBlocks(page, result, table)),
    countsRecords(report, result) ? accountingLines(page, result.accounting) : [],
    result.notices.flatMap((notice) => noticeLines(page, notice)),
  ];
}

function notApplicableLines({ paint, words, style }: Page, reason: string, hint: string): Block {
  const [first = '', ...more] = wrap(`${words.notApplicable}: ${escapeTerminal(reason)}`, style.width);
  const hints = wrap(escapeTerminal(hint), style.width === null ? null : style.width - 2).map((line) => `  ${line}`);
  return [paint.yellow(first), ...more, ...hints];
}

function resultBlocks(page: Page, report: Report, result: MetricResult): readonly Block[] {
  return result.status === 'ok'
    ? findingsBlocks(page, report, result)
    : [notApplicableLines(page, result.reason, result.hint)];
}

function reportBlocks(page: Page, report: Report): readonly Block[] {
  const asked = sharedAskedLine(report, page.style, escapeTerminal);
  const heading = titleLines(page, report.title, sourceFiles(report, escapeTerminal), asked ?? '');
  const own = (result: MetricResult) => (asked === null ? askedLine(result, page.style, escapeTerminal) : '');
  const untitled = isTitledByReport(report);
  return [
    heading,
    ...report.results.flatMap((result) => [
      ...(untitled ? [] : [titleLines(page, result.title, '', own(result))]),
      ...resultBlocks(page, report, result),
    ]),
  ];
}

/**
 * A report for a person: with charts and boxes where `style.width` says how wide the terminal is, as plain aligned text
 * otherwise.
 */
export function renderTerminal(report: Report, style: Style): string {
  const blocks = reportBlocks(pageFor(style), report).filter((block) => block.length > 0);
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}
