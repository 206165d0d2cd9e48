import { CxError } from '../../errors.ts';
import { headRecords, type HeadRecord } from '../csv/dialect.ts';
import type { Dialect } from '../csv/record.ts';
import { writtenIn } from '../headers/cell-kinds.ts';
import { findFooters, type Footers } from './footers.ts';
import { RecordsKnown, summariesIn, type Summaries } from './summaries.ts';

/** The text that is looked at for rows which are no records. */
export interface Body {
  readonly file: string;
  readonly path: string;
  /** The first bytes, and where in the text they begin. */
  readonly head: Buffer;
  readonly headStart: number;
  /** They are all of the text. */
  readonly whole: boolean;
  /** Where records begin and end in the text. */
  readonly start: number;
  readonly end: number;
  readonly dialect: Dialect;
  readonly columns: readonly string[];
  /** Lines before the head. */
  readonly lineShift: number;
  /** Records of the head and from all over the text. */
  readonly sample: readonly (readonly string[])[];
}

/** Rows of a text that are no records of anything. */
export interface SetAside {
  readonly summaries: Summaries;
  readonly footers: Footers;
  /** Where the records begin behind totals that stand right under the header. */
  readonly recordsFrom: number;
}

/** Of so few records all are looked at: what they come to is known. */
const fewRecords = 2000;
const fewBytes = 1 << 18;
const mostLeading = 2;
const shownFirst = 50;

/** @throws second-table */
export function rowsSetAside(body: Body): SetAside {
  const { start, headStart, columns, sample } = body;
  const width = columns.length;
  const all = allRecords(body);
  const rowsBefore = (offset: number, from = start) =>
    (all ?? [])
      .filter((one) => one.width === width && headStart + one.start < offset && headStart + one.start >= from)
      .map(({ cells }) => cells);
  const sampled = new RecordsKnown(() => sample, width, false);
  const knownBefore = (offset: number) =>
    all === null ? sampled : new RecordsKnown(() => rowsBefore(offset), width, true);
  const footers = findFooters({ ...body, width }, knownBefore);
  const left = all?.filter((one) => headStart + one.start < footers.end) ?? [];
  assertOneTable(body, left);
  const recordsFrom = recordsBegin(body, left, (from) =>
    all === null
      ? new RecordsKnown(() => sample.slice(1), width, false)
      : new RecordsKnown(() => rowsBefore(footers.end, from), width, true),
  );
  const rows = all === null ? sample : rowsBefore(footers.end, recordsFrom);
  const below = (all ?? []).filter((one) => headStart + one.start >= footers.end).map(({ cells }) => cells);
  const known = new RecordsKnown(() => rows, width, all !== null);
  return { summaries: summariesIn(rows, known, below), footers, recordsFrom };
}

/** Where the first record begins behind totals that stand right under the header. */
function recordsBegin(
  { head, headStart, whole, start, dialect, columns }: Body,
  all: readonly HeadRecord[],
  knownFrom: (offset: number) => RecordsKnown,
): number {
  const first =
    all.length > 0
      ? all
      : headRecords(head, whole, dialect, shownFirst).filter((one) => headStart + one.start >= start);
  let from = start;
  for (let at = 0; at < mostLeading && first.length > at + 2; at += 1) {
    const next = headStart + first[at + 1]!.start;
    if (first[at]!.width !== columns.length || !knownFrom(next).isSummary(first[at]!.cells)) break;
    from = next;
  }
  return from;
}

/** The records of a text of which all are in the head, from the first on; null where they are many. */
function allRecords({ head, headStart, whole, start, end, dialect }: Body): readonly HeadRecord[] | null {
  if (!whole || end - start > fewBytes) return null;
  const records = headRecords(head, whole, dialect, fewRecords + 1);
  return records.length > fewRecords ? null : records.filter((one) => headStart + one.start >= start);
}

/** Behind a row of empty cells words stand where there were numbers: another table. @throws second-table */
function assertOneTable({ file, columns, lineShift }: Body, records: readonly HeadRecord[]): void {
  const width = columns.length;
  const isWide = (one: HeadRecord | undefined) => one?.width === width;
  const at = records.findIndex(
    (one, place) =>
      place > 1 &&
      place < records.length - 1 &&
      isWide(one) &&
      isWide(records[place - 1]) &&
      writtenIn(records[place - 1]!.cells) === 0 &&
      !isHeader(one.cells, columns) &&
      new RecordsKnown(
        () => records.slice(0, place).flatMap((before) => (isWide(before) ? [before.cells] : [])),
        width,
        false,
      ).isHeaderOfOthers(one.cells),
  );
  if (at >= 0) throw new CxError('second-table', { file, line: records[at]!.line + lineShift });
}

const isHeader = (cells: readonly string[], columns: readonly string[]) =>
  cells.every((cell, column) => cell.trim() === '' || cell.trim() === columns[column]);
