import { colours } from '../typeset/colours.ts';
import { spellActing } from '../text/escape.ts';
import type { FlowEdge, FlowGraph, FlowNode } from './graph.ts';
import { shadeClass } from './shades.ts';

const { day } = colours;

/**
 * Text as a string of DOT that Graphviz shows as it stands: quotes, backslashes (which begin `\N`, `\l` and the like) and the
 * ampersand (which begins an entity) are escaped. Boxes are no records, so that `{`, `|` and `<` are only letters.
 * https://graphviz.org/doc/info/lang.html
 *
 * @example dotText('a & b', '1') // => '"a &amp; b\\n1"'
 */
export const dotText = (...lines: readonly string[]): string =>
  `"${lines
    .map((line) =>
      spellActing(line)
        .replaceAll('&', '&amp;')
        .replaceAll('\\', String.raw`\\`)
        .replaceAll('"', String.raw`\"`),
    )
    .join(String.raw`\n`)}"`;

/** A flow in the language of Graphviz. */
export function renderDot({ title, asked, nodes, edges, shades }: FlowGraph): string {
  const most = Math.max(1, ...edges.map(({ n }) => n));
  const lines = [
    'digraph journeys {',
    `  graph [rankdir=LR, label=${dotText(title, ...(asked === '' ? [] : [asked]), ...shades.slice(0, -1))}, labelloc=t, fontname="Helvetica"];`,
    '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11];',
    '  edge [fontname="Helvetica", fontsize=10];',
    ...nodes.map(nodeLine),
    ...edges.map((edge) => edgeLine(edge, most)),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function nodeLine({ id, kind, name, lines, shade }: FlowNode): string {
  const fill = kind === 'place' ? day[shadeClass(shade)] : '#ffffff';
  const ink = shadeClass(shade) === 'n-3' ? day['on-n3'] : day['on-light'];
  const also = kind === 'place' ? '' : kind === 'rest' ? ', style="rounded,dashed"' : ', shape=ellipse';
  return `  ${id} [label=${dotText(name, ...lines)}, fillcolor="${fill}", fontcolor="${ink}"${also}];`;
}

function edgeLine({ from, to, n, text, end }: FlowEdge, most: number): string {
  const width = Math.round((1 + (5 * n) / most) * 10) / 10;
  const look = { well: `color="${day.blue}"`, badly: `color="${day.orange}", style=dashed`, undecided: 'style=dotted' };
  const also = end === null || end === 'unsaid' ? `color="${day.soft}"` : look[end];
  return `  ${from} -> ${to} [label=${dotText(text)}, penwidth=${width}, ${also}];`;
}
