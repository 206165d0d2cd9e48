import { rangeOfSum, type KnownSum } from '../../../statistics/functions/search/range-of-sum.ts';
import type { CrossTable, Line } from './cross-table.ts';
import { rectangleSpan } from './rectangles.ts';

/** What is hidden may be so many numbers apart, for all that a reader can work out. */
export const leastSpan = 2;

/** Hidden cells that are looked at together, nearest first: as if the others were known, which makes what is found a little less. */
const mostTogether = 160;

/** No group that is hidden is taken for more: numbers that stand for all there are would drown the others. */
const mostCounted = 1e6;

/** Whether a hidden cell may be several numbers, going by all lines that are known. */
export function isCellSafe(table: CrossTable, cell: number): boolean {
  return table.exchangeable(cell) >= leastSpan || isInRectangle(table, cell) || isSumSafe(table, [cell]);
}

/** Whether a line that is not known may be several numbers. */
export const isLineSafe = (table: CrossTable, line: Line): boolean => {
  const hidden = table.hiddenIn(line);
  return hidden.length === 0 || isSumSafe(table, hidden);
};

/** A corner of four hidden cells of two rows and two columns moves with them, and no line changes. */
function isInRectangle(table: CrossTable, cell: number): boolean {
  const { row, column } = table.cells[cell]!;
  const beside = table.hiddenIn(table.rows[row]!).filter((one) => one !== cell);
  return table.hiddenIn(table.columns[column]!).some(
    (below) =>
      below !== cell &&
      beside.some((right) => {
        const opposite = table.at(table.cells[below]!.row, table.cells[right]!.column);
        return (
          table.isHidden(opposite) &&
          rectangleSpan([cell, right, below, opposite!].map((one) => table.n(one))) >= leastSpan
        );
      }),
  );
}

function isSumSafe(table: CrossTable, cells: readonly number[]): boolean {
  const near = nearest(table, cells);
  const place = new Map([...near].map((cell, at) => [cell, at]));
  const lines = new Set([...near].flatMap((cell) => table.linesThrough(cell).filter(({ isShown }) => isShown)));
  const known = [...lines].map(({ cells: all }): KnownSum => {
    const of = all.filter((cell) => place.has(cell));
    return {
      of: of.map((cell) => place.get(cell)!),
      value: of.reduce((sum, cell) => sum + Math.min(table.n(cell), mostCounted), 0),
    };
  });
  const asked = cells.flatMap((cell) => place.get(cell) ?? []);
  const range = rangeOfSum(known, near.size, asked);
  return range !== null && range.high - range.low >= leastSpan - 1e-6;
}

/** The hidden cells that share a known line with these, and those that share one with them, and so on. */
function nearest(table: CrossTable, cells: readonly number[]): ReadonlySet<number> {
  const found = new Set(cells);
  const seen = new Set<Line>();
  for (const cell of found) {
    for (const line of table.linesThrough(cell)) {
      if (!line.isShown || seen.has(line)) continue;
      seen.add(line);
      for (const other of table.hiddenIn(line)) {
        if (found.size >= Math.max(mostTogether, cells.length)) return found;
        found.add(other);
      }
    }
  }
  return found;
}
