import type { CrossTable } from './cross-table.ts';

/**
 * By how much a corner of a rectangle may change: as much as goes from its row and its column into it and into the corner across, or
 * from these two into the others.
 *
 * @example rectangleSpan([3, 40, 12, 0]) // => 12
 */
export function rectangleSpan([corner = 0, beside = 0, below = 0, across = 0]: readonly number[]): number {
  return Math.min(beside, below) + Math.min(corner, across);
}

/**
 * The three cells that make a rectangle with a hidden one, so that it may be several numbers, and of which the fewest records need
 * be hidden for that (the hypercube method of Repsilber, as in GHMITER). None where there is no such rectangle.
 */
export function cheapestRectangle(table: CrossTable, cell: number, least: number, of = 0): readonly number[] {
  const { row, column } = table.cells[cell]!;
  let best: { readonly cost: number; readonly row: number; readonly column: number } | null = null;
  const costs = (at: number | null) => (table.isHidden(at) ? 0 : 1 + (at === null ? 0 : table.n(at)));
  const counts = (at: number | null) => (at === null ? 0 : table.n(at, of));
  for (let otherColumn = 0; otherColumn < table.columns.length; otherColumn += 1) {
    if (otherColumn === column) continue;
    const beside = table.at(row, otherColumn);
    if (best !== null && costs(beside) >= best.cost) continue;
    for (let otherRow = 0; otherRow < table.rows.length; otherRow += 1) {
      if (otherRow === row) continue;
      const corners = [beside, table.at(otherRow, column), table.at(otherRow, otherColumn)];
      const cost = corners.reduce<number>((sum, at) => sum + costs(at), 0);
      if (best !== null && cost >= best.cost) continue;
      if (rectangleSpan([cell, ...corners].map(counts)) < least) continue;
      best = { cost, row: otherRow, column: otherColumn };
    }
  }
  if (best === null) return [];
  return [table.cellAt(row, best.column), table.cellAt(best.row, column), table.cellAt(best.row, best.column)];
}
