import type { OkResult, Table } from '../../../results/result.ts';
import { formatValue } from '../../format.ts';
import { columnTexts } from '../../text/cells.ts';
import { cut, padEnd, widest } from '../../text/display-width.ts';
import { isNumber, numbersOf, type Drawing, type Plot } from '../drawing.ts';
import { columnsNamed, rowLabels, type Page } from '../page.ts';

const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const mostSeries = 12;
const mostCells = 60;
const leastCells = 20;
const gap = 2;

interface Point {
  readonly time: number;
  readonly row: number;
}

/** The points of each series in the order of time. */
function seriesOf(page: Page, { chart, table }: Plot): ReadonlyMap<string, readonly Point[]> {
  const times = numbersOf(table, chart.x[0]!);
  const names = rowLabels(page, table, chart.series === undefined ? [] : [chart.series]);
  const series = new Map<string, Point[]>();
  for (const [row, name] of names.entries()) {
    const time = times[row];
    if (isNumber(time)) series.set(name, [...(series.get(name) ?? []), { time, row }]);
  }
  return series;
}

/** The row that holds from each of some times on: the last one up to it; none before the first or behind the last. */
function rowsAt(points: readonly Point[], times: readonly number[]): readonly (number | null)[] {
  const last = points.at(-1)!.time;
  return times.map((time) => (time > last ? null : (points.findLast((point) => point.time <= time)?.row ?? null)));
}

const levelOf = (share: number) => levels[Math.round(Math.min(1, Math.max(0, share)) * (levels.length - 1))]!;

/** Texts that begin at their places in a line of so many cells; one that has no room is left out. */
function placed(cells: number, texts: readonly { readonly at: number; readonly text: string }[]): string {
  let line = '';
  for (const { at, text } of texts) {
    if (at < line.length + (line === '' ? 0 : 1) || at + text.length > cells) continue;
    line = padEnd(line, at) + text;
  }
  return line;
}

/** How many of a series stand behind the curve at round times. */
function standing(page: Page, { chart }: Plot, tables: OkResult['tables']) {
  const table: Table<string> | undefined = tables.find(({ name }) => name === chart.at_risk);
  if (table === undefined) return null;
  const times = numbersOf(table, chart.x[0]!);
  const names = rowLabels(page, table, chart.series === undefined ? [] : [chart.series]);
  const [column] = columnsNamed(table, [chart.at_risk!]);
  const counts = columnTexts(column!, table.rows, page.style, (text) => text);
  return (series: string) =>
    names.flatMap((name, row) => (name === series ? [{ time: times[row]!, text: counts[row]!.trim() }] : []));
}

/**
 * Steps over time, from 0 to 1: a line for each series in the height of one line of text, where it ends with its interval,
 * and below it how many still stand behind it.
 */
export const drawSteps =
  (tables: OkResult['tables']) =>
  (page: Page, plot: Plot): Drawing | null => {
    const { chart, table, width } = plot;
    const series = seriesOf(page, plot);
    const longest = Math.max(0, ...[...series.values()].map((points) => points.at(-1)!.time));
    if (series.size === 0 || series.size > mostSeries || longest <= 0) return null;
    const measure = columnsNamed(table, chart.y)[0]!;
    const values = numbersOf(table, measure.name);
    const [lows, highs] = (chart.interval ?? []).map((name) => numbersOf(table, name));
    const share = (value: number | null | undefined) => formatValue(value ?? null, measure.unit, page.style.locale);
    const ends = new Map(
      [...series].map(([name, points]) => {
        const { row } = points.at(-1)!;
        const limits = isNumber(lows?.[row]) ? ` (${page.words.range(share(lows[row]), share(highs![row]))})` : '';
        return [name, `${share(values[row])}${limits}`];
      }),
    );
    const label = Math.min(widest([...series.keys()]), Math.floor(width * 0.3));
    const before = label === 0 ? 0 : label + gap;
    const cells = Math.min(mostCells, width - before - gap - widest([...ends.values()]));
    if (cells < leastCells) return null;
    const times = Array.from({ length: cells }, (_, cell) => (cell / (cells - 1)) * longest);
    const indent = ' '.repeat(before);
    const standingOf = standing(page, plot, tables);
    const place = (time: number) => Math.round((time / longest) * (cells - 1));
    const lines = [...series].flatMap(([name, points]) => {
      const art = rowsAt(points, times).map((row) =>
        row === null || !isNumber(values[row]) ? ' ' : levelOf(values[row]),
      );
      const behind = standingOf?.(name).map(({ time, text }) => ({ at: place(time), text })) ?? [];
      const named = label === 0 ? '' : padEnd(cut(name, label), before);
      return [
        `${named}${page.paint.cyan(art.join(''))}${' '.repeat(gap)}${ends.get(name)!}`,
        ...(behind.length === 0 ? [] : [page.paint.dim(`${indent}${placed(cells, behind)}`.trimEnd())]),
      ];
    });
    const axis = (standingOf?.([...series.keys()][0]!) ?? []).map(({ time }) => ({
      at: place(time),
      text: formatValue(time, 'number', page.style.locale),
    }));
    return { lines: [...lines, ...(axis.length === 0 ? [] : [`${indent}${placed(cells, axis)}`])], printed: [] };
  };
