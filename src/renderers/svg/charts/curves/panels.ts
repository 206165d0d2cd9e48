import { scaleLinear } from 'd3-scale';
import { figureOf, tickTexts } from '../../../typeset/figures.ts';
import { element, type Markup } from '../../../typeset/markup.ts';
import { isNumber } from '../../../text/rows.ts';
import { faces, label, namesFitted, rule, spelt, toBaseline } from '../../labels.ts';
import type { Letters } from '../../letters.ts';
import type { Drawing, Plot } from '../../plot.ts';
import { axisEnds, lastOf, type Along, type Series } from './series.ts';
import { band, curve, marks, type Stroke } from './strokes.ts';

const height = 84;
const titleHeight = 24;
const below = 30;
const between = 22;
const gap = 8;
/** More small pictures than this are for the table. */
const mostPanels = 36;

interface Curves {
  readonly along: Along;
  readonly series: readonly Series[];
  readonly ends: readonly [number, number];
  readonly isStep: boolean;
}

/** A small picture for each curve, all on one scale. */
export function drawPanels(plot: Plot, { along, series, ends: valueEnds, isStep }: Curves): Drawing {
  const { letters, style, width, isNarrow } = plot;
  const shown = series.slice(0, mostPanels);
  const scale = scaleLinear(valueEnds, [height, 0]).nice(2);
  const ticks = scale.ticks(2);
  const unit = shown[0]!.column.unit;
  const texts = tickTexts(ticks, unit, style.locale);
  const axis = Math.ceil(letters.widest(texts, faces.axis)) + gap;
  const ends = endNames(plot, along);
  const values = shown.map((one) => figureOf(lastOf(one)?.value ?? null, one.column, style.locale));
  const titled = shown.map((one, at) => titleWidth(one.name, values[at]!, letters));
  const sizeOf = (number: number) => (width - axis - (number - 1) * between) / number;
  const most = isNarrow ? 2 : shown.length <= 4 ? Math.min(shown.length, 2) : shown.length <= 9 ? 3 : 4;
  const across = fewer(most, (number) => sizeOf(number) >= Math.max(...titled));
  const size = sizeOf(across);
  const roomed = shown.map((one, at) => ({
    text: one.name,
    room: size - letters.width(values[at]!, faces.strong) - gap,
  }));
  const names = namesFitted(letters, roomed, 'strong');
  const body = shown.flatMap((one, at) => {
    const [column, row] = [at % across, Math.floor(at / across)];
    const left = axis + column * (size + between);
    const top = row * (titleHeight + height + below) + titleHeight;
    const y = scale.copy().range([top + height, top]);
    const x = scaleLinear(axisEnds(along), [left + 2, left + size - 2]);
    const stroke: Stroke = { x, y, isStep };
    const numbers = column === 0 ? texts : [];
    return [
      ...ticks.map((tick) => rule(left, y(tick), left + size, y(tick), tick === 0 ? 'zero' : 'grid')),
      ...numbers.map((text, tick) =>
        label(letters, text, 'axis', {
          x: left - gap,
          y: y(ticks[tick]!) + toBaseline('axis'),
          anchor: 'end',
        }),
      ),
      ...band(one, stroke, 'band one-b'),
      ...curve(one, stroke, 'curve one-l'),
      ...marks(one, stroke, { dot: 'one-d', all: false }),
      ...lastDot(one, stroke),
      label(letters, names[at]!, 'strong', { x: left, y: top - 9 }),
      label(letters, values[at]!, 'strong', { x: left + size, y: top - 9, anchor: 'end', also: 'one-t' }),
      label(letters, ends.first, 'axis', { x: left, y: top + height + 17 }),
      label(letters, ends.last, 'axis', { x: left + size, y: top + height + 17, anchor: 'end' }),
    ];
  });
  const rows = Math.ceil(shown.length / across);
  return { height: rows * (titleHeight + height + below) - 8, body };
}

/** Names of a usual length have room; of longer ones as much as of these. */
const usualName = 24;

const titleWidth = (name: string, value: string, letters: Letters): number =>
  letters.width(Array.from(spelt(name)).slice(0, usualName).join(''), faces.strong) +
  gap +
  letters.width(value, faces.strong);

/** The most pictures beside each other, down from a number, that have room. */
function fewer(most: number, haveRoom: (number: number) => boolean): number {
  let number = most;
  while (number > 1 && !haveRoom(number)) number -= 1;
  return number;
}

function lastDot(series: Series, { x, y }: Stroke): readonly Markup[] {
  const point = lastOf(series);
  if (point === undefined || point.isSignal || !isNumber(point.value)) return [];
  return [element('circle', { cx: x(point.x), cy: y(point.value), r: 3, class: 'one-d' })];
}

/** The two ends of the axis, which every small picture has alike. */
function endNames({ style }: Plot, { names, least, most, column }: Along) {
  if (names !== null) return { first: names[0] ?? '', last: names.length > 1 ? names.at(-1)! : '' };
  const [first = '', last = ''] = tickTexts([least, most], column?.unit ?? 'number', style.locale);
  return { first, last };
}
