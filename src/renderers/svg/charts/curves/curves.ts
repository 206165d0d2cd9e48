import { scaleLinear } from 'd3-scale';
import { isNumber } from '../../../text/rows.ts';
import { figure, figureOf, tickTexts } from '../../../typeset/figures.ts';
import type { Markup } from '../../../typeset/markup.ts';
import { wordsOf } from '../../../text/words.ts';
import { axisRoom, linesAcross, namesBelow, type Scale } from '../../axes.ts';
import { faces, label, spelt, toBaseline } from '../../labels.ts';
import type { Drawing, Plot } from '../../plot.ts';
import { keyOf, noKey } from './key.ts';
import { drawPanels } from './panels.ts';
import { axisEnds, lastOf, runsAlong, seriesOf, type Along, type Point, type Series } from './series.ts';
import { standingBelow } from './standing.ts';
import { band, curve, marks, type Stroke } from './strokes.ts';

const height = 256;
const narrowHeight = 190;
const top = 18;
const axisHeight = 26;
const gap = 8;
/** More curves than this in one picture are a tangle: each gets a small picture of its own. */
const mostTogether = 3;
/** Steps lie apart more often than lines, which cross. */
const mostSteps = 6;
/** More bands than this hide each other. */
const mostBands = 3;
/** Curves without a dot on every point, where there are more than this. */
const mostDots = 40;

const isStep = ({ chart }: Plot) => chart.type === 'step';

export const isInPanels = (plot: Plot): boolean =>
  seriesOf(plot).series.filter(({ isOfAll }) => isOfAll !== true).length > (isStep(plot) ? mostSteps : mostTogether);

/** The ends of the value axis: shares of who stays from nothing to all, others as far as they reach. */
export function valueEnds(plot: Plot, series: readonly Series[]): readonly [number, number] {
  if (isStep(plot)) return [0, 1];
  const known = series
    .flatMap(({ points }) => points.flatMap(({ value, low, high }) => [value, low, high]))
    .filter((one) => isNumber(one));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (least === most) return [Math.min(0, least), Math.max(0, most) || 1];
  // Zero is in sight where it is near.
  return [least > 0 && least < most / 2 ? 0 : least, most < 0 && most > least / 2 ? 0 : most];
}

/** Curves over time, with their intervals as bands, each named where it ends, or above where there is no room for that. */
export function drawCurves(plot: Plot): Drawing | null {
  const { along, series } = seriesOf(plot);
  if (series.length === 0) return null;
  const ends = valueEnds(plot, series);
  if (isInPanels(plot)) return drawPanels(plot, { along, series, ends, isStep: isStep(plot) });
  const { letters, style, width, isNarrow } = plot;
  const column = series[0]!.column;
  const colourOf = (at: number) => (series.length === 1 ? 'one' : `s-${at}`);
  const { names, room: nameRoom, areAbove } = endNames(plot, series);
  const key = areAbove
    ? keyOf(
        plot,
        series.map(({ name }) => name),
        colourOf,
      )
    : noKey;
  const highest = top + key.height;
  const bottom = highest + (isNarrow ? narrowHeight : height);
  const y = scaleLinear(ends, [bottom, highest]).nice(isNarrow ? 4 : 5);
  const ticks = y.ticks(isNarrow ? 4 : 5);
  const axis = { scale: y, ticks, unit: column.unit, locale: style.locale, letters, reference: 0, width };
  const below = standingBelow(plot, series);
  const left = Math.max(axisRoom(ticks, axis), below.room);
  const right = width - nameRoom - gap * 1.5;
  const x = scaleLinear(axisEnds(along), [left, right]);
  const stroke: Stroke = { x, y, isStep: isStep(plot) };
  const points = Math.max(...series.map((one) => one.points.length));
  const body = [
    ...key.body,
    ...linesAcross(axis, left, right),
    ...(series.length <= mostBands ? series.flatMap((one, at) => band(one, stroke, `band ${colourOf(at)}-b`)) : []),
    ...series.flatMap((one, at) => {
      const covers = !stroke.isStep && series.slice(0, at).some((under) => runsAlong(one, under));
      return curve(one, stroke, `curve ${colourOf(at)}-l${covers ? ' over' : ''}`);
    }),
    ...series.flatMap((one, at) =>
      marks(one, stroke, { dot: `${colourOf(at)}-d`, all: !stroke.isStep && points <= mostDots }),
    ),
    ...endLabels(plot, series, names, { y, right: right + gap, bottom, colourOf }),
    ...(series.length === 1 ? signalLabels(plot, series[0]!, stroke, { left, right }) : []),
    ...axisBelow(plot, along, x, { y: bottom, from: 0, to: right + nameRoom / 2 }),
  ];
  const base = bottom + axisHeight;
  return { height: base + below.height, body: [...body, ...below.draw(x, base)] };
}

