import { scaleLinear } from 'd3-scale';
import { valueAt } from '../../text/cells.ts';
import { isNumber, numbersOf } from '../../text/rows.ts';
import { element } from '../../typeset/markup.ts';
import { axisRoom, linesAcross, linesDown } from '../axes.ts';
import { label } from '../labels.ts';
import { columnsOf, rowNames, type Drawing, type LegendEntry, type Plot } from '../plot.ts';

const height = 300;
const narrowHeight = 240;
const top = 22;
const radius = 4;
/** Points are named where there are few. */
const mostNamed = 12;
const colours = 6;

/** A row without a group is no point, where rows are grouped. */
const hasGroup = ({ chart, table }: Plot, row: number): boolean =>
  chart.series === undefined || valueAt(table.rows[row]!, chart.series) !== null;

const groupsOf = (plot: Plot): readonly string[] =>
  plot.chart.series === undefined
    ? []
    : [...new Set(rowNames(plot, [plot.chart.series]).filter((_, row) => hasGroup(plot, row)))];

export const scatterLegend = (plot: Plot): readonly LegendEntry[] =>
  groupsOf(plot).map((name, at) => ({ mark: `c-${at % colours}`, label: name }));

/** A point a row: one number across, one up. */
export function drawScatter(plot: Plot): Drawing | null {
  const { chart, table, letters, style, width, isNarrow } = plot;
  const [across, up] = [columnsOf(plot, chart.x.slice(-1))[0], columnsOf(plot, chart.y)[0]];
  if (across === undefined || up === undefined) return null;
  const [xs, ys] = [numbersOf(table, across.name), numbersOf(table, up.name)];
  const points = table.rows.flatMap((_, row) => {
    const [x, y] = [xs[row], ys[row]];
    return hasGroup(plot, row) && isNumber(x) && isNumber(y) ? [{ row, x, y }] : [];
  });
  if (points.length === 0) return null;
  const bottom = top + (isNarrow ? narrowHeight : height);
  const ends = (values: readonly number[]): [number, number] => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return least === most ? [least - 1, most + 1] : [least, most];
  };
  const y = scaleLinear(ends(points.map((point) => point.y)), [bottom, top]).nice(5);
  const ticks = y.ticks(5);
  const axis = { scale: y, ticks, unit: up.unit, locale: style.locale, letters, reference: 0, width };
  const left = axisRoom(ticks, axis);
  const right = width - radius;
  const x = scaleLinear(ends(points.map((point) => point.x)), [left + radius, right]).nice(isNarrow ? 4 : 6);
  const below = { ...axis, scale: x, ticks: x.ticks(isNarrow ? 4 : 6), unit: across.unit };
  const groups = groupsOf(plot);
  const group = chart.series === undefined ? [] : rowNames(plot, [chart.series]);
  const names = rowNames(plot, chart.x.slice(0, -1));
  const isNamed = points.length <= mostNamed && !isNarrow;
  const dots = points.flatMap((point) => {
    const mark = `c-${Math.max(groups.indexOf(group[point.row] ?? ''), 0) % colours}`;
    const [cx, cy] = [x(point.x), y(point.y)];
    const circle = element('circle', { cx, cy, r: radius, class: `point ${mark}` });
    const name = names[point.row]!;
    const isLeft = cx > (left + right) / 2;
    const place = { x: isLeft ? cx - 9 : cx + 9, y: cy + 4, room: 150, also: 'halo' };
    return isNamed && name !== ''
      ? [circle, label(letters, name, 'axis', { ...place, ...(isLeft ? { anchor: 'end' as const } : {}) })]
      : [circle];
  });
  return {
    height: bottom + 44,
    body: [
      label(letters, up.label, 'axis', { x: 0, y: 12, room: width }),
      ...linesAcross(axis, left, right),
      ...linesDown(below, [[top, bottom]]),
      label(letters, across.label, 'axis', { x: right, y: bottom + 38, anchor: 'end', room: width - left }),
      ...dots,
    ],
  };
}
