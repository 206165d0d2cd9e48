import type { HeadRecord } from '../csv/dialect.ts';
import { kindOfCell, kindsOfColumns, writtenIn } from './cell-kinds.ts';

/** Titles, filters and empty rows above a table are few. */
const mostAbove = 20;
const shownBelow = 50;

/**
 * Where the header stands under rows that a spreadsheet filled up to the width of the table: titles, dates of the report, names of
 * groups of columns, empty rows. Each of them leaves most columns without a name; the header is the first row of words that names
 * most of them, above numbers or dates, or above rows that the first one could not name.
 *
 * @returns 0 where the first row is the header
 */
export function rowsOfTitle(records: readonly HeadRecord[], width: number): number {
  const rows = records.slice(0, mostAbove + shownBelow).map(({ cells }) => cells);
  const first = rows[0]!;
  if (isRich(first, width)) return 0;
  const header = rows.slice(0, mostAbove).findIndex((cells) => isRich(cells, width));
  if (header <= 0) return 0;
  const cells = rows[header]!;
  const isNamed = cells.every((cell) => ['blank', 'text'].includes(kindOfCell(cell))) && areDistinct(cells);
  if (!isNamed || rows.slice(0, header).some((row) => row.length !== width)) return 0;
  const below = kindsOfColumns(rows.slice(header + 1), width);
  const isAboveOthers = below.some(({ kind }, column) => {
    return (kind === 'number' || kind === 'date') && kindOfCell(cells[column]!) === 'text';
  });
  const isLone = writtenIn(first) <= 1 && width > 2 && header < rows.length - 1;
  return isAboveOthers || isLone ? header : 0;
}

/** It says something of most columns. */
const isRich = (cells: readonly string[], width: number) => writtenIn(cells) > Math.max(1, width / 2);

function areDistinct(cells: readonly string[]): boolean {
  const written = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return new Set(written).size === written.length;
}
