import type { Unit } from '../../../results/result.ts';
import { columnsNamed, rowLabels, type Page } from '../page.ts';
import { artRows, frameFor } from '../art-rows.ts';
import {
  baseNumbers,
  isNumber,
  namedNumbers,
  numbersOf,
  printedNames,
  rangeNumbers,
  type Drawing,
  type Plot,
} from '../drawing.ts';
import { escapeTerminal } from '../../text/escape.ts';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A bar of `length` cells, to the eighth of a cell; what is not zero is never drawn as nothing.
 *
 * @example barTo(2.5) // => "██▌"
 */
export function barTo(length: number): string {
  const units = Math.max(Math.round(length * 8), length > 0 ? 1 : 0);
  return '█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '');
}

/** Terminals have no eighths from the right: a bar to the left is good to half a cell. */
function barToLeft(length: number): string {
  const halves = Math.max(Math.round(length * 2), length > 0 ? 1 : 0);
  return (halves % 2 === 1 ? '▐' : '') + '█'.repeat(Math.floor(halves / 2));
}

function bar(page: Page, value: number | null, least: number, most: number, width: number): string {
  const { cyan, red } = page.paint;
  if (least >= 0) {
    const drawn = isNumber(value) && most > 0 ? barTo((value / most) * width) : '';
    return cyan(drawn) + ' '.repeat(width - drawn.length);
  }
  const cell = (width - 1) / (Math.max(most, 0) - least);
  const left = Math.round(-least * cell);
  const before = isNumber(value) && value < 0 ? barToLeft(Math.min(-value * cell, left)) : '';
  const right = width - 1 - left;
  const after = isNumber(value) && value > 0 ? barTo(Math.min(value * cell, right)) : '';
  return `${' '.repeat(left - before.length)}${red(before)}│${cyan(after)}${' '.repeat(right - after.length)}`;
}

/** The least and the most of some values, and nothing. */
const reach = (values: readonly (number | null)[]) => {
  const known = values.filter(isNumber);
  return { least: Math.min(0, ...known), most: Math.max(0, ...known) };
};

function drawMeasure(page: Page, plot: Plot, name: string, { least, most }: ReturnType<typeof reach>): Drawing | null {
  const { chart, table, width } = plot;
  const labels = rowLabels(page, table, chart.x);
  const numbers = () => [
    ...namedNumbers(page, table, [name]),
    ...rangeNumbers(page, plot),
    ...baseNumbers(page, table),
  ];
  const named = plot.isMute ? [] : numbers();
  const frame = frameFor(width, labels, named);
  if (frame === null) return null;
  const values = numbersOf(table, name);
  const arts = values.map((value) => bar(page, value, least, most, frame.art));
  return { lines: artRows(page, frame, labels, arts), printed: printedNames(frame.numbers, named) };
}

/** A bar for each row; several measures follow each other, each under its name. */
export function drawBars(page: Page, plot: Plot): Drawing | null {
  const columns = columnsNamed(plot.table, plot.chart.y);
  // Bars of measures of one unit are as long as their numbers say beside each other.
  const together = (unit: Unit) =>
    reach(columns.filter((column) => column.unit === unit).flatMap(({ name }) => numbersOf(plot.table, name)));
  const drawings = columns.map((column) => ({
    column,
    drawing: drawMeasure(page, plot, column.name, together(column.unit)),
  }));
  const lines = drawings.flatMap(({ column, drawing }) => {
    if (drawing === null) return [];
    return columns.length > 1 ? [escapeTerminal(column.label), ...drawing.lines] : drawing.lines;
  });
  if (lines.length === 0) return null;
  return { lines, printed: [...plot.chart.x, ...drawings.flatMap(({ drawing }) => drawing?.printed ?? [])] };
}
