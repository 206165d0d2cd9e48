import type { LinesBeside, TableBeside } from './beside.ts';
import { CrossTable } from './cross-table.ts';
import { cheapestCube } from './cubes.ts';
import type { Level, Line, Part } from './level.ts';
import { hideWithinLines, type TogetherIn } from './lines.ts';
import { cheapestRectangle } from './rectangles.ts';
import { isCellApart, isCellSafe, isLineSafe, leastOf } from './spans.ts';

interface Crossing<P extends Part> extends TogetherIn<P> {
  /** Whether the table has a row for cells in which nobody stands too: those of what is hidden are hidden. */
  readonly listsEmpty: boolean;
  /** A cell in which nobody stands, as a part. */
  readonly emptyPart: (place: readonly string[]) => P;
  /** Tables of fewer ways that a reader knows as well. */
  readonly beside?: readonly TableBeside[];
}

/**
 * What is hidden where groups are told apart in one way more. A row and a column that is hidden by itself is hidden in all its cells;
 * in each other one that has a hidden cell others are hidden with it, until they are two and not few together; and then as many more
 * as are needed until each hidden number may be several, going by all rows, columns and totals that are known.
 */
export function crossed<P extends Part>(
  before: Level,
  columns: Level,
  parts: readonly P[],
  how: Crossing<P>,
): Level<P> {
  const { beside = [], listsEmpty, emptyPart } = how;
  const alone = new CrossTable(before, columns, parts);
  // Whoever does not see the tables beside may not work more out than whoever does.
  const tables = beside.length === 0 ? [alone] : [alone, new CrossTable(before, columns, parts, beside)];
  for (const table of tables) hideByItself(table, listsEmpty);
  for (let hidden = -1; hidden !== alone.hidden.size;) {
    hidden = alone.hidden.size;
    for (const table of tables) {
      for (const other of tables) hideAlike(table, other);
      if (table.hidden.size > 0) protect(table, how);
    }
    for (const other of tables) hideAlike(alone, other);
  }
  const last = tables.at(-1)!;
  return { ...last.level(emptyPart), exposed: () => exposedIn(last) };
}

const exposedIn = <P extends Part>(table: CrossTable<P>): readonly P[] =>
  [...table.hidden].flatMap((cell) => {
    const { part } = table.cells[cell]!;
    return part === null || part.n === 0 || isCellApart(table, cell) ? [] : [part];
  });

/** What is hidden in a table is hidden in another of the same rows and columns. */
function hideAlike<P extends Part>(table: CrossTable<P>, other: CrossTable<P>): void {
  if (table === other) return;
  for (const cell of other.hidden) {
    const { row, column } = other.cells[cell]!;
    table.hidden.add(table.cellAt(row, column));
  }
}

function hideByItself(table: CrossTable, listsEmpty: boolean): void {
  for (const [at, { part }] of table.cells.entries())
    if (part?.isFew === true || part?.isUntold === true) table.hidden.add(at);
  for (const [at, row] of table.rows.entries()) {
    // A group of nobody that is hidden must not be known by its empty cells.
    if (!row.isShown && (listsEmpty || row.cells.length === 0)) fill(table, table.columns, (column) => [at, column]);
    if (!row.isShown) hideAll(table, row.cells);
  }
  for (const [at, column] of table.columns.entries()) {
    if (!column.isShown && listsEmpty) fill(table, table.rows, (row) => [row, at]);
    if (!column.isShown) hideAll(table, column.cells);
  }
  for (const beside of table.beside) hideGroups(table, beside, listsEmpty);
}

/** A group that is hidden in a table beside is hidden in all its cells. */
function hideGroups(table: CrossTable, beside: LinesBeside, listsEmpty: boolean): void {
  const hidden = new Map(
    beside.groups
      .filter((group) => !group.isShown && (listsEmpty || group.cells.length === 0))
      .map((group) => [group.name, group]),
  );
  if (hidden.size > 0) {
    for (const row of table.rows.keys()) {
      for (const column of table.columns.keys()) {
        if (hidden.has(beside.nameAt(table.placeOf({ row, column })))) table.cellAt(row, column);
      }
    }
  }
  for (const group of beside.groups) if (!group.isShown) hideAll(table, group.cells);
}

/** Makes cells of nobody where there are none. */
function fill(table: CrossTable, along: readonly Line[], placeOf: (at: number) => readonly [number, number]): void {
  for (const at of along.keys()) table.cellAt(...placeOf(at));
}

const hideAll = (table: CrossTable, cells: readonly number[]): void => {
  for (const cell of cells) table.hidden.add(cell);
};

