import { readBytes } from '../files/head.ts';
import { outcome, RecordReader, type Dialect } from '../csv/record.ts';

const places = 8;
const bytesOfPlace = 1 << 13;
const recordsOfPlace = 20;
const LF = 10;

/**
 * Records from all over a text, for evidence of what they are: files are often in order of what tells them apart. Where a place
 * begins is a guess, so only records of the right width are taken.
 */
export function sampledRecords(
  path: string,
  {
    start,
    end,
    dialect,
    width,
  }: { readonly start: number; readonly end: number; readonly dialect: Dialect; readonly width: number },
): readonly (readonly string[])[] {
  const reader = new RecordReader(dialect);
  return Array.from({ length: places }, (_, place) => {
    const from = start + Math.floor(((place + 1) * (end - start)) / (places + 1));
    const bytes = readBytes(path, from, Math.min(bytesOfPlace, end - from));
    const found: string[][] = [];
    let at = bytes.indexOf(LF) + 1;
    while (
      at > 0 &&
      at < bytes.length &&
      found.length < recordsOfPlace &&
      reader.read(bytes, at, bytes.length, false) === outcome.complete
    ) {
      if (reader.fields === width) found.push(reader.texts(bytes));
      at = reader.next;
    }
    return found;
  }).flat();
}
