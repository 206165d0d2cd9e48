import { scaleLinear } from 'd3-scale';
import type { Column } from '../../../results/result.ts';
import { isNumber, isRunning, numbersOf } from '../../text/rows.ts';
import { narrowFigure } from '../../typeset/figures.ts';
import { element, type Markup } from '../../typeset/markup.ts';
import { periodName } from '../../typeset/periods.ts';
import { axisRoom, linesAcross, namesBelow } from '../axes.ts';
import { faces, label } from '../labels.ts';
import { columnsOf, rowNames, type Drawing, type Plot } from '../plot.ts';

const plotHeight = 170;
const severalHeight = 104;
const titleHeight = 34;
const axisHeight = 26;
const widestColumn = 64;

/** Columns that stand, along an axis that has an order: scores, periods. Several measures stand one below the other. */
export function drawColumns(plot: Plot): Drawing | null {
  const columns = columnsOf(plot, plot.chart.y).filter(({ name }) => numbersOf(plot.table, name).some(isNumber));
  if (columns.length === 0) return null;
  const isOne = columns.length === 1;
  const height = isOne ? plotHeight : titleHeight + severalHeight;
  const body = columns.flatMap((column, at) =>
    onePanel(plot, column, columns, {
      top: at * (height + 14) + (isOne ? 20 : titleHeight),
      bottom: at * (height + 14) + (isOne ? 20 : 0) + height,
      isLast: at === columns.length - 1,
      isTitled: !isOne,
    }),
  );
  return { height: columns.length * (height + 14) - 14 + (isOne ? 20 : 0) + axisHeight, body };
}

interface Panel {
  readonly top: number;
  readonly bottom: number;
  readonly isLast: boolean;
  readonly isTitled: boolean;
}

function onePanel(plot: Plot, column: Column<string>, all: readonly Column<string>[], panel: Panel): readonly Markup[] {
  const { letters, style, table, width } = plot;
  const values = numbersOf(table, column.name);
  // Measures of one unit are as tall as their numbers say beside each other.
  const alike = all.filter(({ unit }) => unit === column.unit).flatMap(({ name }) => numbersOf(table, name));
  const known = alike.filter((one) => isNumber(one));
  const scale = scaleLinear([Math.min(0, ...known), Math.max(0, ...known) || 1], [panel.bottom, panel.top]).nice(3);
  const ticks = scale.ticks(3);
  const axis = { scale, ticks, unit: column.unit, locale: style.locale, letters, reference: 0, width };
  const left = axisRoom(ticks, axis);
  const step = (width - left) / Math.max(values.length, 1);
  const size = Math.min(step * (step > 12 ? 0.76 : 0.82), widestColumn);
  const names = namesOf(plot);
  const places = values.map((_, at) => left + (at + 0.5) * step);
  const texts = values.map((value) => (isNumber(value) ? narrowFigure(value, column.unit, style.locale) : ''));
  const isNumbered = letters.widest(texts, faces.axis) + 4 <= step;
  const bars = values.flatMap((value, at) => {
    if (!isNumber(value)) return [];
    const [zero, end] = [scale(0), scale(value)];
    const tall = Math.max(Math.abs(end - zero), value === 0 ? 0 : 1);
    const rect = element('rect', {
      x: places[at]! - size / 2,
      y: Math.min(zero, end),
      width: size,
      height: tall,
      class: `${plot.signals.has(at) || value < 0 ? 'bad' : 'c-0'}${isRunning(table.rows[at]!) ? ' runs' : ''}`,
    });
    const y = value < 0 ? end + 14 : end - 6;
    const number = isNumbered
      ? [label(letters, texts[at]!, 'axis', { x: places[at]!, y, anchor: 'middle', also: 'halo' })]
      : [];
    return [rect, ...number];
  });
  return [
    ...(panel.isTitled ? [label(letters, column.label, 'strong', { x: 0, y: panel.top - 18, room: width })] : []),
    ...linesAcross(axis, left, width),
    ...bars,
    ...(panel.isLast
      ? namesBelow(
          letters,
          places.map((x, at) => ({ x, text: names[at]! })),
          { y: panel.bottom, from: 0, to: width, ticks: false },
        )
      : []),
  ];
}

/** What stands below each column. */
export function namesOf(plot: Plot): readonly string[] {
  const isPeriod = columnsOf(plot, plot.chart.x.slice(-1)).some(({ unit }) => unit === 'period');
  const names = rowNames(plot, plot.chart.x);
  return isPeriod ? names.map((name) => periodName(name, plot.style.language, 'short')) : names;
}
