import { setImmediate as pause } from 'node:timers/promises';
import type { Reopened } from '../../../sources/files/reopen.ts';
import type { Dialect } from '../../../sources/csv/record.ts';
import type { Stretch } from '../../../sources/threads/stretches.ts';
import { arePlain, kinds } from '../../../values/plain-id.ts';
import type { Kept, RecordsByColumns } from '../../columns.ts';
import { FileWindow, isSoundText } from '../bytes/file-window.ts';
import { idRangeOf, type IdRange } from '../bytes/id-range.ts';
import { instantiate, type ScanExports, type ScanModule } from '../bytes/scan-module.ts';
import { RowColumn, type PackedColumn } from './row-column.ts';

/** By the numbers that they have in the module. */
const readings: readonly Kept[] = ['raw', 'date-part', 'zoned-date-part', 'identity'];
const endless = 0x7fffffff;
/** Bytes after which signals are heard. */
const breath = 8 << 20;
/** Records that fit in a window: each has a byte and a line end at least. */
const mostRecords = (window: number) => (window >> 1) + 1;
/** Room for somewhat more records than the first ones let expect. */
const spare = 1.02;

/** What of each record is kept, in all files alike. */
export interface ColumnsPlan {
  readonly columns: readonly { readonly reading: Kept; readonly mostTexts: number }[];
  /** Whether records have hashes that tell whether they are alike. */
  readonly hashed: boolean;
  /** Bytes that are in memory at a time. */
  readonly window: number;
}

/** What a thread needs to know about a file. */
export interface FilePlan {
  readonly source: Reopened;
  readonly end: number;
  readonly dialect: Dialect;
  readonly width: number;
  readonly header: Uint8Array;
  /** The fields of the columns and of the id whose records may be alike, -1 where the file does not have them. */
  readonly fields: readonly number[];
  readonly id: number;
}

/** What was found in a stretch all of whose records are sound. */
export interface ScannedStretch {
  readonly records: number;
  readonly lines: number;
  readonly ids: IdRange;
}

export type StretchFound = ScannedStretch | 'alike' | null;

/** Records as they go from thread to thread. */
export interface PackedRecords {
  readonly rows: number;
  readonly columns: readonly PackedColumn[];
  readonly alike: BigUint64Array<ArrayBuffer> | null;
}

/** One thread's instance of the scan, and what it has written of records by columns. */
export class ColumnScanner {
  rows = 0;
  private readonly scan: ScanExports;
  private readonly plan: ColumnsPlan;
  private readonly window: FileWindow;
  private readonly columns: readonly RowColumn[];
  private alike: BigUint64Array<ArrayBuffer>;
  private file: FilePlan | null = null;

  constructor(module: ScanModule, plan: ColumnsPlan) {
    const scan = instantiate(module);
    this.scan = scan;
    this.plan = plan;
    this.window = new FileWindow(scan, plan.window);
    scan.makeColumns(plan.columns.length, mostRecords(plan.window), plan.hashed);
    scan.writeColumns();
    this.window.bytes().set(kinds, scan.identityKinds.value);
    this.window.bytes().set(arePlain, scan.identityPlain.value);
    this.columns = plan.columns.map(({ reading }, part) => new RowColumn(scan, part, reading === 'identity'));
    this.alike = new BigUint64Array(plan.hashed ? mostRecords(plan.window) : 0);
  }

  open(file: FilePlan): void {
    const { scan, plan, window } = this;
    this.file = file;
    window.open(file.source, file.end);
    scan.setFile(file.dialect.delimiter, file.dialect.quote, file.width, file.id);
    scan.setAlike(file.id);
    for (const [part, { reading, mostTexts }] of plan.columns.entries())
      scan.setColumn(
        part,
        file.fields[part]!,
        readings.indexOf(reading),
        Math.min(mostTexts, endless),
        mostRecords(plan.window),
      );
    const address = scan.take(file.header.length + 8);
    window.bytes().set(file.header, address);
    scan.setHeader(address, file.header.length);
  }

  close(): void {
    this.window.close();
  }

