import type { ChartType } from '../../results/result.ts';
import { graphOf } from '../flow/graph.ts';
import { element, words, type Markup } from '../typeset/markup.ts';
import { barsLegend, drawBars } from './charts/bars.ts';
import { drawColumns } from './charts/columns.ts';
import { drawCurves } from './charts/curves/curves.ts';
import { drawFlowIn, shadesLegend } from './charts/flow/flow.ts';
import { drawHeatmap } from './charts/heatmap.ts';
import { drawIntervals } from './charts/intervals.ts';
import { drawScatter, scatterLegend } from './charts/scatter.ts';
import { drawStackedBars, partsLegend } from './charts/stacked-bars.ts';
import { columnsOf, type Drawing, type LegendEntry, type Plot } from './plot.ts';

type Draw = (plot: Plot) => Drawing | null;

/** Columns stand along an axis that has an order, bars lie below each other for what has a name. */
const isInOrder = (plot: Plot): boolean =>
  plot.chart.x.length === 1 && columnsOf(plot, plot.chart.x).some(({ unit }) => unit !== 'text' && unit !== 'boolean');

const drawers: Readonly<Record<ChartType, Draw>> = {
  bar: (plot) => (isInOrder(plot) ? drawColumns(plot) : drawBars(plot)),
  histogram: drawColumns,
  'stacked-bar': drawStackedBars,
  interval: drawIntervals,
  line: drawCurves,
  step: drawCurves,
  heatmap: drawHeatmap,
  scatter: drawScatter,
  // Where nothing lays it out, its table tells what flows.
  flow: ({ flow, width, style, letters }) =>
    flow === undefined ? null : drawFlowIn(width, flow.of, { style, letters, layOut: flow.layOut }),
};

/** The widths in which a picture is drawn: for a page, and for a telephone. */
export const widths = { wide: 760, narrow: 350 } as const;

/** What a picture is called, and what it shows, for who does not see it. */
export interface Caption {
  /** Begins the ids of its parts: no two pictures of a page have the same. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A picture as an element that can stand in a page; null where the table has nothing to draw. */
export function picture(plot: Plot, name: 'wide' | 'narrow', { id, title, description }: Caption): Markup | null {
  const drawing = drawers[plot.chart.type]({ ...plot, width: widths[name], isNarrow: name === 'narrow' });
  if (drawing === null) return null;
  const [titleId, descriptionId] = [`${id}-${name}-t`, `${id}-${name}-d`];
  return element(
    'svg',
    {
      class: name,
      viewBox: `0 0 ${widths[name]} ${Math.ceil(drawing.height)}`,
      role: 'img',
      'aria-labelledby': titleId,
      'aria-describedby': descriptionId,
    },
    element('title', { id: titleId }, words(title)),
    element('desc', { id: descriptionId }, words(description)),
    ...drawing.body,
  );
}

/** What the colours of a picture stand for; empty where the picture itself says it. */
export function legendOf(plot: Plot): readonly LegendEntry[] {
  if (plot.chart.type === 'stacked-bar') return partsLegend(plot);
  if (plot.chart.type === 'bar' && !isInOrder(plot)) return barsLegend(plot);
  if (plot.flow !== undefined) return shadesLegend(graphOf(plot.flow.of, plot.style));
  return plot.chart.type === 'scatter' ? scatterLegend(plot) : [];
}
