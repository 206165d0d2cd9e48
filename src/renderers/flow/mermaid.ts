import { colours } from '../typeset/colours.ts';
import { spellActing } from '../text/escape.ts';
import type { FlowEdge, FlowGraph, FlowNode } from './graph.ts';
import { shadeClass, shadeClasses } from './shades.ts';

const { day } = colours;

/**
 * Text as a quoted string of Mermaid: letters, digits and blanks stand as they are, every other sign as its number, so that
 * nothing ends the string, begins a comment, a directive, Markdown or a tag, and no word is one of its own.
 * https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 *
 * @example mermaidText('end') // => '"end"'
 * @example mermaidText('a" --> b;') // => '"a#34; #45;#45;#62; b#59;"'
 */
export const mermaidText = (...lines: readonly string[]): string =>
  `"${lines.map((line) => spellActing(line).replaceAll(signs, numberOf)).join('<br/>')}"`;

/** What is no letter, digit or blank, and no mark within a number. */
const signs = /(?<!\d)[,.]|[,.](?!\d)|\\n|[^\p{L}\p{N}\p{M} ·,.]/gu;

/** A backslash before an n would break the line, but for a joiner without width between them. */
const numberOf = (sign: string) => (sign === String.raw`\n` ? '#92;#8288;n' : `#${sign.codePointAt(0)};`);

/** A flow in the language of Mermaid. */
export function renderMermaid({ title, asked, nodes, edges }: FlowGraph): string {
  const used = new Set(nodes.filter(({ kind }) => kind === 'place').map(({ shade }) => shadeClass(shade)));
  const lines = [
    '---',
    `title: ${JSON.stringify(spellActing(asked === '' ? title : `${title} · ${asked}`))}`,
    '---',
    'flowchart LR',
    ...nodes.map(nodeLine),
    ...edges.map(edgeLine),
    ...shadeClasses.filter((name) => used.has(name)).map(classLine),
  ];
  return `${lines.join('\n')}\n`;
}

function nodeLine({ id, kind, name, lines, shade }: FlowNode): string {
  const text = mermaidText(name, ...lines);
  if (kind === 'place') return `  ${id}(${text}):::${className(shadeClass(shade))}`;
  return kind === 'rest' ? `  ${id}[${text}]` : `  ${id}([${text}])`;
}

/** Who ends badly or undecided goes along a broken line. */
function edgeLine({ from, to, text, end }: FlowEdge): string {
  const arrow = end === 'badly' || end === 'undecided' ? '-.->' : end === 'well' ? '==>' : '-->';
  return `  ${from} ${arrow}|${mermaidText(text)}| ${to}`;
}

const className = (shade: string) => shade.replace('-', '');

function classLine(shade: (typeof shadeClasses)[number]): string {
  const ink = shade === 'n-3' ? day['on-n3'] : day['on-light'];
  return `  classDef ${className(shade)} fill:${day[shade]},color:${ink},stroke:${day.soft}`;
}
