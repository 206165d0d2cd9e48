import { closeSync, openSync, writeFileSync } from 'node:fs';
import { recordText } from '../../../sources/csv/record-text.ts';
import type { OpenSource } from '../../../sources/source.ts';
import { visitRecords } from '../../../sources/structure/visit.ts';

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
