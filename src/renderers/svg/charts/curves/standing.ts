import { columnTexts } from '../../../text/cells.ts';
import { columnsNamed, isNumber, numbersOf, labelsOfRows } from '../../../text/rows.ts';
import type { Markup } from '../../../typeset/markup.ts';
import type { Scale } from '../../axes.ts';
import { faces, label, spelt } from '../../labels.ts';
import type { Plot } from '../../plot.ts';
import type { Series } from './series.ts';

const line = 18;
const titleLine = 22;
const gap = 10;

/** What stands below curves: how many are still behind each of them. */
export interface Below {
  /** Room that the names of the series take to the left. */
  readonly room: number;
  readonly height: number;
  readonly draw: (x: Scale, top: number) => readonly Markup[];
}

const nothing: Below = { room: 0, height: 0, draw: () => [] };

/** How many are still at risk, for each series at round times. */
export function standingBelow(plot: Plot, series: readonly Series[]): Below {
  const { atRisk, chart, letters, style, isNarrow, width } = plot;
  if (atRisk === undefined || atRisk.rows.length === 0) return nothing;
  const times = numbersOf(atRisk, chart.x.at(-1)!);
  const groups = labelsOfRows(atRisk, chart.series === undefined ? [] : [chart.series], style, (text) => text);
  const [column] = columnsNamed(atRisk, [chart.at_risk!]);
  const counts = columnTexts(column!, atRisk.rows, style, (text) => text);
  const most = Math.floor(width * (isNarrow ? 0.24 : 0.2));
  const needed = letters.widest(
    series.map(({ name }) => spelt(name)),
    faces.axis,
  );
  // A name that has no room beside its numbers stands above them.
  const areAbove = needed > most;
  const room = areAbove ? -gap : needed;
  const lines = areAbove ? 2 : 1;
  const rowsOf = ({ name }: Series) =>
    groups.flatMap((group, row) => (group === name && isNumber(times[row]) ? [row] : []));
  const widest = letters.widest(counts, faces.axis) + gap;
  return {
    room: room === 0 ? 0 : room + gap,
    height: titleLine + series.length * lines * line + 4,
    draw: (x, top) => [
      label(letters, atRisk.title, 'axis', { x: 0, y: top + titleLine - 4, room: width }),
      ...series.flatMap((one, at) => {
        const y = top + titleLine + (at + 1) * lines * line - 4;
        let end = -Infinity;
        const numbers = rowsOf(one).flatMap((row) => {
          const place = x(times[row]!);
          const isFirst = place - widest / 2 < room + gap;
          const start = isFirst ? place : place - widest / 2;
          if (start < end) return [];
          end = start + widest;
          const anchor = isFirst ? ('start' as const) : ('middle' as const);
          return [label(letters, counts[row]!, 'axis', { x: place, y, anchor })];
        });
        const colour = series.length === 1 ? {} : { also: `s-${at}-t` };
        const named = areAbove ? { y: y - line, room: width } : { y, room };
        return [label(letters, one.name, 'axis', { x: 0, ...named, ...colour }), ...numbers];
      }),
    ],
  };
}
