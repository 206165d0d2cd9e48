import { kindOfCell, type ColumnKind } from './cell-kinds.ts';

/** A row in which every cell that is not blank is a number is no header. */
const isNumbersOnly = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.trim() !== '') && cells.every((cell) => /^\s*[-+]?[\d.,]*\s*$/u.test(cell));

/**
 * Whether the first row is a record like those below it: it has a number where they have numbers, or a date where they have
 * dates, and nowhere words above numbers or dates. Years and points of a scale in a row (`2025, 2026`, `0, 1, 2`) are names.
 *
 * @param below what stands in the columns under it
 * @example looksLikeData(['12', '3.5'], []) // => true
 */
export function looksLikeData(first: readonly string[], below: readonly ColumnKind[]): boolean {
  if (isNumbersOnly(first)) return true;
  let alike = 0;
  const numbers: string[] = [];
  for (const [column, cell] of first.entries()) {
    const [own, theirs] = [kindOfCell(cell), below[column]?.kind ?? null];
    if (own === 'blank' || theirs === null) continue;
    const isAlike = own === theirs;
    if (!isAlike && theirs !== 'text') return false;
    if (!isAlike || own === 'text') continue;
    if (own === 'number') numbers.push(cell.trim());
    alike += 1;
  }
  return alike > 0 && !areNames(numbers, alike);
}

function areNames(numbers: readonly string[], alike: number): boolean {
  if (numbers.length < alike) return false;
  const values = numbers.map(Number);
  const areYears = values.every((value) => Number.isInteger(value) && value >= 1990 && value <= 2100);
  const areSteps =
    values.length > 1 && values.every((value, at) => at === 0 || Math.abs(value - values[at - 1]!) === 1);
  return areYears || areSteps;
}
