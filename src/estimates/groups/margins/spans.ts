import { rangeOfSum, type KnownSum } from '../../../statistics/functions/search/range-of-sum.ts';
import type { CrossTable, Line } from './cross-table.ts';
import { leastSpan } from './level.ts';
import { rectangleSpan } from './rectangles.ts';

/** Hidden cells that are looked at together, nearest first: as if the others were known, which makes what is found a little less. */
const mostTogether = 160;

/** No group that is hidden is taken for more: numbers that stand for all there are would drown the others. */
const mostCounted = 1e6;

/** Whether a hidden cell may be several numbers, going by all lines that are known. @param of what is counted, as in `CrossTable.n` */
export function isCellSafe(table: CrossTable, cell: number, of = 0): boolean {
  const least = leastOf(table, cell, of);
  if (least === 0) return true;
  return (
    table.exchangeable(cell, of) >= least ||
    isInRectangle(table, cell, { of, least }) ||
    isSumSafe(table, [cell], { of, least })
  );
}

/** Whether a line that is not known may be several numbers. */
export const isLineSafe = (table: CrossTable, line: Line, of = 0): boolean => {
  const hidden = table.hiddenIn(line);
  const alike = (table.columns.includes(line) ? table.columns : table.rows).filter(({ isShown }) => !isShown);
  const together = alike.reduce((sum, one) => sum + table.total(one, of), 0);
  const least = of === 0 ? leastSpan : Math.min(leastSpan, together);
  return hidden.length === 0 || least === 0 || isSumSafe(table, hidden, { of, least });
};

/**
 * By how much a hidden cell must be able to vary. Of a class it is no more than it could though all cells were hidden: a reader knows
 * what its row and its column leave open (Fréchet's bounds).
 */
export function leastOf(table: CrossTable, cell: number, of: number): number {
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

function isSumSafe(table: CrossTable, cells: readonly number[], { of: counted, least }: Asked): boolean {
  const near = nearest(table, cells);
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
  return range !== null && range.high - range.low >= least - 1e-6;
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
