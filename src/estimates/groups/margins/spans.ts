import { rangeOfSum, type KnownSum } from '../../../statistics/functions/search/range-of-sum.ts';
import type { CrossTable } from './cross-table.ts';
import { isInCube } from './cubes.ts';
import { leastSpan, type Line } from './level.ts';
import { rectangleSpan } from './rectangles.ts';

/** Hidden cells that are looked at together, nearest first: as if the others were known, which makes what is found a little less. */
const mostTogether = 160;

/** No group that is hidden is taken for more: numbers that stand for all there are would drown the others. */
const mostCounted = 1e6;

/** Whether a hidden cell may be several numbers, going by all lines that are known. @param of what is counted, as in `CrossTable.n` */
export function isCellSafe(table: CrossTable, cell: number, of = 0): boolean {
  const least = leastOfLines(table, cell, of);
  if (least === 0) return true;
  return isEasilySafe(table, cell, { of, least }) || isSpanSafe(table, cell, { of, least });
}

/** Whether it may be several numbers though the tables beside leave it fewer. */
export const isCellApart = (table: CrossTable, cell: number): boolean =>
  isEasilySafe(table, cell, { of: 0, least: leastSpan }) || spanWhereHidden(table, [cell], 0) >= leastSpan - tiny;

/** The same, as far as it is seen without a linear programme. */
const isEasilySafe = (table: CrossTable, cell: number, { of, least }: Asked): boolean =>
  table.exchangeable(cell, of) >= least ||
  (table.beside.length === 0 ? isInRectangle(table, cell, { of, least }) : isInCube(table, cell, least, of));

/** Whether a line that is not known may be several numbers. */
export const isLineSafe = (table: CrossTable, line: Line, of = 0): boolean => {
  const hidden = table.hiddenIn(line);
  const least = leastOfLine(table, line, of);
  if (hidden.length === 0 || least === 0) return true;
  const span = spanWhereHidden(table, hidden, of);
  return (
    span >= least - tiny || span >= mostPossible(table, (filled) => lineLike(filled, line, table).cells, of) - tiny
  );
};

/** All lines that a table has, of rows, of columns, and of others. */
const linesOf = ({ rows, columns, uppers, beside }: CrossTable): (readonly Line[])[] => [
  rows,
  columns,
  uppers,
  ...beside.map(({ groups }) => groups),
];

/** The line of a table that is one of another which is not known there; those are in the same places. */
function lineLike(table: CrossTable, line: Line, other: CrossTable): Line {
  const kinds = linesOf(other);
  const kind = kinds.findIndex((lines) => lines.includes(line));
  return linesOf(table)[kind]![kinds[kind]!.indexOf(line)]!;
}

function leastOfLine(table: CrossTable, line: Line, of: number): number {
  const kind = linesOf(table).find((lines) => lines !== table.uppers && lines.includes(line)) ?? table.rows;
  const alike = kind.filter(({ isShown }) => !isShown);
  const together = alike.reduce((sum, one) => sum + table.total(one, of), 0);
  return of === 0 ? leastSpan : Math.min(leastSpan, together);
}

/**
 * How far apart the sum of some cells could be if nothing but the tables beside were known: whatever is hidden, no more than these
 * leave open. Infinity where so many cells hang together that it is not worked out.
 */
function mostPossible(table: CrossTable, cellsIn: (filled: CrossTable) => readonly number[], of: number): number {
  if (table.beside.length === 0) return Infinity;
  const filled = table.filled();
  const asked = cellsIn(filled);
  const key = `${of}: ${asked.toSorted((a, b) => a - b).join(' ')}`;
  const spans = possible.get(filled) ?? new Map<string, number>();
  possible.set(filled, spans);
  const known = spans.get(key);
  if (known !== undefined) return known;
  const near = nearest(filled, asked, (line) => line.cells);
  const span = near.size >= mostTogether ? Infinity : spanOf(filled, near, asked, of);
  spans.set(key, span);
  return span;
}

