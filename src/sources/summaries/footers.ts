import { outcome, RecordReader, type Dialect } from '../csv/record.ts';
import { readBytes } from '../files/head.ts';
import { writtenIn } from '../headers/cell-kinds.ts';
import { closesFile, summaryLabel } from './labels.ts';
import type { RecordsKnown } from './summaries.ts';

const tailBytes = 1 << 14;
/** Titles of a block, its statistics, and notes below them are few. */
const mostRows = 40;
/** So many rows above one that is a summary are not looked through for another. */
const mostBetween = 12;

/** Where the records of a text lie, and how they are written. */
interface Records {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly dialect: Dialect;
  readonly width: number;
}

/** A line at the end of a text. */
interface TailRow {
  readonly cells: readonly string[];
  readonly begin: number;
  /** Line ends between it and the row above it, blank lines among them. */
  readonly linesAbove: number;
}

export interface Footers {
  /** Where the first of them begins; the end of the text where there are none. */
  readonly end: number;
  /** The line of each, counted from the first of them. */
  readonly lines: readonly number[];
}

/**
 * Totals, means and counts at the end of a text, with the empty rows and notes among and below them: rows that say so, or whose
 * numbers are what those above them come to. They are no records of anything.
 *
 * @param knownBefore what is known of the records of a text before one of its last rows
 */
export function findFooters(records: Records, knownBefore: (offset: number) => RecordsKnown): Footers {
  const rows = tailRows(records);
  const { width } = records;
  let found = 0;
  while (found < rows.length && isClosingLine(rows, found, width, knownBefore)) found += 1;
  for (let count = 1; count <= rows.length && count - found <= mostBetween; count += 1) {
    const { cells, begin } = rows[count - 1]!;
    const isNote = saysNothing(cells, width);
    const isShort = cells.length < width && (cells[0] ?? '').trim() !== '' && summaryLabel(cells[0]!) !== null;
    const known = cells.length === width || isShort ? knownBefore(begin) : null;
    const block = rows.slice(0, count).map((row) => row.cells);
    if (known !== null && known.isSummary(cells) && areSummaries(block, known, width)) found = count;
    else if (known !== null && isBehindEmptyRow(rows, count, width) && block.every((row) => known.isLacking(row)))
      found = count;
    if (!isNote && !isShort && (cells.length !== width || !mayBeOne(cells))) break;
  }
  if (found === 0) return { end: records.end, lines: [] };
  const block = rows.slice(0, found).toReversed();
  let line = 0;
  const lines = block.map(({ linesAbove }, at) => (line += at === 0 ? 0 : linesAbove));
  return { end: block[0]!.begin, lines };
}

/** Each shows it by itself, or lies beside one that does and is like it, or says nothing of a record. */
function areSummaries(block: readonly (readonly string[])[], known: RecordsKnown, width: number): boolean {
  const shown = block.filter((cells) => known.isSummary(cells));
  return block.every(
    (cells) => saysNothing(cells, width) || shown.includes(cells) || shown.some((one) => known.isLike(cells, one)),
  );
}

/** Empty cells, or a note of one cell. */
const saysNothing = (cells: readonly string[], width: number) =>
  writtenIn(cells) === 0 || (cells.length === 1 && width > 1);

/** A line of one cell that tools write below the last record, or words that cannot be the rest of the record above. */
function isClosingLine(
  rows: readonly TailRow[],
  at: number,
  width: number,
  knownBefore: (offset: number) => RecordsKnown,
): boolean {
  const { cells, begin } = rows[at]!;
  if (cells.length !== 1 || width < 2) return false;
  if (closesFile(cells[0]!)) return true;
  const record = rows.slice(at + 1).find((row) => row.cells.length !== 1)?.cells;
  return record?.length === width && /\p{L}/u.test(cells[0]!) && knownBefore(begin).endsWhole(record);
}

/** A row of empty cells, or a blank line, parts it from the records. */
function isBehindEmptyRow(rows: readonly TailRow[], count: number, width: number): boolean {
  const [row, above] = [rows[count - 1]!, rows[count]];
  const isEmpty = above !== undefined && above.cells.length === width && writtenIn(above.cells) === 0;
  return above !== undefined && (isEmpty || row.linesAbove > 1);
}

/** Beside numbers it has two texts at most. */
const mayBeOne = (cells: readonly string[]) =>
  cells.filter((cell) => cell.trim() !== '' && !/\d/u.test(cell)).length <= 2;

/** The last lines of a text, the last of them first. */
function tailRows({ path, start, end, dialect }: Records): readonly TailRow[] {
  const from = Math.max(start, end - tailBytes);
  const tail = readBytes(path, from, end - from);
  const reader = new RecordReader(dialect);
  const rows: TailRow[] = [];
  let cut = tail.length;
  while (cut > 0 && rows.length < mostRows) {
    let lineEnd = cut;
    while (lineEnd > 0 && isLineEnd(tail[lineEnd - 1]!)) lineEnd -= 1;
    const lineStart = Math.max(tail.lastIndexOf(10, lineEnd - 1), tail.lastIndexOf(13, lineEnd - 1)) + 1;
    // A line that the tail cuts is left to the reader.
    if (lineEnd === 0 || (lineStart === 0 && from > start)) break;
    const line = tail.subarray(lineStart, lineEnd);
    const isWhole = reader.read(tail, lineStart, lineEnd, true) === outcome.complete;
    if (!isWhole || quotesIn(line, dialect.quote) % 2 === 1) break;
    rows.push({ cells: reader.texts(tail), begin: from + lineStart, linesAbove: lineEndsBefore(tail, lineStart) });
    cut = lineStart;
  }
  return rows;
}

const isLineEnd = (byte: number) => byte === 10 || byte === 13;

/** Line ends, one behind the other, before a position; CRLF is one. */
function lineEndsBefore(tail: Buffer, position: number): number {
  let ends = 0;
  for (let at = position - 1; at >= 0 && isLineEnd(tail[at]!); at -= 1) {
    if (tail[at] === 10 && tail[at - 1] === 13) at -= 1;
    ends += 1;
  }
  return ends;
}

/** An odd number of quotes says that the line is the end of a field that begins on an earlier one. */
function quotesIn(line: Buffer, quote: number): number {
  let quotes = 0;
  for (const byte of line) if (byte === quote) quotes += 1;
  return quotes;
}
