import { kindOfCell } from '../headers/cell-kinds.ts';
import { summaryLabel } from './labels.ts';

/** A row that has a label and numbers and nothing else besides. */
export interface LabelledRow {
  readonly cells: readonly string[];
  /** The column of its label; null where none is written. */
  readonly at: number | null;
  readonly numbers: readonly { readonly column: number; readonly cell: string }[];
}

export const isBlank = (cell: string | undefined): boolean => (cell ?? '').trim() === '';

/** Beside a total `All` says of which group it is, and a dash that it is of none. */
export const saysAll = (cell: string): boolean =>
  kindOfCell(cell) === 'blank' || /^(?:\(?(?:all|todos|todas|alle|tous|toutes|total)\)?|\*)$/iu.test(cell.trim());

/** Null where a row has other words than a label, and a name before it, or nothing but words. */
export function labelledRow(cells: readonly string[]): LabelledRow | null {
  const written = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [{ column, cell: cell.trim() }]));
  const kinds = written.map(({ cell }) => kindOfCell(cell));
  const isSecond = kinds[0] === 'text' && kinds[1] === 'text' && summaryLabel(written[1]!.cell) !== null;
  const from = kinds[0] !== 'text' ? 0 : isSecond ? 2 : 1;
  const isNumeric = written.slice(from).every(({ cell }, at) => kinds[from + at] === 'number' || saysAll(cell));
  if (!isNumeric) return null;
  const numbers = written.slice(from).filter(({ cell }) => kindOfCell(cell) === 'number');
  return { cells, at: from === 0 ? null : written[from - 1]!.column, numbers };
}

/** Whether the first or the second written cell of a row is a label, as those of few records are: asked before all cells are looked at. */
export function mayHaveLabel(cells: readonly string[]): boolean {
  let written = 0;
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    if (summaryLabel(cell.trim()) !== null) return true;
    written += 1;
    if (written === 2) return false;
  }
  return false;
}
