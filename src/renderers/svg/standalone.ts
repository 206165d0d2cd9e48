import type { Flow } from '../flow/graph.ts';
import type { LayOut } from '../flow/layout.ts';
import type { Style } from '../style.ts';
import { wordsOf } from '../text/words.ts';
import { element, nothing, trusted, words, type Markup } from '../typeset/markup.ts';
import { flowMarks, placedFlow, shadesLegend, type PlacedFlow } from './charts/flow/flow.ts';
import { faces, label } from './labels.ts';
import { Letters, type Advances } from './letters.ts';
import type { LegendEntry } from './plot.ts';
import { colours, pictureStyle, properties } from './style.ts';

const margin = 16;
const titleHeight = 34;
const askedHeight = 18;
const keySize = 12;
const keyLine = 20;
const leastWidth = 420;

/** A flow as a picture that stands alone, by day and by night, and loads nothing. */
export function standaloneFlow(flow: Flow, style: Style, advances: Advances, layOut: LayOut): string {
  const letters = new Letters(advances);
  const placed = placedFlow(flow, { style, letters, layOut });
  const said = wordsOf[style.language];
  const title = flow.chart.title;
  if (placed === null)
    return svg({ width: leastWidth, height: 64 }, title, said.noRows, [
      label(letters, `${title}: ${said.noRows}`, 'name', { x: margin, y: 38 }),
    ]);
  return drawn(letters, placed, title);
}

function drawn(letters: Letters, placed: PlacedFlow, title: string): string {
  const { graph, laid } = placed;
  const width = Math.max(laid.width + 2 * margin, leastWidth);
  const headHeight = titleHeight + (graph.asked === '' ? 0 : askedHeight);
  const keys = keysOf(letters, shadesLegend(graph), { room: width - 2 * margin, top: headHeight });
  const top = headHeight + keys.height + margin;
  const told = graph.edges.slice(0, mostTold).map((edge) => {
    const name = (id: string) => graph.nodes.find((node) => node.id === id)?.name ?? '';
    return `${name(edge.from)} → ${name(edge.to)} ${edge.text}`;
  });
  return svg({ width, height: top + laid.height + margin }, title, told.join('; '), [
    label(letters, title, 'value', { x: margin, y: 26, room: width - 2 * margin }),
    ...(graph.asked === ''
      ? []
      : [label(letters, graph.asked, 'axis', { x: margin, y: 26 + askedHeight, room: width - 2 * margin })]),
    ...keys.marks,
    element(
      'g',
      { transform: `translate(${Math.round((width - laid.width) / 2)} ${Math.round(top)})` },
      ...flowMarks(letters, placed),
    ),
  ]);
}

/** Lines that are told in words, for who does not see the picture. */
const mostTold = 12;

/** What the shades stand for, in as many lines as that takes. */
function keysOf(
  letters: Letters,
  entries: readonly LegendEntry[],
  { room, top }: { readonly room: number; readonly top: number },
) {
  let [x, line] = [0, 0];
  const marks = entries.flatMap(({ mark, label: text }): Markup[] => {
    const width = keySize + 7 + letters.width(text, faces.axis) + 18;
    if (x > 0 && x + width > room) [x, line] = [0, line + 1];
    const [left, y] = [margin + x, top + line * keyLine + 4];
    x += width;
    return [
      element('rect', { x: left, y, width: keySize, height: keySize, rx: 2, class: `box ${mark}` }),
      label(letters, text, 'axis', { x: left + keySize + 7, y: y + 10 }),
    ];
  });
  return { marks, height: entries.length === 0 ? 0 : (line + 1) * keyLine };
}

const sheet = `:root{${properties(colours.day)}}
@media (prefers-color-scheme:dark){:root{${properties(colours.night)}}}
.paper{fill:var(--paper)}
${pictureStyle}`;

function svg(size: { width: number; height: number }, title: string, description: string, body: readonly Markup[]) {
  const [width, height] = [Math.ceil(size.width), Math.ceil(size.height)];
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': 't',
      'aria-describedby': 'd',
    },
    element('title', { id: 't' }, words(title)),
    element('desc', { id: 'd' }, description === '' ? nothing : words(description)),
    element('style', {}, trusted(sheet)),
    element('rect', { width, height, class: 'paper' }),
    ...body,
  )}\n`;
}
