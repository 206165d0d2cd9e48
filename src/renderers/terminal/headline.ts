import type { Column, OkResult, Table } from '../../results/result.ts';
import { readersColumns } from '../text/cells.ts';
import { displayWidth, padEnd, padStart, widest, wrap } from '../text/display-width.ts';
import { escapeTerminal } from '../text/escape.ts';
import { headlineBase, headlineInterval, headlineValue } from '../text/wording.ts';
import { cellTexts, type Page } from './page.ts';

const gap = '   ';
const leastRoom = 20;

/** The numbers that answer the question, one below the other: label, value, interval, base. */
export function headlineLines(page: Page, result: OkResult): readonly string[] {
  const { style } = page;
  const rows = result.headlines.map((headline) => ({
    label: escapeTerminal(headline.label),
    value: headlineValue(headline, style),
    interval: headlineInterval(headline, result, style, escapeTerminal),
    base: headlineBase(headline, style),
  }));
  const label = widest(rows.map((row) => row.label));
  const value = widest(rows.map((row) => row.value));
  const interval = widest(rows.map((row) => row.interval));
  const base = widest(rows.map((row) => row.base));
  const indent = ' '.repeat(label + 2);
  const whole = label + 2 + value + gap.length + interval + gap.length + base;
  return rows.flatMap((row) => {
    const start = `${padEnd(row.label, label)}  ${page.paint.bold(padStart(row.value, value))}`;
    if (style.width === null || whole <= style.width)
      return [[start, ...(interval === 0 ? [] : [padEnd(row.interval, interval)]), row.base].join(gap).trimEnd()];
    const room = Math.max(style.width - indent.length, leastRoom);
    const details = [row.interval, row.base].filter((detail) => detail !== '').join(gap);
    return [start, ...(details === '' ? [] : wrap(details, room).map((line) => indent + line))];
  });
}

/** Limits of the intervals that headlines show. */
const isLimit = /(^|_)conf_(low|high)$/;
const told: ReadonlySet<string> = new Set(['n', 'conf_low', 'conf_high']);

/** Columns of the one row `overall` that neither a headline nor a chart has told already. */
function untold(result: OkResult, table: Table<string>, printed: ReadonlySet<string>): readonly Column<string>[] {
  const names = new Set(result.headlines.map(({ name }) => name));
  const ends = result.headlines.flatMap(({ name, conf_low: low }) =>
    low === undefined ? [] : [`${name}_low`, `${name}_high`],
  );
  const shown = new Set([...names, ...ends, ...printed]);
  return readersColumns(table).filter(
    ({ name }) => !shown.has(name) && !(names.size > 0 && (told.has(name) || isLimit.test(name))),
  );
}

/** The rest of the one row `overall`, as a list: `Promoters 7,213 · Passives 3,455`. */
export function overallLines(
  page: Page,
  result: OkResult,
  table: Table<string>,
  printed: ReadonlySet<string>,
): readonly string[] {
  // What is hidden is told by one mark, where the first of the columns stands.
  const items = untold(result, table, printed).flatMap((column) => {
    const text = cellTexts(page, column, table.rows)[0] ?? '';
    return text === '' ? [] : [`${escapeTerminal(column.label)} ${text}`];
  });
  return items.length === 0 ? [] : wrapItems(items, page.style.width);
}

/** Items joined by dots; a line ends between two of them, never within one. */
function wrapItems(items: readonly string[], width: number | null): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const longer = `${lines.at(-1)} · ${item}`;
    if (lines.length > 0 && (width === null || displayWidth(longer) <= width)) lines[lines.length - 1] = longer;
    else lines.push(item);
  }
  return lines;
}