/** What is safe stays safe where more is hidden: each number is looked at until it is, or nothing is left to hide. */
function protect<P extends Part>(table: CrossTable<P>, how: Crossing<P>): void {
  hideWithinLines(table, how);
  const done = Array.from({ length: table.classes + 1 }, () => new Set<number | Line>());
  // What is hidden for the sake of a class is a number of all as well, and of the other classes.
  for (let before = -1; before !== table.hidden.size;) {
    before = table.hidden.size;
    for (const [of, own] of done.entries()) protectCounts(table, how, { of, done: own });
  }
}

const isNobodyShown = (table: CrossTable): boolean =>
  table.cells.every(({ part }, cell) => part === null || table.hidden.has(cell));

/** A table of which only empty cells would be left tells nothing more. */
function hideWhole(table: CrossTable): void {
  for (const row of table.rows.keys()) fill(table, table.columns, (column) => [row, column]);
  hideAll(table, [...table.cells.keys()]);
}

/** What of a table is counted (as in `CrossTable.n`), and which of its numbers are safe. */
interface Counts {
  readonly of: number;
  readonly done: Set<number | Line>;
}

function protectCounts<P extends Part>(table: CrossTable<P>, how: Crossing<P>, counts: Counts): void {
  for (;;) {
    if (how.listsEmpty && isNobodyShown(table)) return hideWhole(table);
    const open = firstOpen(table, counts);
    if (open === null) return;
    if (hideMore(table, open, counts.of)) hideWithinLines(table, how);
    else counts.done.add(open.what);
  }
}

interface Open {
  readonly what: number | Line;
  readonly cells: readonly number[];
}

/** The first number that is not safe: of the cells, the smallest first, and of the lines that are not known. */
function firstOpen(table: CrossTable, { of, done }: Counts): Open | null {
  const rising = [...table.hidden]
    .filter((cell) => !done.has(cell) && !table.isUntold(cell))
    .toSorted((a, b) => table.n(a) - table.n(b) || a - b);
  for (const cell of rising) {
    if (!isCellSafe(table, cell, of)) return { what: cell, cells: [cell] };
    done.add(cell);
  }
  const groups = table.beside.flatMap((beside) => beside.groups);
  for (const line of [...table.rows, ...table.columns, ...table.uppers, ...groups]) {
    if (line.isShown || done.has(line)) continue;
    if (!isLineSafe(table, line, of)) return { what: line, cells: table.hiddenIn(line) };
    done.add(line);
  }
  return null;
}

/** Hides what gives the least away so that hidden cells may be several numbers. False where nothing is left to hide. */
function hideMore(table: CrossTable, { what, cells }: Open, of: number): boolean {
  const before = table.hidden.size;
  const [only] = cells;
  if (cells.length === 1 && only !== undefined && (of === 0 || what === only))
    hideAll(table, cheapestAround(table, only, leastOf(table, only, of), of));
  if (table.hidden.size > before) return true;
  const lines = cells.flatMap((cell) => table.linesThrough(cell));
  const near = [...new Set(lines.flatMap((line) => line.cells))];
  const shown = (among: Iterable<number>) => [...among].filter((cell) => !table.hidden.has(cell));
  const free = () => emptyBeside(table, cells, (row, column) => !row.isShown || !column.isShown);
  const others = () => emptyBeside(table, cells, () => true);
  const ofClass = () => (of === 0 ? [] : shown(near).filter((cell) => table.n(cell, of) > 0));
  const choices = [
    ofClass,
    free,
    () => shown(near),
    others,
    () => shown(table.cells.keys()),
    () => emptyAnywhere(table),
  ];
  for (const choice of choices) {
    const [smallest] = choice().toSorted((a, b) => table.n(a) - table.n(b) || a - b);
    if (smallest === undefined) continue;
    table.hidden.add(smallest);
    return true;
  }
  return false;
}

const cheapestAround = (table: CrossTable, cell: number, least: number, of: number): readonly number[] =>
  (table.beside.length === 0 ? cheapestRectangle : cheapestCube)(table, cell, least, of);

/** The first cell of nobody in the rows and columns of some cells that may be hidden with them. */
function emptyBeside(
  table: CrossTable,
  cells: readonly number[],
  isWanted: (row: Line, column: Line) => boolean,
): readonly number[] {
  for (const cell of cells) {
    const { row, column } = table.cells[cell]!;
    const places = [
      ...table.columns.map((_, at) => [row, at] as const),
      ...table.rows.map((_, at) => [at, column] as const),
    ];
    const found = places.find(
      ([r, c]) => table.at(r, c) === null && isWanted(table.rows[r]!, table.columns[c]!) && table.isOpen(r, c),
    );
    if (found !== undefined) return [table.cellAt(...found)];
  }
  return [];
}

/** The first cell of nobody that the table does not have yet. */
function emptyAnywhere(table: CrossTable): readonly number[] {
  for (const row of table.rows.keys()) {
    const column = table.columns.findIndex((_, at) => table.at(row, at) === null && table.isOpen(row, at));
    if (column >= 0) return [table.cellAt(row, column)];
  }
  return [];
}
