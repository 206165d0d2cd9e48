import CliTable from 'cli-table3';
import type { Column, Table } from '../../results/result.ts';
import type { ArrangedTable } from '../arranged.ts';
import { isNumeric, readersColumns } from '../text/cells.ts';
import { cut, cutApart, padEnd, padStart, widest, wrap } from '../text/display-width.ts';
import { escapeTerminal } from '../text/escape.ts';
import { cellTexts, type Page } from './page.ts';

/** Beyond so many rows a terminal shows the first ones of a table among others. */
const mostListedRows = 100;
const firstListedRows = 20;

/** cli-table3 takes a time that grows with the square of the rows. */
const mostBoxedRows = 200;
const widestText = 32;
/** Border and two spaces around each cell. */
const boxed = 3;

interface Drawn {
  readonly column: Column<string>;
  readonly head: readonly string[];
  readonly cells: readonly string[];
  readonly width: number;
}

/** Columns that say why, uncut: where they find no room, their texts stand under the table, behind the first cell of their rows. */
const reasonColumns: ReadonlySet<string> = new Set(['evidence']);

/** A heading of several words in several lines, no wider than its cells where that can be. */
function headOf(label: string, cells: readonly string[]): readonly string[] {
  const words = label.split(' ');
  return wrap(label, Math.max(widest(cells), widest(words)));
}

function boxedColumn(page: Page, column: Column<string>, table: Table<string>): Drawn {
  const texts = cellTexts(page, column, table.rows);
  const cells = reasonColumns.has(column.name) ? texts : cutApart(texts, widestText);
  const head = headOf(cut(escapeTerminal(column.label), widestText), cells);
  return { column, head, cells, width: Math.max(widest(cells), widest(head)) };
}

const widthOf = (columns: readonly Drawn[]) => columns.reduce((sum, { width }) => sum + width + boxed, 1);

/** What of a table stands beside it, or holds its rows apart. */
export interface Beside {
  /** Names of the headlines, whose columns stay where not all find room. */
  readonly measures: readonly string[];
  /** Names of the columns whose numbers stand in a chart already. */
  readonly printed: ReadonlySet<string>;
  /** Names of the columns on the axes of charts: those that the table begins with tell its rows apart, numbers too. */
  readonly axes: ReadonlySet<string>;
}

const firstAmongMeasures = ['n', 'conf_low', 'conf_high', 'difference', 'p_adjusted'];

/**
 * What a column is worth where not all find room: keys, the headline's measure, its base and interval, then the rest.
 * What a chart has printed already comes last.
 */
function rankOf(name: string, isKey: boolean, { measures, printed }: Beside): number {
  if (isKey) return 0;
  if (measures.includes(name)) return 1;
  // What a window was asked for comes before what each period says by itself.
  if (name.endsWith('_rolling')) return 1;
  if (firstAmongMeasures.includes(name)) return 2;
  if (printed.has(name)) return Infinity;
  return name === 'std_error' ? 4 : 3;
}

/** What columns are fitted into, and the one among them that stays. */
type Fitted = { readonly width: number; readonly sort: string | undefined };

