import { area, curveLinear, curveStepAfter, line } from 'd3-shape';
import { element, type Markup } from '../../../typeset/markup.ts';
import type { Scale } from '../../axes.ts';
import type { Point, Series } from './series.ts';

/** How the points of a series become a curve. */
export interface Stroke {
  readonly x: Scale;
  readonly y: Scale;
  readonly isStep: boolean;
}

const shapeOf = (isStep: boolean) => (isStep ? curveStepAfter : curveLinear);
const digits = 1;

/** The interval of a series, as a band; nothing where it has none. */
export function band({ points }: Series, { x, y, isStep }: Stroke, name: string): readonly Markup[] {
  const path = area<Point>()
    .defined(({ low, high }) => low !== null && high !== null)
    .x((point) => x(point.x))
    .y0((point) => y(point.low!))
    .y1((point) => y(point.high!))
    .curve(shapeOf(isStep))
    .digits(digits)([...points]);
  return path === null || path === '' ? [] : [element('path', { d: path, class: name })];
}

/** A series as a line, broken where it leads to a period that is not over; a value that is missing is a gap. */
export function curve({ points }: Series, stroke: Stroke, name: string): readonly Markup[] {
  const running = points.findIndex(({ isRunning }) => isRunning);
  if (running < 0) return lineOf(points, stroke, name);
  return [
    ...lineOf(points.slice(0, running), stroke, name),
    ...lineOf(points.slice(Math.max(running - 1, 0)), stroke, `${name} ahead`),
  ];
}

function lineOf(points: readonly Point[], { x, y, isStep }: Stroke, name: string): readonly Markup[] {
  const path = line<Point>()
    .defined(({ value }) => value !== null)
    .x((point) => x(point.x))
    .y((point) => y(point.value!))
    .curve(shapeOf(isStep))
    .digits(digits)([...points]);
  return path === null || path === '' ? [] : [element('path', { d: path, class: name })];
}

/** A dot on each point, and a ring around those that are more than chance. */
export function marks(
  { points }: Series,
  { x, y }: Stroke,
  { dot, all }: { readonly dot: string; readonly all: boolean },
): readonly Markup[] {
  const known = points.filter(({ value }) => value !== null);
  const small = all
    ? known
        .filter(({ isSignal }) => !isSignal)
        .map((point) =>
          element('circle', {
            cx: x(point.x),
            cy: y(point.value!),
            r: 2.6,
            class: point.isRunning ? `${dot} runs` : dot,
          }),
        )
    : [];
  const rings = known
    .filter(({ isSignal }) => isSignal)
    .map((point) => element('circle', { cx: x(point.x), cy: y(point.value!), r: 4.5, class: 'ring' }));
  return [...small, ...rings];
}
