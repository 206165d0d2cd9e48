// The map of journeys as SVG, as DOT, as Mermaid: names are text in all three, and what is not drawn is counted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from '../chance.ts';
import { instance } from '@viz-js/viz';
import { dotText, renderDot } from '../../src/renderers/flow/dot.ts';
import { flowOf, graphOf, type Flow, type FlowGraph } from '../../src/renderers/flow/graph.ts';
import { graphviz } from '../../src/renderers/flow/layout.ts';
import { mermaidText, renderMermaid } from '../../src/renderers/flow/mermaid.ts';
import { standaloneFlow } from '../../src/renderers/svg/standalone.ts';
import { drawFlowIn } from '../../src/renderers/svg/charts/flow/flow.ts';
import { spellActing } from '../../src/renderers/text/escape.ts';
import { isOk, type Report } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { english, fonts, letters, pageOf, spanish, tagsOf, withoutStyle } from './page/pages.ts';
import { slowTest, some } from '../often.ts';

const folder = temporaryFolder();
const layOut = await graphviz();
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A log of paths, a second between contacts. */
function log(paths: readonly (readonly string[])[], outcome = ''): string {
  const lines = paths.flatMap((path, journey) =>
    path.map((name, at) => {
      const time = new Date(Date.UTC(2026, 0, 1) + 1000 * at).toISOString();
      return `J${journey},${time},${cell(name)},${(at % 5) + 1},${at === path.length - 1 ? outcome : ''}`;
    }),
  );
  return folder.file(
    'log.csv',
    ['journey_id,occurred_at,touchpoint,satisfaction_score,outcome', ...lines, ''].join('\n'),
  );
}

async function flowIn(file: string, ...words: readonly string[]): Promise<Flow> {
  const result = await resultOf(['journeys', file, ...words]);
  return flowOf(result, result.charts[0]!)!;
}

const hostile = [
  'end',
  'subgraph',
  'say "hi"',
  'two\nlines',
  'a --> b',
  '<script>alert(1)</script>',
  '%% comment',
  '100 % %%{init: {}}%%',
  'semi;colon',
  String.raw`back\slash \N \l \new`,
  '{rec|ord <f0>}',
  '`code` **bold**',
  '- list',
  '1. list',
  '#35; #quot;',
  '&lt;b&gt; &amp;',
  '__proto__',
  'constructor',
  '日本語 ñ é',
  '\u202egnp.exe',
  'click a href "javascript:alert(1)"',
  ':::class',
  '|pipe|',
  '"]; evil [label="',
];

