import type { Column } from '../../../results/result.ts';
import { isNumber, numbersOf } from '../../text/rows.ts';
import { figure, figureOf, narrowFigure } from '../../typeset/figures.ts';
import { element, type Markup } from '../../typeset/markup.ts';
import { wordsOf } from '../../text/words.ts';
import { linesDown } from '../axes.ts';
import { faces, label, namesFitted, rule, toBaseline } from '../labels.ts';
import {
  columnsOf,
  estimatesOf,
  isHiddenRow,
  numbersIn,
  rowNames,
  type Drawing,
  type Estimate,
  type LegendEntry,
  type Plot,
} from '../plot.ts';
import { rowsDrawn } from '../../typeset/rows-drawn.ts';
import { dot, dotScale } from './intervals.ts';

const rowHeight = 40;
const narrowRow = 54;
const bar = 26;
const gap = 12;
const between = 1;
/** Where the dots begin, where there are some. */
const barsPart = 0.6;

/** Three parts run from good to bad, two likewise; more have no such order. */
const marks: ReadonlyMap<number, readonly string[]> = new Map([
  [1, ['good']],
  [2, ['good', 'bad']],
  [3, ['good', 'between', 'bad']],
]);
const unordered = ['p-0', 'p-1', 'p-2', 'p-3', 'p-4', 'p-5'];
const markOf = (count: number, at: number): string => {
  const known = marks.get(count) ?? unordered;
  return known[at % known.length]!;
};

export const partsLegend = (plot: Plot): readonly LegendEntry[] => {
  const columns = columnsOf(plot, plot.chart.y);
  return columns.map(({ label: name }, at) => ({ mark: markOf(columns.length, at), label: name }));
};

const areShares = (columns: readonly Column<string>[]): boolean =>
  columns.every(({ unit }) => unit === 'share' || unit === 'count');

/** The parts of each row; what is missing or below nothing has no length. */
function partsOf({ table }: Plot, columns: readonly Column<string>[]): (row: number) => readonly number[] {
  const values = columns.map(({ name }) => numbersOf(table, name));
  return (row) => values.map((column) => Math.max(column[row] ?? 0, 0));
}

const sumOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

/** What the width of a bar stands for: the whole of its row, or, of parts that are no shares, the largest row. */
function wholeOf(plot: Plot, columns: readonly Column<string>[], rows: readonly number[]): (row: number) => number {
  const sizes = partsOf(plot, columns);
  const sum = (row: number) => sumOf(sizes(row));
  if (areShares(columns)) return sum;
  const most = Math.max(...rows.map(sum));
  return () => most;
}

