import { graphOf, mostDrawn, type Flow, type FlowGraph, type Most } from '../../../flow/graph.ts';
import type { Direction, LaidFlow, LayOut } from '../../../flow/layout.ts';
import { shadeClasses } from '../../../flow/shades.ts';
import type { Style } from '../../../style.ts';
import { element, type Markup } from '../../../typeset/markup.ts';
import { faces } from '../../labels.ts';
import type { Letters } from '../../letters.ts';
import type { Drawing, LegendEntry } from '../../plot.ts';
import { nodeMarks, nodeSize } from './nodes.ts';
import { wayLabel, wayMarks } from './ways.ts';

/** A flow that has found its places. */
export interface PlacedFlow {
  readonly graph: FlowGraph;
  readonly laid: LaidFlow;
}

/** What a flow is laid out and drawn with. */
export interface FlowTools {
  readonly style: Style;
  readonly letters: Letters;
  readonly layOut: LayOut;
}

/** Room for an edge’s number, beside the thickest line. */
const labelHeight = 14;
const labelAside = 10;

/** A flow in its places, of whatever size that takes; null where nothing flows. */
export function placedFlow(
  flow: Flow,
  { style, letters, layOut }: FlowTools,
  direction: Direction = 'across',
  most: Most = mostDrawn,
): PlacedFlow | null {
  const graph = graphOf(flow, style, most);
  if (graph.edges.length === 0) return null;
  const sizes = {
    of: (node: FlowGraph['nodes'][number]) => nodeSize(letters, node),
    label: ({ text }: FlowGraph['edges'][number]) => ({
      width: letters.width(text, faces.cell) + labelAside,
      height: labelHeight,
    }),
  };
  const laid = layOut(graph, sizes, direction);
  return laid === null ? null : { graph, laid };
}

/** Pictures are shown at four fifths of the width they are drawn in, on the smallest screens of each: no letter is under 9 px there. */
const least = 9 / (0.8 * faces.cell.size);

/** Half of the line around a box lies outside of it. */
const border = 1;

/** The more that is drawn the wider it is: less, until it finds room. */
const steps: readonly Most[] = [
  { edges: 120, places: 40 },
  { edges: 60, places: 24 },
  { edges: 40, places: 16 },
  { edges: 30, places: 12 },
  { edges: 20, places: 8 },
  { edges: 14, places: 6 },
  { edges: 9, places: 4 },
  { edges: 5, places: 2 },
];

/** As much of a flow as finds room in a width, one way or the other; null where nothing does. */
export function drawFlowIn(width: number, flow: Flow, tools: FlowTools): Drawing | null {
  for (const most of steps) {
    for (const direction of ['across', 'down'] as const) {
      const placed = placedFlow(flow, tools, direction, most);
      if (placed === null) return null;
      const { laid } = placed;
      const scale = Math.min(1, (width - 2 * border) / laid.width);
      if (scale < least) continue;
      const left = Math.round((width - scale * laid.width) / 2);
      const place = `translate(${left} ${border}) scale(${Math.round(scale * 1000) / 1000})`;
      return {
        height: scale * laid.height + 2 * border,
        body: [element('g', { transform: place }, ...flowMarks(tools.letters, placed))],
      };
    }
  }
  return null;
}

/** The lines of a flow, and above them its nodes. */
export const flowMarks = (letters: Letters, { graph, laid }: PlacedFlow): readonly Markup[] => {
  const most = Math.max(1, ...graph.edges.map(({ n }) => n));
  return [
    ...laid.ways.flatMap((way) => wayMarks(way, most)),
    ...laid.ways.flatMap(({ edge, label }) => wayLabel(letters, edge.text, label)),
    ...graph.nodes.flatMap((node) => nodeMarks(letters, node, laid.places.get(node.id)!)),
  ];
};

/** What the shades of a flow stand for. */
export const shadesLegend = ({ shades }: FlowGraph): readonly LegendEntry[] =>
  shades.map((label, at) => ({ mark: shadeClasses[at]!, label }));
