import { quantileSorted } from 'd3-array';
import { valueAt } from '../../text/cells.ts';
import { isNumber, numbersOf } from '../../text/rows.ts';
import { wordsOf } from '../../text/words.ts';
import { narrowFigure } from '../../typeset/figures.ts';
import { element, type Markup } from '../../typeset/markup.ts';
import { periodName } from '../../typeset/periods.ts';
import { namesBelow } from '../axes.ts';
import { faces, label, toBaseline } from '../labels.ts';
import { columnsOf, rowNames, type Drawing, type Plot } from '../plot.ts';

const mostLines = 60;
const tallCell = 26;
const shortCell = 18;
const manyLines = 14;
const gap = 10;
const headHeight = 24;
const legendHeight = 34;
const between = 1;
/** Shades from the least to the most; the first is for zero alone. */
const shades = 8;

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  readonly runs: boolean;
}

/** A grid of the last axis column by those before it, the stronger the colour the more. */
export function drawHeatmap(plot: Plot): Drawing | null {
  const { chart, table, letters, style, width, isNarrow } = plot;
  const measure = columnsOf(plot, chart.y)[0];
  const axis = chart.x.slice(-1);
  if (measure === undefined || axis.length === 0) return null;
  const [rowTexts, columnTexts] = [rowNames(plot, chart.x.slice(0, -1)), rowNames(plot, axis)];
  const lines = [...new Set(rowTexts)].slice(-mostLines);
  const heads = [...new Set(columnTexts)];
  const values = numbersOf(table, measure.name);
  const known = values.filter((one) => isNumber(one));
  if (known.length === 0) return null;

  const lineNames = lines.map((name) => nameOf(plot, chart.x.slice(0, -1), name));
  const nameRoom = Math.min(letters.widest(lineNames, faces.axis), Math.floor(width * 0.3));
  const left = nameRoom === 0 ? 0 : nameRoom + gap;
  const cellWidth = Math.min((width - left) / heads.length, 96);
  const cellHeight = lines.length > manyLines ? shortCell : tallCell;
  const at = new Map(lines.map((name, row) => [name, row] as const));
  const place = new Map(heads.map((name, column) => [name, column] as const));
  const cells = table.rows.flatMap((row, index): Cell[] => {
    const line = at.get(rowTexts[index]!);
    const runs = chart.complete !== undefined && valueAt(row, chart.complete) === false;
    return line === undefined
      ? []
      : [{ row: line, column: place.get(columnTexts[index]!)!, value: values[index] ?? null, runs }];
  });
  const reach = reachOf(known);
  const shadeOf = shading(reach);
  const text = (value: number) => narrowFigure(value, measure.unit, style.locale);
  const bare = (value: number) => text(value).replace(/\s*%$/u, '');
  const written = [text, bare].find((say) => letters.widest(known.map(say), faces.cell) + 5 <= cellWidth);
  const top = headHeight;
  const body = cells.flatMap(({ row, column, value, runs }) => {
    if (!isNumber(value)) return [];
    const [x, y] = [left + column * cellWidth, top + row * cellHeight];
    const shade = shadeOf(value);
    const rect = element('rect', {
      x,
      y,
      width: cellWidth - between,
      height: cellHeight - between,
      class: runs ? `${shade} runs` : shade,
    });
    if (written === undefined) return [rect];
    const middle = {
      x: x + (cellWidth - between) / 2,
      y: y + cellHeight / 2 + toBaseline('cell'),
      anchor: 'middle',
    } as const;
    return [rect, label(letters, written(value), 'cell', { ...middle, also: `on-${shade}` })];
  });
  const names = lineNames.map((name, row) =>
    label(letters, name, 'axis', {
      x: nameRoom,
      y: top + row * cellHeight + cellHeight / 2 + toBaseline('axis'),
      anchor: 'end',
      room: nameRoom,
    }),
  );
  const headNames = heads.map((name, column) => ({
    x: left + (column + 0.5) * cellWidth,
    text: nameOf(plot, axis, name),
  }));
  const bottom = top + lines.length * cellHeight;
  return {
    height: bottom + legendHeight,
    body: [
      ...namesBelow(letters, headNames, {
        y: -4,
        from: left,
        to: Math.max(left + heads.length * cellWidth, width),
        ticks: false,
      }),
      ...names,
      ...body,
      ...legend(plot, known, reach, { y: bottom + 12, text, anyRuns: cells.some(({ runs }) => runs), isNarrow }),
    ],
  };
}

/** A period as an axis has it; any other name as it is. */
function nameOf(plot: Plot, columns: readonly string[], name: string): string {
  const isPeriod = columns.length === 1 && columnsOf(plot, columns)[0]?.unit === 'period';
  return isPeriod ? periodName(name, plot.style.language, 'short') : name;
}

const outlying = 2;
const usual = 0.95;

/** The value of the darkest shade: the most, unless a few lie so far out that all others would look alike. */
function reachOf(known: readonly number[]): number {
  const sizes = known.map(Math.abs).toSorted((a, b) => a - b);
  const [most, high] = [sizes.at(-1)!, quantileSorted(sizes, usual)!];
  return (high > 0 && most > outlying * high ? high : most) || 1;
}

/** The class of a value's shade: from zero up, and, where some are below it, from zero down in the other colour. */
function shading(reach: number): (value: number) => string {
  const step = (value: number) => Math.ceil((Math.min(value, reach) / reach) * shades);
  return (value) => (value < 0 ? `n-${Math.ceil(step(-value) / 2)}` : `h-${step(value)}`);
}

function legend(
  { letters, style }: Plot,
  known: readonly number[],
  reach: number,
  {
    y,
    text,
    anyRuns,
    isNarrow,
  }: {
    readonly y: number;
    readonly text: (value: number) => string;
    readonly anyRuns: boolean;
    readonly isNarrow: boolean;
  },
): readonly Markup[] {
  const below = known.some((one) => one < 0) ? ['n-4', 'n-3', 'n-2', 'n-1'] : [];
  const names = [...below, ...Array.from({ length: shades + 1 }, (_, at) => `h-${at}`)];
  const size = 16;
  const from = text(below.length > 0 ? -reach : 0);
  const start = letters.width(from, faces.axis) + 8;
  const line = y + 7 + toBaseline('axis');
  const boxes = names.map((name, at) =>
    element('rect', { x: start + at * size, y: y + 1, width: size, height: 12, class: name }),
  );
  const end = start + names.length * size + 8;
  const to = (known.some((one) => Math.abs(one) > reach) ? '≥ ' : '') + text(reach);
  const runs = end + letters.width(to, faces.axis) + (isNarrow ? 14 : 28);
  return [
    label(letters, from, 'axis', { x: 0, y: line }),
    ...boxes,
    label(letters, to, 'axis', { x: end, y: line }),
    ...(anyRuns
      ? [
          element('rect', { x: runs, y: y + 1, width: 12, height: 12, class: 'h-3 runs' }),
          label(letters, wordsOf[style.language].stillRuns, 'axis', { x: runs + 18, y: line }),
        ]
      : []),
  ];
}
