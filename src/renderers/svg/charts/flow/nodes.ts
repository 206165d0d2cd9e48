import type { FlowNode } from '../../../flow/graph.ts';
import type { Point, Size } from '../../../flow/layout.ts';
import { shadeClass } from '../../../flow/shades.ts';
import { element, type Markup } from '../../../typeset/markup.ts';
import { faces, label, spelt } from '../../labels.ts';
import type { Letters } from '../../letters.ts';

const mostWidth = 200;
const leastWidth = 56;
const beside = 9;
/** Where a picture stands alone its font may be missing, and another is as much wider. */
const slack = 1.1;
const above = 7;
const firstLine = 17;
const nextLine = 15;

/** How large the box of a node is, which holds its name and what is said of it. */
export function nodeSize(letters: Letters, { name, lines }: FlowNode): Size {
  const widest = Math.max(letters.width(spelt(name), faces.strong), letters.widest(lines, faces.cell));
  return {
    width: Math.ceil(Math.min(Math.max(slack * widest, leastWidth), mostWidth)) + 2 * beside,
    height: firstLine + nextLine * lines.length + 2 * above - 4,
  };
}

/** A node around its middle: a box of its shade; where all begin and end a rounder one, what is left out with a broken border. */
export function nodeMarks(letters: Letters, node: FlowNode, { x, y }: Point): readonly Markup[] {
  const { width, height } = nodeSize(letters, node);
  const [left, top] = [x - width / 2, y - height / 2];
  const shade = node.kind === 'place' ? shadeClass(node.shade) : 'h-0';
  const box = element('rect', {
    x: left,
    y: top,
    width,
    height,
    rx: node.kind === 'place' || node.kind === 'rest' ? 7 : height / 2,
    class: node.kind === 'place' ? `box ${shade}` : 'box plain',
    'stroke-dasharray': node.kind === 'rest' ? '4 3' : undefined,
  });
  const place = (line: number) => ({
    x,
    y: top + above + 11 + (line === 0 ? 0 : firstLine + (line - 1) * nextLine),
    anchor: 'middle' as const,
    also: `on-${shade}`,
    room: (width - 2 * beside) / slack + 1,
  });
  return [
    box,
    label(letters, node.name, 'strong', place(0)),
    ...node.lines.map((line, at) => label(letters, line, 'cell', place(at + 1))),
  ];
}
