import type { Chart, OkResult, Table } from '../../../results/result.ts';
import { wrap } from '../../text/display-width.ts';
import { escapeTerminal } from '../../text/escape.ts';
import { mostRows } from '../art-rows.ts';
import { drawBars } from './bars.ts';
import type { Drawing, Plot } from '../drawing.ts';
import { drawHeatmap } from './heatmap.ts';
import { drawIntervals } from './intervals.ts';
import { drawLines } from './lines.ts';
import type { Page } from '../page.ts';
import { drawScatter } from './scatter.ts';
import { drawSteps } from './steps.ts';
import { drawStackedBars } from './stacked-bars.ts';

type Draw = (page: Page, plot: Plot) => Drawing | null;

const upToMostRows =
  (draw: Draw): Draw =>
  (page, plot) =>
    plot.table.rows.length > mostRows ? null : draw(page, plot);

const drawers = (tables: OkResult['tables']): Readonly<Record<Chart['type'], Draw>> => ({
  bar: upToMostRows(drawBars),
  histogram: upToMostRows(drawBars),
  flow: upToMostRows(drawBars),
  'stacked-bar': upToMostRows(drawStackedBars),
  interval: upToMostRows(drawIntervals),
  line: drawLines,
  step: drawSteps(tables),
  heatmap: drawHeatmap,
  scatter: upToMostRows(drawScatter),
});

export interface Charts {
  /** One block of lines for each chart that could be drawn. */
  readonly blocks: readonly (readonly string[])[];
  /** Names of the columns whose every number stands in a chart. */
  readonly printed: ReadonlySet<string>;
}

/** Whether a table has every figure of a chart. */
const holds = ({ columns }: Table<string>, { x, y }: Chart<string>) =>
  [...x, ...y].every((name) => columns.some((column) => column.name === name));

/** The charts of one table, for a terminal of `width` columns. */
export function drawCharts(page: Page, result: OkResult, table: Table<string>, width: number): Charts {
  const draw = drawers(result.tables);
  const measures = result.headlines.map(({ name }) => name);
  const drawn: { readonly chart: Chart<string>; readonly drawing: Drawing }[] = [];
  for (const chart of result.charts.filter((one) => one.table === table.name && table.rows.length > 0)) {
    const before = drawn.filter(({ drawing }) => chart.y.every((name) => drawing.printed.includes(name)));
    const isMute = before.length + result.tables.filter((one) => holds(one, chart)).length > 1;
    const drawing = draw[chart.type](page, { chart, table, measures, width, isMute });
    if (drawing !== null) drawn.push({ chart, drawing });
  }
  return {
    blocks: drawn.map(({ chart, drawing }) => [
      ...wrap(escapeTerminal(chart.title), width).map((line) => page.paint.bold(line)),
      ...drawing.lines,
    ]),
    printed: new Set(drawn.flatMap(({ drawing }) => drawing.printed)),
  };
}
