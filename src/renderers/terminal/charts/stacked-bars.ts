import type { Paint } from '../../text/colour.ts';
import { displayWidth } from '../../text/display-width.ts';
import { escapeTerminal } from '../../text/escape.ts';
import { artLine, artRows, frameFor } from '../art-rows.ts';
import { baseNumbers, isNumber, namedNumbers, numbersOf, printedNames, type Drawing, type Plot } from '../drawing.ts';
import { arePartsOfOne } from '../../text/rows.ts';
import { columnsNamed, rowLabels, type Page } from '../page.ts';
import { drawBars } from './bars.ts';

type Colour = keyof Paint;

/** Each part has its own texture, so that it is told apart without colour, or in a copy without it. */
const textures = ['█', '▒', '░', '▓', '▚', '▞'];

/** Three parts run from good to bad, two likewise; more have no such order. */
const colours: ReadonlyMap<number, readonly Colour[]> = new Map([
  [2, ['green', 'red']],
  [3, ['green', 'gray', 'red']],
]);
const manyColours: readonly Colour[] = ['cyan', 'blue', 'magenta', 'yellow', 'green', 'gray'];

interface Part {
  readonly texture: string;
  readonly paint: (text: string) => string;
}

function partsFor(page: Page, count: number): readonly Part[] {
  const palette = colours.get(count) ?? manyColours;
  return Array.from({ length: count }, (_, index) => ({
    texture: textures[index % textures.length] ?? '█',
    paint: page.paint[palette[index % palette.length] ?? 'gray'],
  }));
}

/** Ends are rounded, not lengths: so the parts of every bar fill the same width. */
function stackedBar(parts: readonly Part[], values: readonly (number | null)[], width: number): string {
  const sizes = values.map((value) => Math.max(value ?? 0, 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return ' '.repeat(width);
  let [sum, from] = [0, 0];
  const pieces = parts.map(({ texture, paint }, index) => {
    sum += sizes[index] ?? 0;
    const to = Math.round((sum / total) * width);
    const piece = texture.repeat(to - from);
    from = to;
    return piece === '' ? '' : paint(piece);
  });
  return pieces.join('');
}

/** What each texture stands for, on as few lines as hold it. */
function legendLines(parts: readonly Part[], labels: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let room = 0;
  for (const [index, { texture, paint }] of parts.entries()) {
    const label = labels[index] ?? '';
    const entry = `${paint(texture)} ${label}`;
    const taken = displayWidth(label) + 4;
    if (lines.length > 0 && taken <= room) lines[lines.length - 1] += `  ${entry}`;
    else {
      lines.push(entry);
      room = width + 2;
    }
    room -= taken;
  }
  return lines;
}

/**
 * One bar a row, of parts that make a whole, with their numbers, the measure of the headline and the base; parts that make none are bars of
 * their own.
 */
export function drawStackedBars(page: Page, plot: Plot): Drawing | null {
  const { chart, table, measures, width } = plot;
  if (!arePartsOfOne(table, chart.y)) return drawBars(page, plot);
  const columns = columnsNamed(table, chart.y);
  const labels = rowLabels(page, table, chart.x);
  const named = [
    ...namedNumbers(page, table, chart.y),
    ...namedNumbers(
      page,
      table,
      measures.filter((name) => !chart.y.includes(name)),
    ),
    ...baseNumbers(page, table),
  ];
  const frame = frameFor(width, labels, named);
  if (frame === null || columns.length === 0) return null;
  const parts = partsFor(page, columns.length);
  const values = columns.map(({ name }) => numbersOf(table, name));
  const arts = table.rows.map((_, row) => {
    const rowValues = values.map((column) => column[row] ?? null);
    return stackedBar(parts, rowValues.some(isNumber) ? rowValues : [], frame.art);
  });
  const indent = artLine(frame, '·').length - 1;
  const legend = legendLines(
    parts,
    columns.map(({ label }) => escapeTerminal(label)),
    width - indent,
  );
  return {
    lines: [...legend.map((line) => artLine(frame, line)), ...artRows(page, frame, labels, arts)],
    printed: [...chart.x, ...printedNames(frame.numbers, named)],
  };
}