/** The columns that find room, in their own order. Rows stand in the order of what `--sort` names, which so stays in sight. */
function fitting(columns: readonly Drawn[], { width, sort }: Fitted, beside: Beside): readonly Drawn[] {
  if (widthOf(columns) <= width) return columns;
  const keys = columns.findIndex(({ column }) => isNumeric(column) && !beside.axes.has(column.name));
  const ranked = columns
    .map((drawn, index) => ({ drawn, rank: rankOf(drawn.column.name, index < keys, beside) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank);
  const kept = new Set(columns.filter(({ column: { name } }) => name === sort && !reasonColumns.has(name)));
  let least = Infinity;
  for (const { drawn, rank } of ranked) {
    // What matters less does not stand where what matters more found no room.
    if (rank > least) break;
    if (kept.has(drawn)) continue;
    if (widthOf([...kept, drawn]) <= width) kept.add(drawn);
    else least = rank;
  }
  return columns.filter((column) => kept.has(column));
}

function boxLines(page: Page, columns: readonly Drawn[], rows: number): readonly string[] {
  const box = new CliTable({
    head: columns.map(({ head }) => head.map((line) => page.paint.bold(line)).join('\n')),
    colAligns: columns.map(({ column }) => (isNumeric(column) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  for (let row = 0; row < rows; row += 1) box.push(columns.map(({ cells }) => cells[row] ?? ''));
  return box.toString().split('\n');
}

/** A column whose heading is one line, and nothing of it cut. */
function plainColumn(page: Page, column: Column<string>, table: Table<string>): Drawn {
  const cells = cellTexts(page, column, table.rows);
  const head = [escapeTerminal(column.label)];
  return { column, head, cells, width: widest([...head, ...cells]) };
}

function textsBelow(page: Page, table: Table<string>, kept: readonly Column<string>[]): readonly string[] {
  const [first] = kept;
  if (first === undefined || table.rows.length > mostBoxedRows) return [];
  const names = cellTexts(page, first, table.rows);
  return readersColumns(table)
    .filter((column) => !kept.includes(column) && reasonColumns.has(column.name))
    .flatMap((column) => [
      page.paint.bold(escapeTerminal(column.label)),
      ...cellTexts(page, column, table.rows).flatMap((text, row) =>
        text === '' ? [] : wrap(`${names[row] ?? ''}: ${text}`, page.style.width),
      ),
    ]);
}

/** Columns aligned by spaces: for pipes, and for more rows than a box is good for. */
const plainLines = (columns: readonly Drawn[], rows: number): readonly string[] =>
  Array.from({ length: rows + 1 }, (_, row) =>
    columns
      .map(({ column, head, cells, width }) => {
        const text = (row === 0 ? head[0] : cells[row - 1]) ?? '';
        return isNumeric(column) ? padStart(text, width) : padEnd(text, width);
      })
      .join('  ')
      .trimEnd(),
  );

function leftOut(
  page: Page,
  columns: readonly Column<string>[],
  kept: readonly Column<string>[],
  printed: ReadonlySet<string>,
) {
  const names = columns
    .filter((column) => !kept.includes(column) && !printed.has(column.name))
    .map(({ label }) => escapeTerminal(label));
  if (names.length === 0) return [];
  return wrap(page.words.columnsLeftOut(names.join(', ')), page.style.width).map((line) => page.paint.dim(line));
}

/**
 * A table under its title; nothing where charts have printed all of it.
 *
 * @param isAlone whether the table is all that was asked for: else a terminal shows the first rows of a very long one
 */
export function tableLines(page: Page, table: ArrangedTable, beside: Beside, isAlone = true): readonly string[] {
  const { left = 0 } = table;
  const rest = left === 0 ? [] : wrap(page.words.rowsLeft(left), page.style.width).map((line) => page.paint.dim(line));
  return [...listedLines(page, table, beside, isAlone), ...rest];
}

function listedLines(page: Page, table: Table<string>, beside: Beside, isAlone: boolean): readonly string[] {
  if (page.style.width === null || isAlone || table.rows.length <= mostListedRows)
    return wholeTable(page, table, beside);
  const first = { ...table, rows: table.rows.slice(0, firstListedRows) };
  const more = page.words.moreRows(table.rows.length - firstListedRows, table.name);
  return [...wholeTable(page, first, beside), ...wrap(more, page.style.width).map((line) => page.paint.dim(line))];
}

function wholeTable(page: Page, table: Table<string>, beside: Beside): readonly string[] {
  const { printed } = beside;
  const columns = readersColumns(table);
  const { width, sort } = page.style;
  const title = wrap(escapeTerminal(table.title), width).map((line) => page.paint.bold(line));
  if (table.rows.length === 0 || columns.length === 0) return [...title, page.words.noRows];
  if (columns.every(({ name }) => printed.has(name))) return [];
  const drawn = (draw: typeof boxedColumn) => columns.map((column) => draw(page, column, table));
  const rows = table.rows.length;
  if (width === null) return [...title, ...plainLines(drawn(plainColumn), rows)];

  const isBoxed = rows <= mostBoxedRows;
  const fitted = fitting(drawn(isBoxed ? boxedColumn : plainColumn), { width, sort }, beside);
  const kept = fitted.map(({ column }) => column);
  const lines = isBoxed ? boxLines(page, fitted, rows) : plainLines(fitted, rows);
  const below = textsBelow(page, table, kept);
  const named = columns.filter(({ name }) => !reasonColumns.has(name));
  return [...title, ...lines, ...below, ...leftOut(page, below.length === 0 ? columns : named, kept, printed)];
}
