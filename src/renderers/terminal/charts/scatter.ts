import { formatColumn } from '../../format.ts';
import { valueAt } from '../../text/cells.ts';
import { displayWidth, padStart, widest, wrap } from '../../text/display-width.ts';
import { escapeTerminal } from '../../text/escape.ts';
import { isNumber, numbersOf, type Drawing, type Plot } from '../drawing.ts';
import { columnsNamed, rowLabels, type Page } from '../page.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const height = 10;
const leastWidth = 20;
const mostWidth = 60;

interface Point {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** The rows that have both numbers, and a group where rows are grouped. */
function pointsOf({ chart, table }: Plot, across: string, up: string): readonly Point[] {
  const [xs, ys] = [numbersOf(table, across), numbersOf(table, up)];
  return table.rows.flatMap((cells, row): Point[] => {
    const [x, y] = [xs[row], ys[row]];
    const hasGroup = chart.series === undefined || valueAt(cells, chart.series) !== null;
    return hasGroup && isNumber(x) && isNumber(y) ? [{ row, x, y }] : [];
  });
}

/** Where a value stands among so many cells; all in the middle where they are alike. */
function placer(values: readonly number[], cells: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (value) => Math.round(most === least ? (cells - 1) / 2 : ((value - least) / (most - least)) * (cells - 1));
}

/** The nearest free cell of a line; null where the line is full. */
function freeIn(line: readonly string[], wanted: number): number | null {
  const places = line.flatMap((mark, at) => (mark === ' ' ? [at] : []));
  return places.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? null;
}

/** A letter for each row: one number across, one up; what the letters are stands below. */
export function drawScatter(page: Page, plot: Plot): Drawing | null {
  const { chart, table, width } = plot;
  const [across] = columnsNamed(table, chart.x.slice(-1));
  const [up] = columnsNamed(table, chart.y);
  if (across === undefined || up === undefined) return null;
  const points = pointsOf(plot, across.name, up.name);
  if (points.length < 2 || points.length > letters.length) return null;
  const ends = (values: readonly number[]) => [Math.min(...values), Math.max(...values)];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const { locale } = page.style;
  const [low = '', high = ''] = formatColumn(ends(ys), up.unit, locale);
  const [from = '', to = ''] = formatColumn(ends(xs), across.unit, locale);
  const margin = widest([low, high]);
  const art = Math.min(width - margin - 2, mostWidth);
  if (art < leastWidth) return null;
  const grid = Array.from({ length: height }, () => Array.from({ length: art }, () => ' '));
  const [column, line] = [placer(xs, art), placer(ys, height)];
  for (const [at, { x, y }] of points.entries()) {
    const own = grid[height - 1 - line(y)]!;
    const free = freeIn(own, column(x));
    if (free !== null) own[free] = letters[at]!;
  }
  const side = (at: number) => padStart(at === 0 ? high : at === height - 1 ? low : '', margin);
  const names = rowLabels(page, table, chart.x.slice(0, -1));
  const { cyan, dim } = page.paint;
  const below = `${from}${' '.repeat(Math.max(1, art - displayWidth(from) - displayWidth(to)))}${to}`;
  const indent = ' '.repeat(margin + 2);
  return {
    lines: [
      dim(escapeTerminal(up.label)),
      ...grid.map((cells, at) => `${dim(`${side(at)} │`)}${cyan(cells.join('').trimEnd())}`),
      dim(`${' '.repeat(margin)} └${'─'.repeat(art)}`),
      `${indent}${dim(below)}`,
      `${indent}${dim(escapeTerminal(across.label))}`,
      ...wrap(points.map(({ row }, at) => `${letters[at]} ${names[row] ?? ''}`).join(' · '), width),
    ],
    printed: [],
  };
}
