import type { Table, Value } from '../../../results/result.ts';
import { formatNarrow } from '../../format.ts';
import { valueAt } from '../../text/cells.ts';
import { cut, padEnd, padStart, widest } from '../../text/display-width.ts';
import { mostRows } from '../art-rows.ts';
import { isNumber, numbersOf, type Drawing, type Plot } from '../drawing.ts';
import { columnsNamed, rowLabels, type Page } from '../page.ts';

const shades = [' ', '░', '▒', '▓', '█'];
const widestLabel = 20;

function shadeOf(value: number, most: number): string {
  const step = most > 0 ? Math.ceil((Math.max(value, 0) / most) * (shades.length - 1)) : 0;
  return shades[step] ?? ' ';
}

/** Values by row and by column, each named by its label. */
type Grid = ReadonlyMap<string, ReadonlyMap<string, Value>>;

function gridOf(page: Page, table: Table<string>, [row, column]: readonly [string, string], measure: string): Grid {
  const [rows, columns] = [rowLabels(page, table, [row]), rowLabels(page, table, [column])];
  const grid = new Map<string, Map<string, Value>>();
  table.rows.forEach((values, index) => {
    const line = grid.get(rows[index] ?? '') ?? new Map<string, Value>();
    grid.set(rows[index] ?? '', line.set(columns[index] ?? '', valueAt(values, measure)));
  });
  return grid;
}

/** A grid of the first axis column by the second, each cell its number behind a shade of its size. */
export function drawHeatmap(page: Page, { chart, table, width }: Plot): Drawing | null {
  const [row, column] = chart.x;
  const measure = columnsNamed(table, chart.y)[0];
  if (row === undefined || column === undefined || measure === undefined) return null;

  const grid = gridOf(page, table, [row, column], measure.name);
  const heads = [...new Set(rowLabels(page, table, [column]))];
  const numbers = numbersOf(table, measure.name).filter(isNumber);
  const text = (value: Value) => formatNarrow(value, measure.unit, page.style.locale);
  const label = Math.min(widest([...grid.keys()]), widestLabel);
  const cell = Math.max(widest(numbers.map(text)) + 2, widest(heads));
  if (grid.size === 0 || grid.size > mostRows || label + heads.length * (cell + 2) > width) return null;

  const most = Math.max(0, ...numbers);
  const drawn = (value: Value | undefined) =>
    isNumber(value) ? `${page.paint.cyan(shadeOf(value, most))} ${padStart(text(value), cell - 2)}` : ' '.repeat(cell);
  const line = (name: string, cells: readonly string[]) =>
    `${padEnd(cut(name, label), label)}  ${cells.join('  ')}`.trimEnd();
  const head = line(
    '',
    heads.map((name) => padStart(name, cell)),
  );
  const body = [...grid].map(([name, cells]) =>
    line(
      name,
      heads.map((key) => drawn(cells.get(key))),
    ),
  );
  return { lines: [head, ...body], printed: [] };
}
