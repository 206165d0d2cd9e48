import type { Chart, FlowPlaces, OkResult, Row, Table } from '../../results/result.ts';
import { formatNarrow, formatValue } from '../format.ts';
import type { Style } from '../style.ts';
import { askedLine } from '../text/asked.ts';
import { valueAt } from '../text/cells.ts';
import { columnsNamed, isNumber, numbersOf } from '../text/rows.ts';
import { wordsOf } from '../text/words.ts';

/** How a way ends: at another place, or well, badly, undecided, or nobody says how. */
export type End = 'well' | 'badly' | 'undecided' | 'unsaid';

export interface FlowNode {
  /** A word of the program's own: no name from data. */
  readonly id: string;
  readonly kind: 'start' | 'place' | 'rest' | End;
  readonly name: string;
  /** What is written below the name. */
  readonly lines: readonly string[];
  /** The class of the share that colours it, from 0; null where nothing says it. */
  readonly shade: number | null;
}

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly text: string;
  readonly end: End | null;
}

/** A flow as nodes and edges: what is drawn, whoever draws it. */
export interface FlowGraph {
  readonly title: string;
  /** What was asked, in one line; empty where all records were. */
  readonly asked: string;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  /** What the shades stand for, from the least; empty where no place has one. */
  readonly shades: readonly string[];
}

/** How much is drawn; the rest is one node. */
export interface Most {
  readonly edges: number;
  readonly places: number;
}

/** A reader follows no more lines than these. */
export const mostDrawn: Most = { edges: 120, places: 120 };

/** The shares between which shades change; the last shade is that of places without one. */
const borders = [0.5, 0.65, 0.8];

const shadeOf = (share: number) => borders.filter((border) => share >= border).length;

/** A chart of what flows, with its two tables. */
export interface Flow {
  readonly chart: Chart<string>;
  /** What was asked. */
  readonly question: Pick<OkResult, 'options' | 'asked'>;
  readonly steps: Table<string>;
  readonly places: FlowPlaces;
  readonly table: Table<string>;
}

/** The flow of a chart; null where it is none, or one of several groups beside each other. */
export function flowOf(
  { tables, ...question }: Pick<OkResult, 'tables' | 'options' | 'asked'>,
  chart: Chart<string>,
): Flow | null {
  const { places } = chart;
  if (chart.type !== 'flow' || places === undefined || chart.x.length !== 2) return null;
  const [steps, table] = [chart.table, places.table].map((name) => tables.find((one) => one.name === name));
  return steps === undefined || table === undefined ? null : { chart, question, steps, places, table };
}

interface Step {
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly end: End | null;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: Step, b: Step) =>
  b.n - a.n || compare(a.from, b.from) || compare(a.to, b.to) || compare(a.end ?? '', b.end ?? '');

/** The largest steps of a flow between the most visited places, and how many the others are. */
export function graphOf(flow: Flow, style: Style, most: Most = mostDrawn): FlowGraph {
  const { start, exit, rest } = flow.places.outside;
  const steps = stepsOf(flow).toSorted(inOrder);
  const known = placesOf(flow).slice(0, most.places);
  const outside = new Set([start, exit]);
  const places = new Map(known.map(({ name, row }) => [name, row] as const));
  const isDrawn = (name: string) => outside.has(name) || places.has(name);
  const drawn = steps
    .filter(({ from, to }) => from !== rest && to !== rest && isDrawn(from) && isDrawn(to))
    .slice(0, most.edges);
  const isLine = new Set(drawn);
  const left = steps.filter((step) => !isLine.has(step));
  const used = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  const shown = known.filter(({ name }) => used.has(name));
  const ids = new Map([[start, 'start'], ...shown.map(({ name }, at) => [name, `p${at}`] as const)]);
  const edges = drawn.map(({ from, to, n, end }) => ({
    from: ids.get(from)!,
    to: end ?? ids.get(to)!,
    n,
    text: formatValue(n, 'count', style.locale),
    end,
  }));
  const nodes = [
    ...(used.has(start) ? [sumNode(flow, style, 'start', steps)] : []),
    ...shown.map(({ name, row }, at) => placeNode(flow, style, `p${at}`, name, row)),
    ...ends.filter((end) => edges.some((edge) => edge.end === end)).map((end) => sumNode(flow, style, end, steps)),
    ...(left.length === 0 ? [] : [restNode(style, left, placesOf(flow).length - shown.length)]),
  ];
  return {
    title: flow.chart.title,
    asked: askedLine(flow.question, style, (text) => text),
    nodes,
    edges,
    shades: nodes.some(({ shade }) => shade !== null) ? shadesOf(flow, style) : [],
  };
}