  /**
   * Writes the records of a stretch behind those of the last. It pauses at times, so that signals are heard.
   *
   * @param all how many bytes are read in all, of which this stretch is a part
   * @returns null where not all is proved sound; `alike` where ids do not tell records apart, and nothing else does
   */
  async read({ begin, end }: Stretch, all: number, progress: (part: number) => void): Promise<StretchFound> {
    const { scan, window } = this;
    window.seek(begin);
    scan.startRun();
    let [records, lines, breathed] = [0, 0, begin];
    while (window.base < end) {
      const found = this.advance(end);
      if (found === null) return null;
      if (scan.rising.value === 0 && this.file!.id >= 0 && !this.plan.hashed) return 'alike';
      if (records === 0) this.reserve(Math.ceil((found.records * all * spare) / (window.base - begin)));
      records += found.records;
      lines += found.lines;
      if (window.base - breathed < breath) continue;
      breathed = window.base;
      progress((window.base - begin) / (end - begin));
      await pause();
    }
    // Where the next stretch begins was a guess.
    return window.base > end && end < this.file!.end ? null : { records, lines, ids: idRangeOf(scan, window.bytes()) };
  }

  /** Writes the whole records of the window. */
  private advance(end: number): { readonly records: number; readonly lines: number } | null {
    const { scan, window } = this;
    const { address, base } = window;
    window.fill(this.plan.window);
    scan.startCounts();
    const next = scan.scan(address, address + window.filled, Math.min(address + end - base, endless));
    const length = next - address;
    if (scan.fault.value !== 0 || length === 0) return null;
    if (scan.foreign.value !== 0 && !isSoundText(window.bytes().subarray(address, next))) return null;
    if (scan.finishWindow(scan.records.value) === 0) return null;
    this.keep(scan.records.value);
    window.drop(length);
    const isCompleted = base + length > this.file!.end;
    return { records: scan.records.value, lines: scan.lines.value - (isCompleted ? 1 : 0) };
  }

  private keep(records: number): void {
    const { scan, plan, rows } = this;
    const memory = this.window.bytes().buffer as ArrayBuffer;
    for (const column of this.columns) column.keep(rows, memory, records);
    if (plan.hashed) {
      if (rows + records > this.alike.length) this.reserveAlike(2 * (rows + records));
      this.alike.set(new BigUint64Array(memory, scan.alikeHashes.value, records), rows);
    }
    this.rows += records;
  }

  private reserve(more: number): void {
    for (const column of this.columns) column.reserve(this.rows + more);
    if (this.plan.hashed && this.rows + more > this.alike.length) this.reserveAlike(this.rows + more);
  }

  private reserveAlike(rows: number): void {
    const larger = new BigUint64Array(rows);
    larger.set(this.alike.subarray(0, this.rows));
    this.alike = larger;
  }

  /** Adds the records that another thread has read, behind those of this one. */
  add({ rows, columns, alike }: PackedRecords): void {
    for (const [part, column] of this.columns.entries())
      column.add(this.rows, this.window, columns[part]!, this.plan.columns[part]!.mostTexts);
    if (alike !== null) {
      if (this.rows + rows > this.alike.length) this.reserveAlike(this.rows + rows);
      this.alike.set(alike, this.rows);
    }
    this.rows += rows;
  }

  pack(): PackedRecords {
    const { rows, alike, plan } = this;
    const bytes = this.window.bytes();
    return {
      rows,
      columns: this.columns.map((column) => column.pack(bytes, rows)),
      alike: plan.hashed ? alike.subarray(0, rows) : null,
    };
  }

  /** The columns of all records. @param quote that of all files */
  result(quote: number): Pick<RecordsByColumns, 'rows' | 'columns' | 'repeats'> {
    const { rows, alike } = this;
    const bytes = this.window.bytes();
    return {
      rows,
      columns: this.columns.map((column) => column.result(bytes, rows, quote)),
      repeats: this.plan.hashed ? repeatsAmong(alike.subarray(0, rows)) : 0,
    };
  }
}

/** How many records repeat another, by their hashes; 0 is none. */
function repeatsAmong(alike: BigUint64Array<ArrayBuffer>): number {
  // In their own place: they may be many, and are not needed again.
  alike.sort();
  const words = new Uint32Array(alike.buffer, alike.byteOffset, 2 * alike.length);
  let repeats = 0;
  for (let at = 2; at < words.length; at += 2) {
    const [low, high] = [words[at]!, words[at + 1]!];
    if (low === words[at - 2] && high === words[at - 1] && (low | high) !== 0) repeats += 1;
  }
  return repeats;
}
