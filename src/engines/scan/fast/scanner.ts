import type { Dialect } from '../../../sources/csv/record.ts';
import type { Reopened } from '../../../sources/files/reopen.ts';
import type { Reading } from '../../engine.ts';
import { CellTable } from './cell-table.ts';
import { FileWindow, isSoundText } from '../bytes/file-window.ts';
import { idRangeOf, type IdRange } from '../bytes/id-range.ts';
import { instantiate, type ScanExports, type ScanModule } from '../bytes/scan-module.ts';

/** By the numbers that they have in the module. */
const readings: readonly Reading[] = ['raw', 'date-part', 'zoned-date-part'];

/** What a thread needs to know about a file. */
export interface ScanPlan {
  readonly source: Reopened;
  /** Where the records begin and end. */
  readonly start: number;
  readonly end: number;
  readonly dialect: Dialect;
  readonly width: number;
  readonly header: Uint8Array;
  /** The fields of the tally's columns and of the id, -1 where the file does not have them. */
  readonly columns: readonly { readonly field: number; readonly reading: Reading }[];
  readonly id: number;
  readonly limits: ScanLimits;
}

export interface ScanLimits {
  /** Bytes that are in memory at a time: a longer record is left to the plain scan. */
  readonly window: number;
  /** Bytes that a thread takes on at a time. */
  readonly segment: number;
  /** With more faults than this the plain scan reads the whole file. */
  readonly faults: number;
}

/** Sound records that follow one another without a gap, counted: from window to window a piece. */
export interface Run {
  readonly pieces: readonly Piece[];
  readonly ids: IdRange;
  /** Every record has a digit in its first field. */
  readonly numbered: boolean;
}

export interface Piece {
  readonly begin: number;
  readonly end: number;
  readonly records: number;
  readonly lines: number;
}

/** Why a run ended: something is not proved sound, and reading may go on from an offset; or the tables are full. */
type Fault = { readonly resume: number } | 'too-large';

const LF = 10;
const endless = 0x7fffffff;
/** Bytes that are read to find the beginning of a record, and those that must read as sound records. */
const search = { bytes: 1 << 16, trial: 1 << 13 };

/** One thread's instance of the scan, with its tables. */
export class Scanner {
  readonly cells: CellTable;
  private readonly scan: ScanExports;
  private readonly window: FileWindow;
  private plan: ScanPlan | null = null;

  constructor(module: ScanModule, columns: number, window: number) {
    this.scan = instantiate(module);
    this.scan.makeParts(columns);
    this.window = new FileWindow(this.scan, window);
    this.cells = new CellTable(this.scan, columns);
  }

  open(plan: ScanPlan): void {
    const { scan } = this;
    const { dialect, columns, header } = plan;
    this.plan = plan;
    this.window.open(plan.source, plan.end);
    scan.setFile(dialect.delimiter, dialect.quote, plan.width, plan.id);
    for (const [part, { field, reading }] of columns.entries()) scan.setPart(part, field, readings.indexOf(reading));
    const address = scan.take(header.length + 8);
    this.window.bytes().set(header, address);
    scan.setHeader(address, header.length);
  }

  close(): void {
    this.window.close();
  }

  /** Counts the sound records that begin from `from` up to `to`, in runs between faults. */
  scanSegment(from: number, to: number): readonly Run[] | 'too-large' {
    const runs: Run[] = [];
    let begin = from === this.plan!.start ? from : this.findRecord(from, to);
    for (let faults = 0; begin !== null && begin < to && faults <= this.plan!.limits.faults; faults += 1) {
      const { run, fault } = this.scanRun(begin, to);
      if (run.pieces.length > 0) runs.push(run);
      if (fault === 'too-large') return fault;
      if (fault === null) break;
      begin = this.findRecord(fault.resume, to);
    }
    return runs;
  }

  /** Takes back the records of a piece. */
  uncount({ begin, end }: Piece): void {
    const { scan, window } = this;
    const buffer = window.address;
    this.window.seek(begin);
    this.window.fill(end - begin);
    scan.setWeight(-1);
    scan.scan(buffer, buffer + (end === this.plan!.end ? this.window.filled : end - begin), endless);
    scan.setWeight(1);
  }

  private scanRun(begin: number, to: number): { readonly run: Run; readonly fault: Fault | null } {
    const { scan, plan } = this;
    const pieces: Piece[] = [];
    this.window.seek(begin);
    scan.startRun();
    let fault: Fault | null = null;
    while (fault === null && this.window.base < to && this.window.base < plan!.end) fault = this.advance(to, pieces);
    return { run: { pieces, ids: idRangeOf(scan, this.window.bytes()), numbered: scan.numbered.value !== 0 }, fault };
  }

  /** Fills the buffer and counts the whole records in it: all of them, or none. */
  private advance(to: number, pieces: Piece[]): Fault | null {
    const { scan, window } = this;
    const { address: buffer, base } = window;
    this.window.fill(Math.max(0, to - base) + search.trial);
    scan.startCounts();
    const next = scan.scan(buffer, buffer + this.window.filled, Math.min(buffer + to - base, endless));
    if (scan.fault.value === scan.tooLarge.value) return 'too-large';
    const length = next - buffer;
    if (scan.fault.value !== 0 || (length === 0 && this.window.isFull()))
      return this.takeBack(length, base + length + 1);
    if (scan.foreign.value !== 0 && !isSoundText(this.window.bytes().subarray(buffer, next))) {
      return this.takeBack(length, base + length);
    }
    const end = Math.min(base + length, this.plan!.end);
    const lines = scan.lines.value - (base + length > end ? 1 : 0);
    if (length > 0) pieces.push({ begin: base, end, records: scan.records.value, lines });
    this.window.drop(length);
    return null;
  }

  private takeBack(length: number, resume: number): Fault {
    const { scan, window } = this;
    const buffer = window.address;
    scan.setWeight(-1);
    scan.scan(buffer, buffer + length, endless);
    scan.setWeight(1);
    return { resume };
  }

  /** The offset of the first record that begins from `from` up to `to`; null when none can be told. */
  private findRecord(from: number, to: number): number | null {
    for (let at = from; at < to; at += Math.max(1, this.window.filled >> 1)) {
      const found = this.findNear(at);
      if (found !== null) return found;
    }
    return null;
  }

  /** The first line whose followers read as sound records. */
  private findNear(from: number): number | null {
    const { scan, window } = this;
    const buffer = window.address;
    this.window.seek(from - 1);
    this.window.fill(search.bytes);
    const bytes = this.window.bytes();
    const end = buffer + this.window.filled;
    for (let at = bytes.indexOf(LF, buffer) + 1; at > buffer && at <= end; at = bytes.indexOf(LF, at) + 1) {
      const offset = this.window.base + at - buffer;
      if (offset >= this.plan!.end) return this.plan!.end;
      const tried = scan.tryRecords(at, Math.min(at + search.trial, end));
      if (tried > 0 || (tried === 0 && scan.tryRecords(at, end) > 0)) return offset;
    }
    return null;
  }
}
