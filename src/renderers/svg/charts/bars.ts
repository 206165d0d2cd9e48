import { scaleLinear } from 'd3-scale';
import type { Column } from '../../../results/result.ts';
import { isNumber, numbersOf } from '../../text/rows.ts';
import { figureOf } from '../../typeset/figures.ts';
import { element, type Markup } from '../../typeset/markup.ts';
import { wordsOf } from '../../text/words.ts';
import { faces, label, namesFitted, rule, toBaseline } from '../labels.ts';
import { columnsOf, isHiddenRow, rowNames, type Drawing, type LegendEntry, type Plot } from '../plot.ts';
import { rowsDrawn } from '../rows-drawn.ts';

const gap = 12;
const thick = 20;
const thin = 13;
const betweenRows = 14;
const nameLine = 20;

const colours = ['c-0', 'c-1', 'c-2', 'c-3', 'c-4', 'c-5'];
export const barColour = (count: number, at: number): string => (count === 1 ? 'c-0' : colours[at % colours.length]!);

export const barsLegend = (plot: Plot): readonly LegendEntry[] => {
  const columns = columnsOf(plot, plot.chart.y);
  return columns.length < 2
    ? []
    : columns.map(({ label: name }, at) => ({ mark: barColour(columns.length, at), label: name }));
};

/** Bars that lie, from zero on, one for each measure of a row, with its number behind it. */
export function drawBars(plot: Plot): Drawing | null {
  const columns = columnsOf(plot, plot.chart.y);
  const rows = rowsDrawn(plot.table);
  const values = columns.map(({ name }) => numbersOf(plot.table, name));
  const known = values.flatMap((column) => rows.map((row) => column[row] ?? null)).filter((one) => isNumber(one));
  if (known.length === 0) return null;
  const { letters, style, width, isNarrow } = plot;
  const names = rowNames(plot, plot.chart.x);
  const text = (column: Column<string>, row: number, value: number | null) =>
    isHiddenRow(plot, row) ? wordsOf[style.language].hidden : figureOf(value, column, style.locale);
  const texts = columns.map((column, at) => rows.map((row) => text(column, row, values[at]![row] ?? null)));
  const valueRoom = letters.widest(texts.flat(), faces.strong) + 8;
  const nameRoom = isNarrow
    ? 0
    : Math.min(
        letters.widest(
          rows.map((row) => names[row]!),
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
  const size = columns.length === 1 ? thick : thin;
  const height = (isNarrow ? nameLine : 0) + columns.length * size + betweenRows;
  const fitted = namesFitted(
    letters,
    rows.map((row) => ({ text: names[row]!, room: isNarrow ? width : nameRoom })),
    'name',
  );
  const body = rows.flatMap((row, at) => {
    const top = at * height + betweenRows / 2;
    const middle = top + (columns.length * size) / 2;
    const place = isNarrow
      ? { x: 0, y: top + 10 }
      : { x: nameRoom, y: middle + toBaseline('name'), anchor: 'end' as const };
    const name = label(letters, fitted[at]!, 'name', place);
    const bars = columns.flatMap((_, index) =>
      oneBar(plot, {
        value: values[index]![row] ?? null,
        text: texts[index]![at]!,
        scale,
        y: top + (isNarrow ? nameLine - 2 : 0) + index * size,
        size,
        colour: columns.length === 1 && (values[index]![row] ?? 0) < 0 ? 'bad' : barColour(columns.length, index),
      }),
    );
    return [name, ...bars];
  });
  const zero = least < 0 ? [rule(scale(0), 0, scale(0), rows.length * height, 'zero')] : [];
  return { height: rows.length * height, body: [...body, ...zero] };
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
