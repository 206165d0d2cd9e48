import type { ScaleLinear, ScaleLogarithmic } from 'd3-scale';
import type { Unit } from '../../results/result.ts';
import { figure, tickTexts } from '../typeset/figures.ts';
import type { Markup } from '../typeset/markup.ts';
import { faces, label, rule, toBaseline } from './labels.ts';
import type { Letters } from './letters.ts';

export type Scale = ScaleLinear<number, number> | ScaleLogarithmic<number, number>;

interface Axis {
  readonly scale: Scale;
  readonly ticks: readonly number[];
  readonly unit: Unit;
  readonly locale: string;
  readonly letters: Letters;
  /** The value that says nothing happens: its line is stronger. */
  readonly reference: number;
  /** Of the picture, within which numbers below the axis stay. */
  readonly width: number;
}

const gap = 8;

/** How much room the numbers of a vertical axis take. */
export const axisRoom = (
  ticks: readonly number[],
  { unit, locale, letters }: Pick<Axis, 'unit' | 'locale' | 'letters'>,
): number => Math.ceil(letters.widest(tickTexts(ticks, unit, locale), faces.axis)) + gap;

/** Lines across, with the number of each to their left. */
export function linesAcross(axis: Axis, left: number, right: number): readonly Markup[] {
  const texts = tickTexts(axis.ticks, axis.unit, axis.locale);
  return axis.ticks.flatMap((tick, at) => {
    const y = axis.scale(tick);
    return [
      rule(left, y, right, y, tick === axis.reference ? 'zero' : 'grid'),
      label(axis.letters, texts[at]!, 'axis', { x: left - gap, y: y + toBaseline('axis'), anchor: 'end' }),
    ];
  });
}

/** Lines up and down over these stretches, with the number of each below; one that would touch the one before is left out. */
export function linesDown(
  axis: Axis,
  stretches: readonly (readonly [top: number, bottom: number])[],
): readonly Markup[] {
  // Ratios lie apart by factors: each has the decimals that it needs.
  const texts =
    'base' in axis.scale
      ? axis.ticks.map((tick) => figure(tick, axis.unit, axis.locale))
      : tickTexts(axis.ticks, axis.unit, axis.locale);
  const bottom = stretches.at(-1)?.[1] ?? 0;
  let end = -Infinity;
  return axis.ticks.flatMap((tick, at) => {
    const x = axis.scale(tick);
    const half = axis.letters.width(texts[at]!, faces.axis) / 2;
    const lines = stretches.map(([from, to]) => rule(x, from, x, to, tick === axis.reference ? 'zero' : 'grid'));
    const middle = Math.min(Math.max(x, half), axis.width - half);
    if (middle - half < end + gap) return lines;
    end = middle + half;
    return [...lines, label(axis.letters, texts[at]!, 'axis', { x: middle, y: bottom + 17, anchor: 'middle' })];
  });
}

/** Steps between places that a reader can count in: months by the quarter, the half year, the year. */
const steps = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120];

export interface Named {
  readonly x: number;
  readonly text: string;
}

/** Names below an axis: every one, or every so many as find room; the outer ones stay within the picture. */
export function namesBelow(
  letters: Letters,
  names: readonly Named[],
  {
    y,
    from,
    to,
    ticks = true,
  }: { readonly y: number; readonly from: number; readonly to: number; readonly ticks?: boolean },
): readonly Markup[] {
  const [first, second] = names;
  if (first === undefined) return [];
  const between = second === undefined ? Infinity : Math.abs(second.x - first.x);
  const needed =
    letters.widest(
      names.map(({ text }) => text),
      faces.axis,
    ) + gap;
  const step = steps.find((one) => one * between >= needed) ?? names.length;
  let end = -Infinity;
  return names.flatMap(({ x, text }, at) => {
    if (at % step !== 0) return [];
    const width = Math.min(letters.width(text, faces.axis), to - from);
    const middle = Math.min(Math.max(x, from + width / 2), to - width / 2);
    if (middle - width / 2 < end + gap / 2) return [];
    end = middle + width / 2;
    const mark = ticks ? [rule(x, y, x, y + 4, 'tick')] : [];
    return [...mark, label(letters, text, 'axis', { x: middle, y: y + 18, anchor: 'middle', room: to - from })];
  });
}
