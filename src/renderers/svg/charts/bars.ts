import { scaleLinear } from 'd3-scale';
import type { Column } from '../../../results/result.ts';
import { isNumber, numbersOf } from '../../text/rows.ts';
import { figureOf } from '../../typeset/figures.ts';
import { element, type Markup } from '../../typeset/markup.ts';
import { wordsOf } from '../../text/words.ts';
import { faces, label, namesFitted, rule, toBaseline } from '../labels.ts';
import { columnsOf, isHiddenRow, rowNames, type Drawing, type LegendEntry, type Plot } from '../plot.ts';
import { rowsDrawn } from '../../typeset/rows-drawn.ts';

const gap = 12;
const thick = 20;
const thin = 13;
const betweenRows = 14;
const nameLine = 20;

const colours = ['c-0', 'c-1', 'c-2', 'c-3', 'c-4', 'c-5'];
export const barColour = (count: number, at: number): string => (count === 1 ? 'c-0' : colours[at % colours.length]!);

export const barsLegend = (plot: Plot): readonly LegendEntry[] => {
  const columns = columnsOf(plot, plot.chart.y);
  return columns.length < 2 || isOfMeasures(plot)
    ? []
    : columns.map(({ label: name }, at) => ({ mark: barColour(columns.length, at), label: name }));
};

/** A line of bars: what it is called, and whose numbers it has. */
interface Line {
  readonly name: string;
  readonly row: number;
  readonly columns: readonly Column<string>[];
}

/** A line for each row with a bar for each measure; the measures of the one row of all are lines of their own. */
function linesOf(plot: Plot): readonly Line[] {
  const columns = columnsOf(plot, plot.chart.y);
  if (isOfMeasures(plot)) return columns.map((column) => ({ name: column.label, row: 0, columns: [column] }));
  const names = rowNames(plot, plot.chart.x);
  return rowsDrawn(plot.table).map((row) => ({ name: names[row]!, row, columns }));
}

const isOfMeasures = ({ chart, table }: Plot): boolean => chart.x.length === 0 && table.rows.length === 1;

/** Bars that lie, from zero on, one for each measure of a row, with its number behind it. */
export function drawBars(plot: Plot): Drawing | null {
  const lines = linesOf(plot);
  const numbers = new Map(columnsOf(plot, plot.chart.y).map(({ name }) => [name, numbersOf(plot.table, name)]));
  const valueOf = (column: Column<string>, row: number) => numbers.get(column.name)![row] ?? null;
  const known = lines
    .flatMap(({ row, columns }) => columns.map((column) => valueOf(column, row)))
    .filter((one) => isNumber(one));
  if (known.length === 0) return null;
  const { letters, style, width, isNarrow } = plot;
  const text = (column: Column<string>, row: number) =>
    isHiddenRow(plot, row) ? wordsOf[style.language].hidden : figureOf(valueOf(column, row), column, style.locale);
  const texts = lines.map(({ row, columns }) => columns.map((column) => text(column, row)));
  const valueRoom = letters.widest(texts.flat(), faces.strong) + 8;
  const nameRoom = isNarrow
    ? 0
    : Math.min(
        letters.widest(
          lines.map(({ name }) => name),
          faces.name,
        ),
        Math.floor(width * 0.34),
      );
  const left = isNarrow ? 0 : nameRoom + gap;
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)];
  const scale = scaleLinear(
    [least, most === least ? 1 : most],
    [left + (least < 0 ? valueRoom : 0), width - (most > 0 ? valueRoom : 0)],
  );
  const count = lines[0]!.columns.length;
  const size = count === 1 ? thick : thin;
  const height = (isNarrow ? nameLine : 0) + count * size + betweenRows;
  const fitted = namesFitted(
    letters,
    lines.map(({ name }) => ({ text: name, room: isNarrow ? width : nameRoom })),
    'name',
  );
  const body = lines.flatMap(({ row, columns }, at) => {
    const top = at * height + betweenRows / 2;
    const middle = top + (count * size) / 2;
    const place = isNarrow
      ? { x: 0, y: top + 10 }
      : { x: nameRoom, y: middle + toBaseline('name'), anchor: 'end' as const };
    const name = label(letters, fitted[at]!, 'name', place);
    const bars = columns.flatMap((column, index) => {
      const value = valueOf(column, row);
      return oneBar(plot, {
        value,
        text: texts[at]![index]!,
        scale,
        y: top + (isNarrow ? nameLine - 2 : 0) + index * size,
        size,
        colour: count === 1 && (value ?? 0) < 0 ? 'bad' : barColour(count, index),
      });
    });
    return [name, ...bars];
  });
  const zero = least < 0 ? [rule(scale(0), 0, scale(0), lines.length * height, 'zero')] : [];
  return { height: lines.length * height, body: [...body, ...zero] };
}

interface Bar {
  readonly value: number | null;
  readonly text: string;
  readonly scale: (value: number) => number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
}

function oneBar({ letters }: Plot, { value, text, scale, y, size, colour }: Bar): readonly Markup[] {
  const [zero, end] = [scale(0), scale(value ?? 0)];
  const isLeft = (value ?? 0) < 0;
  const drawn = Math.max(Math.abs(end - zero), value === null || value === 0 ? 0 : 1);
  const rect = element('rect', {
    x: Math.min(zero, end),
    y: y + 1,
    width: drawn,
    height: size - 2,
    class: colour,
  });
  const number = label(letters, text, 'strong', {
    x: isLeft ? end - 8 : zero + (isLeft ? 0 : drawn) + 8,
    y: y + size / 2 + toBaseline('strong'),
    ...(isLeft ? { anchor: 'end' as const } : {}),
  });
  return drawn === 0 ? [number] : [rect, number];
}