/** The parts of a row side by side. */
function parts(plot: Plot, columns: readonly Column<string>[], values: readonly number[], box: Box): readonly Markup[] {
  if (box.whole === 0) return [];
  let x = box.x;
  return columns.flatMap((column, at) => {
    const width = (values[at]! / box.whole) * box.width;
    const mark = markOf(columns.length, at);
    const text = narrowFigure(values[at]!, column.unit, plot.style.locale);
    const [start, drawn] = [x, Math.max(width - between, 0)];
    x += width;
    if (drawn < 0.5) return [];
    const rect = element('rect', { x: start, y: box.y, width: drawn, height: bar, class: mark });
    if (plot.letters.width(text, faces.name) + 6 > drawn) return [rect];
    const place = { x: start + drawn / 2, y: box.y + bar / 2 + toBaseline('name'), anchor: 'middle' } as const;
    return [rect, label(plot.letters, text, 'name', { ...place, also: `on-${mark}` })];
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly whole: number;
}

/** The estimate that goes with the parts, for each row. */
interface Beside {
  readonly column: Column<string>;
  readonly estimates: readonly Estimate[];
}

function besideOf(plot: Plot): Beside | null {
  const { beside, table } = plot;
  const column = beside === undefined ? undefined : columnsOf(plot, beside.y)[0];
  return beside === undefined || column === undefined
    ? null
    : { column, estimates: estimatesOf(table, beside, column.name) };
}

/** One bar a row, of parts that make a whole; beside it the estimate that they make, with its interval. */
export function drawStackedBars(plot: Plot): Drawing | null {
  const columns = columnsOf(plot, plot.chart.y);
  const values = columns.map(({ name }) => numbersOf(plot.table, name));
  const hasParts = (row: number) => values.some((column) => isNumber(column[row]));
  const rows = rowsDrawn(plot.table).filter((row) => isHiddenRow(plot, row) || hasParts(row));
  if (columns.length === 0 || !rows.some(hasParts)) return null;
  return plot.isNarrow ? drawNarrow(plot, columns, rows) : drawWide(plot, columns, rows);
}

function drawWide(plot: Plot, columns: readonly Column<string>[], rows: readonly number[]): Drawing {
  const { letters, style, width } = plot;
  const names = rowNames(plot, plot.chart.x);
  const beside = besideOf(plot);
  const sizes = partsOf(plot, columns);
  const widest = letters.widest(
    rows.map((row) => names[row]!),
    faces.name,
  );
  const nameRoom = Math.min(widest, Math.floor(width * 0.3));
  const left = nameRoom === 0 ? 0 : nameRoom + gap;
  const sums = rows.map((row) => (areShares(columns) ? '' : figureOf(sumOf(sizes(row)), columns[0]!, style.locale)));
  const sumRoom = letters.widest(sums, faces.strong);
  const right = beside === null ? width - (sumRoom === 0 ? 0 : sumRoom + gap) : Math.max(width * barsPart, left + 160);
  const top = beside === null ? 0 : 24;
  const hidden = wordsOf[style.language].hidden;
  const whole = wholeOf(plot, columns, rows);
  const fitted = namesFitted(
    letters,
    rows.map((row) => ({ text: names[row]!, room: nameRoom })),
    'name',
  );
  const bars = rows.flatMap((row, at) => {
    const y = top + at * rowHeight + (rowHeight - bar) / 2;
    const line = y + bar / 2 + toBaseline('name');
    const name = label(letters, fitted[at]!, 'name', { x: nameRoom, y: line, anchor: 'end' });
    if (isHiddenRow(plot, row)) return [name, label(letters, hidden, 'axis', { x: left, y: line })];
    const end = left + (sumOf(sizes(row)) / (whole(row) || 1)) * (right - left);
    const sum = beside === null ? [label(letters, sums[at]!, 'strong', { x: end + 8, y: line })] : [];
    return [name, ...parts(plot, columns, sizes(row), { x: left, y, width: right - left, whole: whole(row) }), ...sum];
  });
  const bottom = top + rows.length * rowHeight;
  if (beside === null) return { height: bottom, body: bars };
  return { height: bottom + 22, body: [...bars, ...dots(plot, beside, rows, { from: right + 30, top })] };
}

function dots(
  plot: Plot,
  { column, estimates }: Beside,
  rows: readonly number[],
  { from, top }: { readonly from: number; readonly top: number },
): readonly Markup[] {
  const { letters, style, width } = plot;
  const shown = rows.map((row) => estimates[row]!);
  if (numbersIn(shown).length === 0) return [];
  const text = ({ value }: Estimate) => (isNumber(value) ? figureOf(value, column, style.locale) : '');
  const right = width - letters.widest(shown.map(text), faces.value) - gap;
  const { scale, ticks } = dotScale({ ...plot, chart: { ...plot.chart, y: [column.name] } }, shown, from, right, 4);
  const axis = { scale, ticks, unit: column.unit, locale: style.locale, letters, reference: 0, width };
  return [
    ...linesDown(axis, [[top, top + rows.length * rowHeight]]),
    label(letters, column.label, 'axis', { x: from, y: 14, room: width - from }),
    ...shown.flatMap((estimate, at) => {
      const y = top + at * rowHeight + rowHeight / 2;
      const value = label(letters, text(estimate), 'value', { x: width, y: y + toBaseline('value'), anchor: 'end' });
      return [...dot(estimate, scale, y, 'one'), value];
    }),
  ];
}

function drawNarrow(plot: Plot, columns: readonly Column<string>[], rows: readonly number[]): Drawing {
  const { letters, style, width } = plot;
  const names = rowNames(plot, plot.chart.x);
  const beside = besideOf(plot);
  const sizes = partsOf(plot, columns);
  const words = wordsOf[style.language];
  const whole = wholeOf(plot, columns, rows);
  const isNamed = rows.some((row) => names[row] !== '');
  const height = isNamed || beside !== null ? narrowRow : bar + gap;
  const values = rows.map((row) => {
    const sum = areShares(columns) ? '' : figureOf(sumOf(sizes(row)), columns[0]!, style.locale);
    const shown = beside === null ? sum : estimateText(plot, beside, beside.estimates[row]);
    return isHiddenRow(plot, row) ? words.hidden : shown;
  });
  const roomed = rows.map((row, at) => ({
    text: names[row]!,
    room: width - letters.width(values[at]!, faces.strong) - gap,
  }));
  const fitted = namesFitted(letters, roomed, 'name');
  const body = rows.flatMap((row, at) => {
    const top = at * height;
    const value = values[at]!;
    return [
      label(letters, fitted[at]!, 'name', { x: 0, y: top + 15 }),
      label(letters, value, 'strong', { x: width, y: top + 15, anchor: 'end' }),
      ...(isHiddenRow(plot, row) ? [rule(0, top + 35, width, top + 35, 'grid')] : []),
      ...parts(plot, columns, sizes(row), { x: 0, y: top + height - bar - gap + 4, width, whole: whole(row) }),
    ];
  });
  return { height: rows.length * height, body };
}

function estimateText({ style }: Plot, beside: Beside | null, estimate: Estimate | undefined): string {
  if (beside === null || estimate === undefined || !isNumber(estimate.value)) return '';
  const { column } = beside;
  const range =
    isNumber(estimate.low) && isNumber(estimate.high)
      ? ` (${wordsOf[style.language].range(figure(estimate.low, column.unit, style.locale), figure(estimate.high, column.unit, style.locale))})`
      : '';
  return figureOf(estimate.value, column, style.locale) + range;
}
