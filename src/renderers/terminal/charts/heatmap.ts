import type { Column, Value } from '../../../results/result.ts';
import { formatNarrow } from '../../format.ts';
import { valueAt } from '../../text/cells.ts';
import { cut, padEnd, padStart, widest } from '../../text/display-width.ts';
import { isNumber, numbersOf, type Drawing, type Plot } from '../drawing.ts';
import { columnsNamed, rowLabels, type Page } from '../page.ts';

const shades = [' ', '░', '▒', '▓', '█'];
const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const widestLabel = 20;
/** A row is one line, and five years of months are a screen of them. */
const mostLines = 60;

/** What stands in a cell, and whether its period still runs. */
interface Cell {
  readonly value: Value;
  readonly runs: boolean;
}

/** Cells by row and by column, each named by its label. */
type Grid = ReadonlyMap<string, ReadonlyMap<string, Cell>>;

/** Instead of a shade, for what is not over. */
const runningMark = '·';

interface Axes {
  readonly rows: readonly string[];
  readonly column: string;
}

function gridOf(page: Page, { table, chart }: Plot, { rows: names, column }: Axes, measure: string): Grid {
  const [rows, columns] = [rowLabels(page, table, names), rowLabels(page, table, [column])];
  const grid = new Map<string, Map<string, Cell>>();
  table.rows.forEach((values, index) => {
    const line = grid.get(rows[index] ?? '') ?? new Map<string, Cell>();
    const runs = chart.complete !== undefined && valueAt(values, chart.complete) === false;
    grid.set(rows[index] ?? '', line.set(columns[index] ?? '', { value: valueAt(values, measure), runs }));
  });
  return grid;
}

/** How a cell is drawn: the widest way that finds room. */
interface Layout {
  readonly cell: number;
  readonly gap: number;
  readonly draw: (value: number, runs: boolean) => string;
  /** What its marks stand for, where no number is beside them. */
  readonly legend?: string;
}

/** A step of a scale from 0 to the most: the first is 0 alone. */
const stepOf = (scale: readonly string[], value: number, most: number): string => {
  const part = most > 0 ? Math.max(value, 0) / most : 0;
  return scale[Math.ceil(part * (scale.length - 1))] ?? ' ';
};

/** Numbers behind shades; percents without their sign; marks two wide, or one. */
function layoutsOf(
  page: Page,
  { unit }: Column<string>,
  numbers: readonly number[],
  heads: readonly string[],
): Layout[] {
  const most = Math.max(0, ...numbers);
  const text = (value: number) => formatNarrow(value, unit, page.style.locale);
  const bare = (value: number) => text(value).replace(/\s*%$/u, '');
  const withShade = (words: (value: number) => string, between: string) => {
    const number = widest(numbers.map(words));
    const room = Math.max(number, widest(heads) - 1 - between.length);
    return {
      cell: 1 + between.length + room,
      draw: (value: number, runs: boolean) =>
        `${page.paint.cyan(runs ? runningMark : stepOf(shades, value, most))}${between}${padStart(words(value), room)}`,
    };
  };
  const legend = `${levels[0]} ${text(0)} … ${levels.at(-1)} ${text(most)}`;
  const marks = (cell: number) => ({
    cell,
    gap: 0,
    draw: (value: number, runs: boolean) =>
      page.paint.cyan((runs ? runningMark : stepOf(levels, value, most)).repeat(cell)),
    legend,
  });
  return [
    { ...withShade(text, ' '), gap: 2 },
    ...(unit === 'share' ? [{ ...withShade(bare, ''), gap: 1 }] : []),
    marks(2),
    marks(1),
  ];
}

/** The names of the columns above their cells: every one, or as many as find room. */
function headOf(heads: readonly string[], { cell, gap }: Layout): string {
  const width = cell + gap;
  if (widest(heads) < width) return heads.map((name) => padStart(name, cell) + ' '.repeat(gap)).join('');
  const every = Math.ceil((widest(heads) + 1) / width);
  const shown = heads.filter((_, at) => at % every === 0);
  return shown.map((name) => padEnd(name, every * width)).join('');
}

/** A grid of the last axis column by those before it. */
export function drawHeatmap(page: Page, plot: Plot): Drawing | null {
  const { chart, table, width } = plot;
  const rows = chart.x.slice(0, -1);
  const column = chart.x.at(-1);
  const measure = columnsNamed(table, chart.y)[0];
  if (rows.length === 0 || column === undefined || measure === undefined) return null;

  const grid = gridOf(page, plot, { rows, column }, measure.name);
  const heads = [...new Set(rowLabels(page, table, [column]))];
  const numbers = numbersOf(table, measure.name).filter(isNumber);
  const label = Math.min(widest([...grid.keys()]), widestLabel);
  const room = width - label - 2;
  const layout = layoutsOf(page, measure, numbers, heads).find(
    ({ cell, gap }) => heads.length * (cell + gap) - gap <= room,
  );
  if (grid.size === 0 || grid.size > mostLines || layout === undefined) return null;

  const { cell, gap, draw, legend } = layout;
  const drawn = (one: Cell | undefined) =>
    one !== undefined && isNumber(one.value) ? draw(one.value, one.runs) : ' '.repeat(cell);
  const anyRuns = [...grid.values()].some((cells) => [...cells.values()].some(({ runs }) => runs));
  const legends = [legend, anyRuns ? `${runningMark} ${page.words.stillRuns}` : undefined].filter(
    (one) => one !== undefined,
  );
  const line = (name: string, cells: string) => `${padEnd(cut(name, label), label)}  ${cells}`.trimEnd();
  const body = [...grid].map(([name, cells]) =>
    line(name, heads.map((key) => drawn(cells.get(key))).join(' '.repeat(gap))),
  );
  return {
    lines: [line('', headOf(heads, layout)), ...body, ...legends.map((one) => line('', one))],
    printed: [],
  };
}
