import type { Table } from '../../../results/result.ts';
import { formatValue } from '../../format.ts';
import { signOf } from '../../text/cells.ts';
import { cutApart, padEnd, padStart, widest } from '../../text/display-width.ts';
import { escapeTerminal } from '../../text/escape.ts';
import { mostRows } from '../art-rows.ts';
import { isNumber, numbersOf, type Drawing, type Plot } from '../drawing.ts';
import { drawIntervals } from './intervals.ts';
import { columnsNamed, rowLabels, type Page } from '../page.ts';

const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const mostSeries = 20;
const mostSpark = 60;

/**
 * A line of values in the height of one line of text; a missing value is a gap.
 *
 * @example sparkline([0, 50, null, 100], 0, 100) // => "▁▅ █"
 */
export function sparkline(values: readonly (number | null)[], least: number, most: number): string {
  const level = (value: number) => (most === least ? 3 : Math.round(((value - least) / (most - least)) * 7));
  return values.map((value) => (isNumber(value) ? (levels[level(value)] ?? ' ') : ' ')).join('');
}

/** Every so many values, so that a long line keeps its shape in fewer cells. */
function thinned(values: readonly (number | null)[], cells: number): readonly (number | null)[] {
  if (values.length <= cells) return values;
  return Array.from(
    { length: cells },
    (_, cell) => values[Math.floor((cell * (values.length - 1)) / (cells - 1))] ?? null,
  );
}

interface Series {
  readonly label: string;
  readonly rows: readonly number[];
}

/** Rows of one line each: those that share all but the last column of the axis, and the series. */
function seriesOf(page: Page, { chart, table }: Plot): readonly Series[] {
  const keys = [...(chart.series === undefined ? [] : [chart.series]), ...chart.x.slice(0, -1)];
  const byLabel = new Map<string, number[]>();
  rowLabels(page, table, keys).forEach((label, row) => byLabel.set(label, [...(byLabel.get(label) ?? []), row]));
  return [...byLabel].map(([label, rows]) => ({ label, rows }));
}

interface Spark {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly ends: string;
}

/** From where to where: the first and the last value that there are, each with its place on the axis. */
function endsOf(
  page: Page,
  table: Table<string>,
  name: string,
  axis: readonly string[],
  rows: readonly number[],
): string {
  const column = columnsNamed(table, [name])[0];
  const values = numbersOf(table, name);
  const known = rows.filter((row) => isNumber(values[row]));
  if (column === undefined) return '';
  const at = (row: number | undefined) =>
    row === undefined
      ? []
      : [
          `${axis[row] ?? ''} ${formatValue(values[row] ?? null, column.unit, page.style.locale, signOf(column))}`.trim(),
        ];
  return known.length > 1 ? [...at(known[0]), ...at(known.at(-1))].join(' → ') : at(known[0]).join('');
}

function sparksOf(page: Page, { chart, table, isMute }: Plot, series: readonly Series[]): readonly Spark[] {
  const axis = rowLabels(page, table, chart.x.slice(-1));
  const columns = columnsNamed(table, chart.y);
  return series.flatMap(({ label, rows }, place) =>
    columns.flatMap((column) => {
      const values = numbersOf(table, column.name);
      const valuesOf = (own: Series) => own.rows.map((row) => values[row] ?? null);
      // What is the same for all series is one line.
      const isOfAll =
        columns.length > 1 && series.length > 1 && new Set(series.map((own) => valuesOf(own).join())).size === 1;
      if (isOfAll && place > 0) return [];
      const name = columns.length > 1 || label === '' ? escapeTerminal(column.label) : '';
      return {
        label: [isOfAll ? '' : label, name].filter((part) => part !== '').join(' · '),
        values: rows.map((row) => values[row] ?? null),
        ends: isMute ? '' : endsOf(page, table, column.name, axis, rows),
      };
    }),
  );
}

function drawSparks(page: Page, sparks: readonly Spark[], width: number): readonly string[] {
  const label = Math.min(widest(sparks.map((spark) => spark.label)), Math.floor(width * 0.3));
  const named = cutApart(
    sparks.map((spark) => spark.label),
    label,
  );
  const room = width - label - 4 - widest(sparks.map(({ ends }) => ends));
  const known = sparks.flatMap(({ values }) => values.filter(isNumber));
  if (room < 4 || known.length === 0) return [];
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const thin = sparks.map(({ values }) => thinned(values, Math.min(room, mostSpark)));
  const longest = Math.max(...thin.map((values) => values.length));
  return sparks.map((spark, index) => {
    const line = sparkline(thin[index] ?? [], least, most);
    return `${padEnd(named[index] ?? '', label)}  ${page.paint.cyan(line)}${padStart('', longest - line.length)}  ${spark.ends}`.trimEnd();
  });
}

/** A sparkline for each series; one series with intervals is drawn row by row as well. */
export function drawLines(page: Page, plot: Plot): Drawing | null {
  const series = seriesOf(page, plot);
  if (series.length > mostSeries) return null;
  const sparks = sparksOf(page, plot, series);
  const lines = drawSparks(page, sparks, plot.width);
  const detailed = sparks.length === 1 && plot.chart.interval !== undefined && plot.table.rows.length <= mostRows;
  const detail = detailed ? drawIntervals(page, plot) : null;
  const between = lines.length > 0 && detail !== null ? [''] : [];
  const all = [...lines, ...between, ...(detail?.lines ?? [])];
  return all.length === 0 ? null : { lines: all, printed: detail?.printed ?? [] };
}
