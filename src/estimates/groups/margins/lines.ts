import { compareTexts } from '../../../records/order.ts';
import type { CrossTable } from './cross-table.ts';
import { hasAnyOf, thinClasses, type Line, type Part, type Together } from './level.ts';

/** How the parts of rows and of columns are taken together. */
export interface TogetherIn<P extends Part> {
  readonly row: Together<P>;
  readonly column: Together<P>;
}

const nobody: Part = { place: [], n: 0, isFew: false };

/** In each row and column that is known and has a hidden cell: others with it. */
export function hideWithinLines<P extends Part>(table: CrossTable<P>, { row, column }: TogetherIn<P>): void {
  const all = [
    ...table.rows.map((line) => ({ line, together: row })),
    ...table.columns.map((line) => ({ line, together: column })),
  ].filter(({ line }) => line.isShown);
  let before = -1;
  while (before !== table.hidden.size) {
    before = table.hidden.size;
    for (const { line, together } of all) hideWithin(table, line, together);
  }
}

function hideWithin<P extends Part>(table: CrossTable<P>, line: Line, { isFew }: Together<P>): void {
  for (let hidden = table.hiddenIn(line); hidden.length > 0; hidden = table.hiddenIn(line)) {
    if (hidden.every((cell) => table.isUntold(cell))) return;
    const parts = hidden.flatMap((cell) => table.cells[cell]!.part ?? []);
    const isFewStill = parts.length > 0 && isFew(parts);
    const isEnough = hidden.length >= 2 && !isFewStill;
    const all = line.cells.flatMap((cell) => table.cells[cell]!.part ?? []);
    const thin = isEnough ? thinClasses(parts, all) : [];
    if (isEnough && thin.length === 0) return;
    const helps = (cell: number) => !isEnough || hasAnyOf(table.cells[cell]!.part ?? nobody, thin);
    const free = isFewStill || isEnough ? null : freeIn(table, hidden[0]!, line);
    const next = free ?? cheapestIn(table, line, helps);
    if (next === null) return;
    table.hidden.add(next);
  }
}

/** A cell of nobody in a line, where the line that crosses there is hidden: nothing else need be hidden for its sake. */
function freeIn(table: CrossTable, cell: number, line: Line): number | null {
  const { row, column } = table.cells[cell]!;
  const isRow = table.rows[row] === line;
  const places = isRow
    ? table.columns.flatMap(({ isShown }, at) => (isShown ? [] : [[row, at] as const]))
    : table.rows.flatMap(({ isShown }, at) => (isShown ? [] : [[at, column] as const]));
  const found = places.find((place) => !table.isHidden(table.at(...place)) && table.isOpen(...place));
  return found === undefined ? null : table.cellAt(...found);
}

/** The cell of a line that is the smallest, together with what must be hidden for its sake in the line that crosses there. */
function cheapestIn(table: CrossTable, line: Line, helps: (cell: number) => boolean): number | null {
  const costs = line.cells
    .filter((cell) => !table.hidden.has(cell) && helps(cell))
    .map((cell) => ({ cell, cost: table.n(cell) + crossingCost(table, line, cell) }));
  const [first] = costs.toSorted(
    (a, b) =>
      a.cost - b.cost ||
      table.n(a.cell) - table.n(b.cell) ||
      compareTexts(nameIn(table, a.cell), nameIn(table, b.cell)),
  );
  return first?.cell ?? null;
}

function crossingCost(table: CrossTable, line: Line, cell: number): number {
  const [row, column] = table.linesThrough(cell) as [Line, Line];
  const crossing = row === line ? column : row;
  if (!crossing.isShown || table.hiddenIn(crossing).length > 0) return 0;
  const others = crossing.cells.filter((one) => one !== cell);
  // One that stands alone in it is known with it: it helps only together with a cell of nobody.
  return others.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...others.map((one) => table.n(one)));
}

const nameIn = (table: CrossTable, cell: number): string => {
  const { row, column } = table.cells[cell]!;
  return `${table.rows[row]!.name} ${table.columns[column]!.name}`;
};
