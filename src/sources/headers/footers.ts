import { RecordReader, outcome, type Dialect } from '../csv/record.ts';
import { readBytes } from '../files/head.ts';
import { isSummary } from './summaries.ts';

const tailBytes = 1 << 14;
const most = 3;
const totals =
  /^["']?(?:grand total|total general|suma total|sub-?total|totals?|totales)\b[^\p{L}\d]*?["']?\s*(?:[,;\t|:]|$)/iu;

/** Where the records of a text lie, and how they are written. */
interface Records {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly dialect: Dialect;
  /** The columns that every record says. */
  readonly columns: readonly number[];
}

/**
 * Totals and means at the end of a file: lines whose first cell says so. They are no records of anything.
 *
 * @returns how many there are, and the offset at which the first begins
 */
export function findFooters({ path, start, end, dialect, columns }: Records): {
  readonly count: number;
  readonly end: number;
} {
  const from = Math.max(start, end - tailBytes);
  const tail = readBytes(path, from, end - from);
  const reader = new RecordReader(dialect);
  let cut = tail.length;
  let count = 0;
  while (cut > 0 && count < most) {
    let lineEnd = cut;
    while (lineEnd > 0 && (tail[lineEnd - 1] === 10 || tail[lineEnd - 1] === 13)) lineEnd -= 1;
    const lineStart = Math.max(tail.lastIndexOf(10, lineEnd - 1), tail.lastIndexOf(13, lineEnd - 1)) + 1;
    // A line that the tail cuts is left to the reader.
    if (lineStart === 0 && from > start) break;
    const isWhole = reader.read(tail, lineStart, lineEnd, true) === outcome.complete;
    const isFooter =
      totals.test(tail.toString('utf8', lineStart, lineEnd)) || (isWhole && isSummary(reader.texts(tail), columns));
    if (!isFooter || quotesIn(tail.subarray(lineStart, lineEnd), dialect.quote) % 2 === 1) break;
    count += 1;
    cut = lineStart;
  }
  return { count, end: count === 0 ? end : from + cut };
}

/** An odd number of quotes says that the line is the end of a field that begins on an earlier one. */
function quotesIn(line: Buffer, quote: number): number {
  let quotes = 0;
  for (const byte of line) if (byte === quote) quotes += 1;
  return quotes;
}