/** What has been worked out of filled tables, which do not change. */
const possible = new WeakMap<CrossTable, Map<string, number>>();

/**
 * By how much a hidden cell must be able to vary. Of a class it is no more than it could though all cells were hidden: a reader knows
 * what its row and its column leave open (Fréchet's bounds).
 */
export const leastOf = (table: CrossTable, cell: number, of: number): number =>
  Math.min(leastOfLines(table, cell, of), mostPossibleAt(table, cell, of));

const mostPossibleAt = (table: CrossTable, cell: number, of: number): number =>
  mostPossible(table, (filled) => [filled.cellAt(table.cells[cell]!.row, table.cells[cell]!.column)], of);

function leastOfLines(table: CrossTable, cell: number, of: number): number {
  if (of === 0) return leastSpan;
  const known = table.linesThrough(cell).filter(({ isShown }) => isShown);
  const totals = known.map((line) => table.total(line, of));
  const [row, column] = table.linesThrough(cell) as [Line, Line];
  const atLeast =
    row.isShown && column.isShown ? Math.max(0, table.total(row, of) + table.total(column, of) - table.all(of)) : 0;
  return Math.min(leastSpan, Math.max(0, Math.min(...totals) - atLeast));
}

/** What is counted, and by how much it must be able to vary. */
interface Asked {
  readonly of: number;
  readonly least: number;
}

/** A corner of four hidden cells of two rows and two columns moves with them, and no line changes. */
function isInRectangle(table: CrossTable, cell: number, { of, least }: Asked): boolean {
  const { row, column } = table.cells[cell]!;
  const beside = table.hiddenIn(table.rows[row]!).filter((one) => one !== cell);
  return table.hiddenIn(table.columns[column]!).some(
    (below) =>
      below !== cell &&
      beside.some((right) => {
        const opposite = table.at(table.cells[below]!.row, table.cells[right]!.column);
        return (
          table.isHidden(opposite) &&
          rectangleSpan([cell, right, below, opposite!].map((one) => table.n(one, of))) >= least
        );
      }),
  );
}

function isSpanSafe(table: CrossTable, cell: number, { of, least }: Asked): boolean {
  const span = spanWhereHidden(table, [cell], of);
  return span >= least - tiny || span >= mostPossibleAt(table, cell, of) - tiny;
}

const spanWhereHidden = (table: CrossTable, cells: readonly number[], of: number): number =>
  spanOf(
    table,
    nearest(table, cells, (line) => table.hiddenIn(line)),
    cells,
    of,
  );

const tiny = 1e-6;

/** How far apart the sum of some cells may be, where these and those near them are not known. */
function spanOf(table: CrossTable, near: ReadonlySet<number>, cells: readonly number[], counted: number): number {
  const place = new Map([...near].map((cell, at) => [cell, at]));
  const lines = new Set([...near].flatMap((cell) => table.linesThrough(cell).filter(({ isShown }) => isShown)));
  const known = [...lines].map(({ cells: all }): KnownSum => {
    const of = all.filter((cell) => place.has(cell));
    return {
      of: of.map((cell) => place.get(cell)!),
      value: of.reduce((sum, cell) => sum + Math.min(table.n(cell, counted), mostCounted), 0),
    };
  });
  const asked = cells.flatMap((cell) => place.get(cell) ?? []);
  const range = rangeOfSum(known, near.size, asked);
  return range === null ? 0 : range.high - range.low;
}

/** The cells not known that share a known line with these, and those that share one with them, and so on. */
function nearest(
  table: CrossTable,
  cells: readonly number[],
  unknownIn: (line: Line) => readonly number[],
): ReadonlySet<number> {
  const found = new Set(cells);
  const seen = new Set<Line>();
  for (const cell of found) {
    for (const line of table.linesThrough(cell)) {
      if (!line.isShown || seen.has(line)) continue;
      seen.add(line);
      for (const other of unknownIn(line)) {
        if (found.size >= Math.max(mostTogether, cells.length)) return found;
        found.add(other);
      }
    }
  }
  return found;
}