/** What entities of XML stand for. */
const decoded = (text: string) =>
  text
    .replaceAll(/&#(x?)([\da-f]+);/gu, (_, hex, code) =>
      String.fromCodePoint(Number.parseInt(code, hex === 'x' ? 16 : 10)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('\u00a0', ' ');

describe('names are text', () => {
  slowTest('in DOT: Graphviz shows each as it stands', async () => {
    const viz = await instance();
    for (const name of hostile) {
      const { output, status } = viz.render(`digraph{a[label=${dotText(name)}]}`, { format: 'svg' });
      expect(status).toBe('success');
      const texts = [...output!.matchAll(/<text [^>]*>([^<]*)</gu)].map(([, text]) => decoded(text!));
      expect(texts).toEqual([spellActing(name)]);
    }
  });

  test('in Mermaid: each is one quoted string of letters and numbers of signs', () => {
    for (const name of hostile) {
      const text = mermaidText(name);
      expect(text).toMatch(/^"[\p{L}\p{N}\p{M} ·#;,.]*"$/u);
      const written = text.slice(1, -1).replaceAll(/#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code)));
      expect(written.replaceAll('\u2060', '')).toBe(spellActing(name));
    }
  });

  slowTest('in the picture and on the page: no element comes of a name', async () => {
    const file = log([hostile, hostile], 'won');
    const plain = log([hostile.map((_, at) => `name ${at}`), hostile.map((_, at) => `name ${at}`)], 'won');
    const tags = async (path: string) =>
      tagsOf(withoutStyle(standaloneFlow(await flowIn(path), english, fonts.advances, layOut)));
    const kinds = (all: readonly string[]) => [...new Set(all)].toSorted();
    expect(kinds(await tags(log([hostile, hostile], 'won')))).toEqual(kinds(await tags(plain)));
    const { stdout } = await runCx(['journeys', log([hostile], 'won'), '--format', 'html']);
    expect(stdout).not.toMatch(/<script|style="/u);
    expect(file).toBe(plain);
  });
});

/** Logs with more steps between touchpoints than are drawn. */
const logs = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 20 }), {
  minLength: 1,
  maxLength: 60,
});

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
const leftIn = ({ nodes }: FlowGraph) =>
  Number(/\((.*)\)/u.exec(nodes.find(({ id }) => id === 'rest')?.name ?? '(0)')![1]!.replaceAll(',', ''));

describe('what is drawn', () => {
  slowTest('is at most so many lines, and with the others all steps', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs,
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 40 }),
        async (paths, edges, places) => {
          const file = log(paths.map((path) => path.map((name) => `t${name}`)));
          const flow = await flowIn(file, '--conversion', `t${paths[0]![0]}`);
          const graph = graphOf(flow, english, { edges, places });
          expect(graph.edges.length).toBeLessThanOrEqual(edges);
          // Each contact is left once, and each journey begun once.
          expect(sum(graph.edges.map(({ n }) => n)) + leftIn(graph)).toBe(sum(paths.map(({ length }) => length + 1)));
        },
      ),
      { numRuns: 15, seed: 11 },
    );
  });

  slowTest('at each place as many come as go, and ends are told apart', async () => {
    const flow = await flowIn('fixtures/touchpoints.csv');
    const { nodes, edges } = graphOf(flow, english);
    for (const { id, lines } of nodes.filter(({ kind }) => kind === 'place')) {
      const [into, out] = (['to', 'from'] as const).map((end) =>
        sum(edges.filter((one) => one[end] === id).map(({ n }) => n)),
      );
      expect([into, out]).toEqual([out, into]);
      expect(lines[0]).toBe(`${into} · ${lines[0]!.split(' · ')[1]}`);
    }
    // The headlines of the same run: 642 converted, 2,026 lost, 52 open.
    expect(nodes.filter(({ kind }) => kind !== 'place').map(({ name, lines }) => [name, ...lines])).toEqual([
      ['Start', '2,720'],
      ['Converted', '642'],
      ['Lost', '2,026'],
      ['Open', '52'],
    ]);
  });

  slowTest('has its words and numbers in Spanish', async () => {
    const flow = await flowIn('fixtures/touchpoints.csv', '--lang', 'es');
    const { nodes, shades } = graphOf(flow, spanish, { edges: 9, places: 4 });
    expect(nodes[0]).toMatchObject({ name: 'Inicio', lines: ['2.720'] });
    expect(nodes.at(-1)!.name).toMatch(/^otros \([\d.]+\)$/u);
    expect(shades[0]).toBe('CSAT por debajo de 50\u00a0%');
  });

  slowTest('a flow of unknown ends leads to one, and what few customers walked is no node', async () => {
    const plain = await flowIn(log([['a', 'b'], ['a']]));
    expect(graphOf(plain, english).nodes.map(({ name }) => name)).toEqual(['Start', 'a', 'b', 'End']);
    const few = graphOf(await flowIn('fixtures/touchpoints.csv', '--min-n', '60'), english);
    expect(few.nodes.find(({ id }) => id === 'rest')).toBeDefined();
    expect(few.nodes.filter(({ name }) => name === '(other)')).toEqual([]);
  });

  slowTest('nothing drawn is NaN, wider than its room, or in letters below 9 pixels', async () => {
    const flow = await flowIn('fixtures/touchpoints.csv');
    for (const width of [760, 350]) {
      const drawing = drawFlowIn(width, flow, { style: english, letters, layOut })!;
      const text = drawing.body.join('');
      expect(text).not.toMatch(/NaN|undefined|Infinity/u);
      const [, left, scale] = /translate\((\d+) 1\) scale\(([\d.]+)\)/u.exec(text)!.map(Number);
      // Its smallest letters are of 11.5 pixels, and a screen of 320 px shows 350 in 280, one of 681 px shows 760 in 633.
      expect(0.8 * 11.5 * scale!).toBeGreaterThanOrEqual(9);
      const rights = [...text.matchAll(/<rect x="([\d.-]+)" y="[\d.-]+" width="([\d.]+)"/gu)].map(
        ([, x, w]) => Number(x) + Number(w),
      );
      expect(left! + scale! * Math.max(...rights)).toBeLessThanOrEqual(width);
    }
  });
});

