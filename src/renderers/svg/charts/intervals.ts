import { scaleLinear, scaleLog } from 'd3-scale';
import { isNumber } from '../../text/rows.ts';
import { figure, figureOf, figuresBelow } from '../../typeset/figures.ts';
import { element, type Markup } from '../../typeset/markup.ts';
import { wordsOf } from '../../text/words.ts';
import { linesDown, type Scale } from '../axes.ts';
import { faces, label, namesFitted, rule, toBaseline } from '../labels.ts';
import {
  columnsOf,
  estimatesOf,
  isHiddenRow,
  numbersIn,
  rowNames,
  type Drawing,
  type Estimate,
  type Plot,
} from '../plot.ts';
import { rowsDrawn } from '../../typeset/rows-drawn.ts';

const wideRow = 34;
const narrowRow = 46;
const axisHeight = 24;
const gap = 14;
const radius = 5;
/** Ratios beyond this from 1 are drawn at the edge: an interval without an end would leave no room for the others. */
const widestRatio = 32;

export interface Dots {
  readonly scale: Scale;
  readonly ticks: readonly number[];
}

/** One scale for all estimates: with zero in sight where its side is the news. */
export function dotScale(plot: Plot, estimates: readonly Estimate[], from: number, to: number, count: number): Dots {
  const { chart, table } = plot;
  const unit = columnsOf(plot, chart.y)[0]?.unit ?? 'number';
  if (chart.log === true) return ratioScale(estimates, chart.reference ?? 1, from, to);
  const centre = chart.reference ?? (unit === 'share-difference' || table.name === 'differences' ? 0 : undefined);
  const known = [...numbersIn(estimates), ...(centre === undefined ? [] : [centre])];
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const room = least === most ? Math.abs(least) * 0.1 || 1 : 0;
  const scale = scaleLinear([least - room, most + room], [from, to]).nice(count);
  return { scale, ticks: scale.ticks(count) };
}

function ratioScale(estimates: readonly Estimate[], reference: number, from: number, to: number): Dots {
  const known = numbersIn(estimates).filter((one) => one > 0);
  const least = Math.max(Math.min(...known, reference / 2), reference / widestRatio);
  const most = Math.min(Math.max(...known, reference * 2), reference * widestRatio);
  const scale = scaleLog([least, most], [from, to]).base(2).clamp(true);
  const powers = Array.from({ length: 11 }, (_, at) => reference * 2 ** (at - 5));
  return { scale, ticks: powers.filter((one) => one >= least && one <= most) };
}

/** An estimate as a dot on the line of its interval. */
export function dot({ value, low, high }: Estimate, scale: Scale, y: number, side: string): readonly Markup[] {
  const at = (one: number) => (one > 0 || !('base' in scale) ? scale(one) : scale.range()[0]!);
  const line = isNumber(low) && isNumber(high) ? [rule(at(low), y, at(high), y, `whisker ${side}-l`)] : [];
  return isNumber(value) ? [...line, element('circle', { cx: at(value), cy: y, r: radius, class: `${side}-d` })] : line;
}

const sideOf = ({ sides }: Plot, row: number): string => (sides.length === 0 ? 'one' : (sides[row] ?? 'flat'));
const colourOf = (side: string) => (side === 'up' || side === 'down' ? `${side}-t` : undefined);

/** A dot with its interval for each row, all on one scale; what a test calls no difference is grey. */
export function drawIntervals(plot: Plot): Drawing | null {
  const column = columnsOf(plot, plot.chart.y)[0];
  if (column === undefined) return null;
  const rows = rowsDrawn(plot.table);
  const all = estimatesOf(plot.table, plot.chart, column.name);
  const shown = rows.map((row) => all[row]!);
  if (!shown.some(({ value }) => isNumber(value))) return null;
  const names = rowNames(plot, plot.chart.x);
  const { letters, style, width, isNarrow } = plot;
  const words = wordsOf[style.language];
  const textsOf = (values: readonly (number | null)[]) =>
    column.unit === 'number'
      ? figuresBelow(values, column.unit, style.locale)
      : values.map((value) => figure(value, column.unit, style.locale));
  const isPlain = column.unit === 'number';
  const valueTexts = isPlain
    ? textsOf(shown.map(({ value }) => value))
    : shown.map(({ value }) => figureOf(value, column, style.locale));
  const [lowTexts, highTexts] = [textsOf(shown.map(({ low }) => low)), textsOf(shown.map(({ high }) => high))];
  const place = new Map(shown.map(({ row }, index) => [row, index] as const));
  const valueText = ({ row }: Estimate) => (isHiddenRow(plot, row) ? words.hidden : valueTexts[place.get(row)!]!);
  const rangeText = ({ row, low, high }: Estimate) =>
    isNumber(low) && isNumber(high) ? words.range(lowTexts[place.get(row)!]!, highTexts[place.get(row)!]!) : '';
  const valueRoom = letters.widest(shown.map(valueText), faces.strong);
  const rangeRoom = letters.widest(shown.map(rangeText), faces.axis);
  const nameRoom = isNarrow
    ? 0
    : Math.min(
        letters.widest(
          rows.map((row) => names[row]!),
          faces.name,
        ),
        Math.floor(width * 0.3),
      );
  const left = isNarrow ? radius + 1 : nameRoom + gap;
  const right = isNarrow ? width - radius - 1 : width - valueRoom - rangeRoom - 2 * gap;
  const { scale, ticks } = dotScale(plot, shown, left, right, isNarrow ? 4 : 6);
  const rowHeight = isNarrow ? narrowRow : wideRow;
  const bottom = rows.length * rowHeight + 4;
  const reference = plot.chart.reference ?? 0;
  const valueEnd = isNarrow ? width - (rangeRoom === 0 ? 0 : rangeRoom + 8) : right + gap + valueRoom;
  const room = isNarrow ? valueEnd - valueRoom - gap : nameRoom;
  const fitted = namesFitted(
    letters,
    rows.map((row) => ({ text: names[row]!, room })),
    'name',
  );
  const body = shown.flatMap((estimate, at) => {
    const side = sideOf(plot, estimate.row);
    const top = at * rowHeight;
    const [middle, line] = isNarrow
      ? [top + 34, top + 17]
      : [top + rowHeight / 2, top + rowHeight / 2 + toBaseline('name')];
    const range = label(letters, rangeText(estimate), 'axis', { x: width, y: line, anchor: 'end' });
    const colour = colourOf(side);
    const value = label(letters, valueText(estimate), 'strong', {
      x: valueEnd,
      y: line,
      anchor: 'end',
      ...(colour === undefined ? {} : { also: colour }),
    });
    const start = isNarrow ? { x: 0 } : { x: nameRoom, anchor: 'end' as const };
    const called = label(letters, fitted[at]!, 'name', { ...start, y: line });
    return [called, value, range, ...dot(estimate, scale, middle, side)];
  });
  const axis = { scale, ticks, unit: column.unit, locale: style.locale, letters, reference, width };
  const stretches = isNarrow
    ? rows.map((_, at) => [at * rowHeight + 24, at * rowHeight + 44] as const)
    : [[2, bottom] as const];
  return { height: bottom + axisHeight, body: [...linesDown(axis, stretches), ...body] };
}
