import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { OpenSource } from '../../../sources/source.ts';
import { visitRecords } from '../../scan/plain/records.ts';

const written = 1 << 20;

/** DuckDB takes the first line end of a file for that of all lines, and a mark at its start for no part of a cell. */
const firstLine = 'records\n';

/** Writes the sound records of a file as RFC 4180 text that can be read in one way only: UTF-8, commas, LF, one line before. */
export async function writeCleanCopy(source: OpenSource, path: string): Promise<void> {
  const descriptor = openSync(path, 'wx', 0o600);
  let held = [firstLine];
  let length = 0;
  const write = () => {
    writeFileSync(descriptor, held.join(''));
    held = [];
    length = 0;
  };
  try {
    await visitRecords(source, (cells) => {
      const line = recordText(cells);
      held.push(line);
      length += line.length;
      if (length > written) write();
    });
    write();
  } finally {
    closeSync(descriptor);
  }
}

/**
 * One record with its line end. A record of one blank cell is quoted, as it would be a blank line.
 *
 * @example recordText(['a,b', 'say "hi"', '']) // => "\"a,b\",\"say \"\"hi\"\"\",\n"
 * @example recordText(['']) // => "\"\"\n"
 */
export const recordText = (cells: readonly string[]): string =>
  cells.length === 1 && cells[0] === '' ? '""\n' : `${cells.map(cellText).join(',')}\n`;

const cellText = (cell: string) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