describe('the command', () => {
  slowTest('draws by the name of the output, the same bytes each time', async () => {
    const names = [
      ['map.svg', '<svg '],
      ['map.dot', 'digraph '],
      ['map.gv', 'digraph '],
      ['map.mmd', '---\n'],
    ] as const;
    for (const [name, begins] of some(names, 4)) {
      const [one, other] = [join(folder.path, `1-${name}`), join(folder.path, `2-${name}`)];
      for (const output of [one, other])
        expect((await runCx(['journeys', 'fixtures/touchpoints.csv', '--output', output])).status).toBe(0);
      expect(readFileSync(one, 'utf8')).toBe(readFileSync(other, 'utf8'));
      expect(readFileSync(one, 'utf8').startsWith(begins)).toBe(true);
    }
  });

  test.each(['svg', 'dot', 'mermaid'])('refuses %s where nothing is a map', async (format) => {
    for (const argv of [
      ['nps', 'fixtures/responses.csv'],
      ['touchpoints', 'fixtures/touchpoints.csv'],
      ['survey', 'fixtures/responses.csv'],
      ['columns', 'fixtures/responses.csv'],
      ['journeys', 'fixtures/touchpoints.csv', '--by', 'channel'],
    ]) {
      const { status, stdout, stderr } = await runCx([...argv, '--format', format]);
      expect({ argv, status, stdout }).toEqual({ argv, status: 2, stdout: '' });
      expect(stderr).toMatch(argv.includes('--by') ? /--by/u : /cx journeys FILE --format/u);
    }
  });

  slowTest('draws a stored report, and says so where no step was taken', async () => {
    const { stdout } = await runCx(['journeys', 'fixtures/touchpoints.csv', '--format', 'json']);
    const stored = folder.file('stored.json', stdout);
    const [now, later] = [
      await runCx(['journeys', 'fixtures/touchpoints.csv', '--format', 'dot']),
      await runCx(['render', stored, '--format', 'dot']),
    ];
    expect(later.stdout).toBe(now.stdout);
    const empty = folder.file('empty.csv', 'journey_id,occurred_at,touchpoint\n');
    expect((await runCx(['journeys', empty, '--format', 'svg'])).stdout).toContain('(no rows)');
    expect((await runCx(['journeys', empty, '--format', 'mermaid'])).stdout).toMatch(/flowchart LR\n$/u);
  });

  slowTest('a page has the map wide and narrow, and its numbers', async () => {
    const { stdout } = await runCx(['journeys', 'fixtures/touchpoints.csv', '--format', 'json']);
    const report = JSON.parse(stdout) as Report;
    const page = pageOf(report, english, [], layOut);
    expect(page.match(/<svg class="(wide|narrow)"/gu)).toHaveLength(2);
    expect(page.includes('<h3>Largest: <bdi>search → purchase</bdi>, 440</h3>')).toBe(true);
    expect(/ style="/u.test(page)).toBe(false);
    // Without what lays out, the table alone.
    expect(pageOf(report).includes('<svg class="wide"')).toBe(false);
    expect(report.results.every(isOk)).toBe(true);
  });
});

slowTest('both languages of graphs have a line for each edge', async () => {
  const graph = graphOf(await flowIn('fixtures/touchpoints.csv'), english);
  expect(renderDot(graph).match(/ -> /gu)).toHaveLength(graph.edges.length);
  expect(renderMermaid(graph).match(/^ {2}\w+ (?:-->|==>|-\.->)\|/gmu)).toHaveLength(graph.edges.length);
});
