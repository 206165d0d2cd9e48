/**
 * One record with its line end. A record of one blank cell is quoted, as it would be a blank line.
 *
 * @example recordText(['a,b', 'say "hi"', '']) // => "\"a,b\",\"say \"\"hi\"\"\",\n"
 * @example recordText(['']) // => "\"\"\n"
 */
export const recordText = (cells: readonly string[]): string =>
  cells.length === 1 && cells[0] === '' ? '""\n' : `${cells.map(cellText).join(',')}\n`;

const cellText = (cell: string) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
