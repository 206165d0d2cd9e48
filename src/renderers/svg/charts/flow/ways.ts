import type { FlowEdge } from '../../../flow/graph.ts';
import type { Point, Way } from '../../../flow/layout.ts';
import { coordinate, element, type Markup } from '../../../typeset/markup.ts';
import { label, toBaseline } from '../../labels.ts';
import type { Letters } from '../../letters.ts';

const thinnest = 1;
const thickest = 6;
const arrowWidth = 3.5;

/** A way as a line, the thicker the more take it, with its arrow. Who ends badly or undecided goes along a broken line. */
export function wayMarks({ edge, points, tip }: Way, most: number): readonly Markup[] {
  const [first, ...others] = points;
  if (first === undefined) return [];
  const at = ({ x, y }: Point) => `${coordinate(x)} ${coordinate(y)}`;
  const thick = thinnest + ((thickest - thinnest) * edge.n) / most;
  const look = looks[edge.end ?? 'on'];
  return [
    element('path', {
      d: `M${at(first)}C${others.map(at).join(' ')}`,
      class: `way ${look.line}`,
      'stroke-width': thick,
      'stroke-dasharray': look.dashes,
    }),
    element('path', { d: arrow(points.at(-1)!, tip, arrowWidth + thick / 2, at), class: look.dot }),
  ];
}

interface Look {
  readonly line: string;
  readonly dot: string;
  readonly dashes?: string;
}

const looks: Readonly<Record<NonNullable<FlowEdge['end']> | 'on', Look>> = {
  on: { line: 'flat-l', dot: 'flat-d' },
  unsaid: { line: 'flat-l', dot: 'flat-d' },
  well: { line: 'one-l', dot: 'one-d' },
  badly: { line: 'down-l', dot: 'down-d', dashes: '6 4' },
  undecided: { line: 'flat-l', dot: 'flat-d', dashes: '2 4' },
};

function arrow(from: Point, tip: Point, half: number, at: (point: Point) => string): string {
  const [x, y] = [tip.x - from.x, tip.y - from.y];
  const length = Math.hypot(x, y) || 1;
  const aside = { x: (-y / length) * half, y: (x / length) * half };
  return `M${at(tip)}L${at({ x: from.x + aside.x, y: from.y + aside.y })}L${at({ x: from.x - aside.x, y: from.y - aside.y })}Z`;
}

/** How many take a way, in the middle of it. */
export const wayLabel = (letters: Letters, text: string, place: Point | null): readonly Markup[] =>
  place === null
    ? []
    : [
        label(letters, text, 'cell', {
          x: place.x,
          y: place.y + toBaseline('cell'),
          anchor: 'middle',
          also: 'halo',
        }),
      ];
