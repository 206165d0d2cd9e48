import type { FlowEdge, FlowGraph, FlowNode } from './graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A flow whose nodes and edges have their places, in pixels, with y going down. */
export interface LaidFlow extends Size {
  readonly places: ReadonlyMap<string, Point>;
  readonly ways: readonly Way[];
}

export interface Way {
  readonly edge: FlowEdge;
  /** A beginning, and three points for each curve of Bézier that goes on from it. */
  readonly points: readonly Point[];
  /** Where its arrow points to. */
  readonly tip: Point;
  /** The middle of its label. */
  readonly label: Point | null;
}

export interface Sizes {
  readonly of: (node: FlowNode) => Size;
  readonly label: (edge: FlowEdge) => Size;
}

export type Direction = 'across' | 'down';

/** Lays a flow out; null where it cannot be. */
export type LayOut = (graph: FlowGraph, sizes: Sizes, direction: Direction) => LaidFlow | null;

interface Answer {
  readonly bb: string;
  /** Nodes, and groups of them that have no place. */
  readonly objects?: readonly { readonly name: string; readonly pos?: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string; readonly lp?: string }[];
}

/**
 * Graphviz (Gansner, Koutsofios, North & Vo 1993, A technique for drawing directed graphs), which is loaded by this. It is told sizes and numbers of
 * nodes alone, and no word of the data.
 */
export async function graphviz(): Promise<LayOut> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  return (graph, sizes, direction) => {
    const { output } = viz.render(askedOf(graph, sizes, direction), { format: 'json0' });
    return output === undefined ? null : laid(graph, JSON.parse(output) as Answer);
  };
}

/** Pixels of an inch, in which Graphviz counts its points. */
const perInch = 72;
const heaviest = 9;

function askedOf({ nodes, edges }: FlowGraph, sizes: Sizes, direction: Direction): string {
  const most = Math.max(1, ...edges.map(({ n }) => n));
  const inches = (pixels: number) => String(Math.round((pixels / perInch) * 1000) / 1000);
  const lines = nodes.map((node) => {
    const { width, height } = sizes.of(node);
    return `${node.id}[width=${inches(width)},height=${inches(height)}]`;
  });
  const ways = edges.map((edge, at) => {
    const { width, height } = sizes.label(edge);
    const box = `<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="${Math.ceil(width)}" HEIGHT="${Math.ceil(height)}"><TR><TD></TD></TR></TABLE>`;
    return `${edge.from}->${edge.to}[id=e${at},weight=${1 + Math.round((heaviest * edge.n) / most)},label=<${box}>]`;
  });
  const last = nodes.filter(({ kind }) => isEnd(kind)).map(({ id }) => id);
  return `digraph{rankdir=${direction === 'across' ? 'LR' : 'TB'};nodesep=.22;ranksep=.35;node[shape=box,fixedsize=true,label=""];
${lines.join(';')};${ways.join(';')};{rank=source;${nodes.some(({ id }) => id === 'start') ? 'start' : ''}}{rank=sink;${last.join(';')}}}`;
}

const isEnd = (kind: FlowNode['kind']) => kind !== 'start' && kind !== 'place' && kind !== 'rest';

function laid({ edges }: FlowGraph, answer: Answer): LaidFlow {
  const [, , width = 0, height = 0] = answer.bb.split(',').map(Number);
  const point = (text: string): Point => {
    const [x = 0, y = 0] = text.split(',').map(Number);
    return { x, y: height - y };
  };
  const ways = (answer.edges ?? []).map(({ id, pos, lp }): Way => {
    const parts = pos.split(' ');
    const tip = parts.find((part) => part.startsWith('e,'));
    const points = parts.filter((part) => !/^[es],/u.test(part)).map(point);
    return {
      edge: edges[Number(id.slice(1))]!,
      points,
      tip: tip === undefined ? points.at(-1)! : point(tip.slice(2)),
      label: lp === undefined ? null : point(lp),
    };
  });
  return {
    width,
    height,
    places: new Map(
      (answer.objects ?? []).flatMap(({ name, pos }) => (pos === undefined ? [] : [[name, point(pos)] as const])),
    ),
    ways: ways.toSorted((a, b) => edges.indexOf(a.edge) - edges.indexOf(b.edge)),
  };
}
