import { readBytes } from '../files/head.ts';

const tailBytes = 1 << 14;
const totals =
  /^["']?(?:grand total|total general|suma total|sub-?total|totals?|totales)\b[^\p{L}\d]*?["']?\s*(?:[,;\t|:]|$)/iu;

/**
 * Totals at the end of a file: lines whose first cell says so. They are no records of anything.
 *
 * @returns how many there are, and the offset at which the first begins
 */
export function findFooters(
  path: string,
  start: number,
  end: number,
  quote: number,
): { readonly count: number; readonly end: number } {
  const from = Math.max(start, end - tailBytes);
  const tail = readBytes(path, from, end - from);
  let cut = tail.length;
  let count = 0;
  while (cut > 0 && count < 3) {
    let lineEnd = cut;
    while (lineEnd > 0 && (tail[lineEnd - 1] === 10 || tail[lineEnd - 1] === 13)) lineEnd -= 1;
    const lineStart = Math.max(tail.lastIndexOf(10, lineEnd - 1), tail.lastIndexOf(13, lineEnd - 1)) + 1;
    // A line that the tail cuts is left to the reader.
    if ((lineStart === 0 && from > start) || !totals.test(tail.toString('utf8', lineStart, lineEnd))) break;
    if (quotesIn(tail.subarray(lineStart, lineEnd), quote) % 2 === 1) break;
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