/** What stands at the end of each curve: its name and its last value, or the value alone where one name has no room beside it. */
function endNames(
  plot: Plot,
  series: readonly Series[],
): { readonly names: readonly string[]; readonly room: number; readonly areAbove: boolean } {
  const { letters, style, width } = plot;
  const most = width * 0.3;
  const values = series.map((one) => figureOf(lastOf(one)?.value ?? null, one.column, style.locale));
  if (series.length === 1) {
    const range = letters.width(endRange(plot, series[0]!), faces.axis);
    return {
      names: values,
      room: Math.min(Math.max(letters.widest(values, faces.value), range), most),
      areAbove: false,
    };
  }
  const whole = values.map((value, at) => [spelt(series[at]!.name), value].filter((part) => part !== '').join(' '));
  const areAbove = letters.widest(whole, faces.strong) > most;
  const names = areAbove ? values : whole;
  return { names, room: letters.widest(names, faces.strong), areAbove };
}

function endRange({ style }: Plot, series: Series): string {
  const { low, high } = lastOf(series) ?? {};
  const text = (value: number) => figure(value, series.column.unit, style.locale);
  return isNumber(low) && isNumber(high) ? wordsOf[style.language].range(text(low), text(high)) : '';
}

interface Ends {
  readonly y: Scale;
  readonly right: number;
  readonly bottom: number;
  readonly colourOf: (at: number) => string;
}

/** Names where curves end, moved apart where they would touch. */
function endLabels(plot: Plot, series: readonly Series[], names: readonly string[], ends: Ends): readonly Markup[] {
  const { letters } = plot;
  const lines = series.length === 1 ? ['value', 'range'] : ['name'];
  const needed = lines.length * 17;
  const places = series
    .map((one, at) => ({ at, y: ends.y(lastOf(one)!.value!) }))
    .toSorted((a, b) => a.y - b.y || a.at - b.at);
  let last = -Infinity;
  const apart = places.map((place) => {
    const y = Math.max(place.y, last + needed);
    last = y;
    return { ...place, y };
  });
  const excess = Math.max(0, last - ends.bottom);
  return apart.flatMap(({ at, y }) => {
    const line = y - excess + toBaseline('strong');
    const name = names[at]!;
    if (series.length === 1) {
      return [
        label(letters, name, 'value', { x: ends.right, y: line }),
        label(letters, endRange(plot, series[0]!), 'axis', { x: ends.right, y: line + 16 }),
      ];
    }
    return [label(letters, name, 'strong', { x: ends.right, y: line, also: `${ends.colourOf(at)}-t` })];
  });
}

const mostSignals = 2;

/** What is more than chance is named beside its ring. */
function signalLabels(
  plot: Plot,
  series: Series,
  { x, y }: Stroke,
  { left, right }: { readonly left: number; readonly right: number },
): readonly Markup[] {
  const signals = series.points.filter(({ isSignal, value }) => isSignal && isNumber(value)).slice(0, mostSignals);
  const { along } = seriesOf(plot);
  return signals.flatMap((point: Point) => {
    const text = `${along.names?.[point.x] ?? ''} ${figureOf(point.value, series.column, plot.style.locale)}`.trim();
    const width = plot.letters.width(text, faces.note);
    const isRight = x(point.x) + 12 + width < right && x(point.x) < (left + right) / 2;
    const place = isRight ? { x: x(point.x) + 12 } : { x: x(point.x) - 12, anchor: 'end' as const };
    return [label(plot.letters, text, 'note', { ...place, y: y(point.value!) + toBaseline('note') })];
  });
}

/** What stands below the curves: the names of periods, or round numbers. */
export function axisBelow(
  plot: Plot,
  along: Along,
  x: Scale,
  place: { readonly y: number; readonly from: number; readonly to: number },
): readonly Markup[] {
  const { letters, style, isNarrow } = plot;
  if (along.names !== null)
    return namesBelow(
      letters,
      along.names.map((text, at) => ({ x: x(at), text })),
      place,
    );
  const ticks = x.ticks(isNarrow ? 4 : 7).filter((tick) => tick >= along.least && tick <= along.most);
  const texts = tickTexts(ticks, along.column?.unit ?? 'number', style.locale);
  return namesBelow(
    letters,
    ticks.map((tick, at) => ({ x: x(tick), text: texts[at]! })),
    place,
  );
}