const ends: readonly End[] = ['well', 'badly', 'undecided', 'unsaid'];

/** The steps of a flow; those that go no further are told apart by how they end, where their place says it. */
function stepsOf({ chart, steps, places, table }: Flow): Step[] {
  const [from = '', to = ''] = chart.x;
  const counts = numbersOf(steps, chart.y[0] ?? '');
  const rows = new Map(table.rows.map((row) => [String(valueAt(row, places.name)), row] as const));
  return steps.rows.flatMap((row, at): Step[] => {
    const n = counts[at];
    if (!isNumber(n)) return [];
    const step = { from: String(valueAt(row, from)), to: String(valueAt(row, to)), n, end: null };
    return step.to === places.outside.exit ? endings(step, places, rows.get(step.from)) : [step];
  });
}

function endings(step: Step, places: FlowPlaces, row: Row | undefined): Step[] {
  const counts = places.ends.map((name) => (row === undefined ? null : valueAt(row, name)));
  if (!counts.every(isNumber)) return [{ ...step, end: 'unsaid' }];
  return counts.flatMap((n, at) => (n === 0 ? [] : [{ ...step, n, end: ends[at]! }]));
}

/** All places, the most visited first. */
function placesOf({ places, table }: Flow): readonly { readonly name: string; readonly row: Row }[] {
  const counts = numbersOf(table, places.beside[0] ?? '');
  return table.rows
    .map((row, at) => ({ name: String(valueAt(row, places.name)), row, n: counts[at] ?? -1 }))
    .toSorted((a, b) => b.n - a.n || compare(a.name, b.name));
}

function placeNode({ places, table }: Flow, style: Style, id: string, name: string, row: Row): FlowNode {
  const share = valueAt(row, places.shade);
  const [first, ...others] = columnsNamed(table, places.beside);
  const texts = others.flatMap(({ name: column, label, unit }) => {
    const value = valueAt(row, column);
    return value === null && column !== places.shade ? [] : [`${label} ${formatNarrow(value, unit, style.locale)}`];
  });
  const count = first === undefined ? [] : [formatValue(valueAt(row, first.name), first.unit, style.locale)];
  return {
    id,
    kind: 'place',
    name,
    lines: [[...count, ...texts.slice(0, 1)].join(' · '), ...texts.slice(1)].filter((line) => line !== ''),
    shade: isNumber(share) ? shadeOf(share) : null,
  };
}

/** Where all begin, or where some end, with how many they are. */
function sumNode({ places, table }: Flow, style: Style, kind: 'start' | End, steps: readonly Step[]): FlowNode {
  const said = wordsOf[style.language].flow;
  const column = columnsNamed(table, [places.ends[ends.indexOf(kind as End)] ?? ''])[0];
  const name = kind === 'start' ? said.start : (column?.label ?? said.exit);
  const own = steps.filter(({ from, end }) => (kind === 'start' ? from === places.outside.start : end === kind));
  return { id: kind, kind, name, lines: [total(own, style)], shade: null };
}

const total = (steps: readonly Step[], { locale }: Style) =>
  formatValue(
    steps.reduce((sum, { n }) => sum + n, 0),
    'count',
    locale,
  );

function restNode(style: Style, left: readonly Step[], places: number): FlowNode {
  const said = wordsOf[style.language].flow;
  const count = (value: number) => formatValue(value, 'count', style.locale);
  const lines = [
    said.lines(left.length, count(left.length)),
    ...(places === 0 ? [] : [said.places(places, count(places))]),
  ];
  return { id: 'rest', kind: 'rest', name: said.rest(total(left, style)), lines, shade: null };
}

function shadesOf({ places, table }: Flow, { locale, language }: Style): string[] {
  const said = wordsOf[language].flow;
  const label = columnsNamed(table, [places.shade])[0]?.label ?? '';
  const text = (share: number) => formatNarrow(share, 'share', locale);
  return [
    `${label} ${said.below(text(borders[0]!))}`,
    ...borders.slice(1).map((border, at) => `${label} ${said.from(text(borders[at]!), text(border))}`),
    `${label} ${said.above(text(borders.at(-1)!))}`,
    said.unshaded(label),
  ];
}
