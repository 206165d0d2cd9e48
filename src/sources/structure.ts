import { closeSync, openSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { setImmediate as pause } from 'node:timers/promises';
import { CxError } from '../errors.ts';
import type { Text } from '../messages/language.ts';
import { DoubtfulRecords } from './doubt.ts';
import { noteProgress } from './progress.ts';
import { form, outcome, RecordReader } from './record.ts';
import { recover } from './recovery.ts';
import * as rejections from './rejection.ts';
import type { Rejection } from './rejection.ts';
import type { OpenSource } from './source.ts';
import { Suspicions } from './suspicion.ts';
import { Window } from './window.ts';

/** Receives the sound records, one at a time; what it is shown is only valid during the call. */
export interface RecordVisitor {
  accept(buffer: Buffer, record: RecordReader, line: number): void;
  /**
   * The record accepted last is part of a broken one after all; called again, so is the one before it, and so on for at
   * most `mostDoubtful` records.
   */
  retract(): void;
}

/** What one pass over all bytes of a file found. */
export interface Structure {
  /** All records that were read, rejected ones included. */
  readonly records: number;
  readonly rejected: readonly Rejection[];
  readonly lines: number;
  readonly blankLines: number;
  readonly finalNewline: boolean;
  /** Records whose text looks wrongly decoded: C1 controls, or UTF-8 encoded twice. */
  readonly suspicions: Suspicions;
}

/** The head of the file was UTF-8 and what follows is not: the file must be opened again, by the evidence of all its bytes. */
export class TextNotUtf8 extends Error {
  override readonly name = 'TextNotUtf8';
}

const limits = { window: 1 << 18, record: 64 << 20 };
const LF = 10;
const CR = 13;

const windowsBetweenPauses = 32;

/**
 * Reads every record of a file in one pass, in constant memory: sound ones go to the visitor, all others become
 * rejections with line and reason. Records read = accepted + rejected, always.
 *
 * @throws nul-byte, record-too-long, second-table, broken-header, too-many-bad-records
 */
export async function readStructure(source: OpenSource, visitor: RecordVisitor): Promise<Structure> {
  const descriptor = openSync(source.text, 'r');
  try {
    const pass = new StructurePass(source, visitor, descriptor);
    let windows = 0;
    for (const offset of pass.windows()) {
      windows += 1;
      if (windows % windowsBetweenPauses !== 0) continue;
      noteProgress(source.file, offset / source.end);
      await pause();
    }
    return pass.result();
  } finally {
    closeSync(descriptor);
  }
}

const noFragment = { line: 0, quoted: false };

const loneField: Text = {
  en: 'the line after it has a single field and may belong to it',
  es: 'la línea siguiente tiene un solo campo y puede ser parte de ella',
};
const brokenQuote: Text = {
  en: 'the line after it holds a broken quote and may belong to it',
  es: 'la línea siguiente tiene unas comillas rotas y puede ser parte de ella',
};

class StructurePass {
  private readonly source: OpenSource;
  private readonly visitor: RecordVisitor;
  private readonly descriptor: number;
  private readonly window: Window;
  private readonly reader: RecordReader;
  private readonly expected: number;
  private readonly suspicions = new Suspicions();

  private position = 0;
  private line: number;
  private records = 0;
  private blankLines = 0;
  private brokenLines = 0;
  private readonly rejected: Rejection[] = [];

  private readonly doubtful = new DoubtfulRecords();
  /** No blank line stands between the record accepted last and here. */
  private touching = false;
  /** The line of a lone field that may be the first part of the record to come, 0 when there is none. */
  private fragment = { line: 0, quoted: false };
  /** Header rows that have come again, one behind the other. */
  private headersAgain = 0;
  /** Every record so far has a digit in its first field, as ids and dates do. */
  private numbered = true;
  /** A blank line has just passed. */
  private afterBlank = false;
  /** The line and the width of a record after a blank line that looks like the header of another table. */
  private otherTable = { line: 0, fields: 0 };
  /** For each column, whether the last accepted record had a digit there. */
  private digits: boolean[] = [];

  constructor(source: OpenSource, visitor: RecordVisitor, descriptor: number) {
    this.source = source;
    this.visitor = visitor;
    this.descriptor = descriptor;
    this.window = new Window(descriptor, source.start, source.end, limits.window);
    this.reader = new RecordReader(source.dialect);
    this.expected = source.columns.length;
    this.line = source.startLine;
  }

  /** Does the pass, and gives the offset in the file each time that the window has moved. */
  *windows(): Generator<number, void> {
    const { window } = this;
    this.slide(0);
    let base = window.base;
    for (;;) {
      if (window.base !== base) {
        base = window.base;
        yield base;
      }
      if (this.position >= window.length) {
        if (window.atEnd) break;
        this.slide(this.position);
        continue;
      }
      const byte = window.buffer[this.position]!;
      if ((byte === LF || byte === CR) && this.passBlankLine(byte)) continue;
      this.readRecord();
    }
    this.passFooters();
    this.refuseWhenMostIsBroken();
  }

  result(): Structure {
    const { records, blankLines, suspicions } = this;
    const rejected = this.rejected.toSorted((a, b) => a.line - b.line);
    return { records, rejected, blankLines, suspicions, lines: this.line - 1, finalNewline: this.endsWithNewline() };
  }

  private slide(from: number): void {
    this.window.slide(from);
    this.position = 0;
    if (this.window.nul >= 0) throw new CxError('nul-byte', { file: this.source.file, line: this.lineOfNul() });
    if (!this.window.validText && this.source.encoding.evidence === 'valid') throw new TextNotUtf8(this.source.file);
    this.suspicions.look(this.window.buffer, this.window.length);
  }

  /** Passes an empty line; false when the window ends within its line end. */
  private passBlankLine(byte: number): boolean {
    const { window } = this;
    let next = this.position + 1;
    if (byte === CR) {
      if (next >= window.length && !window.atEnd) {
        this.slide(this.position);
        return true;
      }
      if (window.buffer[next] === LF && next < window.length) next += 1;
    }
    this.noteBlankLine(next);
    return true;
  }

  private noteBlankLine(next: number): void {
    this.blankLines += 1;
    this.line += 1;
    this.position = next;
    this.afterBlank = true;
    this.touching = false;
    this.fragment = noFragment;
  }

  private readRecord(): void {
    const { window, reader, position } = this;
    const result = reader.read(window.buffer, position, window.length, window.atEnd);
    if (result === outcome.incomplete) {
      this.assertBearable();
      this.slide(position);
      return;
    }
    if (result === outcome.complete) this.judge();
    else this.passBroken(result);
  }

  /** Sound, or of the wrong width? */
  private judge(): void {
    const { window, reader, position, line } = this;
    const lastLine = line + Math.max(0, reader.lines - 1);
    if (reader.fields === 1 && this.expected > 1 && this.isWhiteSpace(position, reader.ends[0]!)) {
      this.noteBlankLine(reader.next);
      return;
    }
    this.records += 1;
    const fits = reader.fields === this.expected;
    if (!window.validText && !isUtf8(window.buffer.subarray(position, reader.next))) {
      this.reject(rejections.invalidText(line, lastLine));
    } else if (!fits) {
      this.judgeWidth(lastLine);
    } else if (this.isHeaderAgain()) {
      this.reject(rejections.repeatedHeader(line, lastLine));
    } else if (this.mayFollowFragment()) {
      this.reject(rejections.besideFragment(line, lastLine, this.fragment.line));
    } else this.accept(lastLine);
    if (fits) this.fragment = noFragment;
    this.afterBlank = false;
    this.line += reader.lines;
    this.position = reader.next;
  }

  private accept(lastLine: number): void {
    const { window, reader, line } = this;
    if (this.afterBlank) this.assertSameTable();
    this.visitor.accept(window.buffer, reader, line);
    this.doubtful.add(line, lastLine, reader.forms[reader.fields - 1] !== form.bare, reader.opens);
    this.touching = true;
    this.numbered &&= this.firstFieldHasDigit();
    if (this.blankLines > 0 || this.records < 3) this.rememberDigits();
  }

  /**
   * A line end inserted into a record of k fields leaves two pieces with k + 1 fields together. When one piece looks
   * whole, the other has a single field: so a lone field throws doubt on the records that touch it.
   */
  private judgeWidth(lastLine: number): void {
    const { reader, line, expected } = this;
    this.watchForOtherTable();
    this.fragment = noFragment;
    if (reader.fields === 1) {
      if (this.isConflictMarker()) return this.reject(rejections.wrongFieldCount(line, lastLine, 1, expected));
      const quoted = reader.forms[0] !== form.bare;
      this.doubtTouching(line, quoted);
      if (this.records === 1 && !this.afterBlank) this.refuseHeader(line, loneField);
      this.fragment = { line, quoted };
    } else if (reader.fields < expected && this.numbered && !this.firstFieldHasDigit()) {
      this.doubtTouching(line, false);
    }
    this.reject(rejections.wrongFieldCount(line, lastLine, reader.fields, expected));
  }

  /** A bare field is cut into bare pieces, a quoted one (between doubled quotes) into quoted ones. */
  private mayFollowFragment(): boolean {
    const { fragment, reader } = this;
    return fragment.line > 0 && (fragment.quoted || reader.forms[0] === form.bare);
  }

  /** The record accepted last may go on in the piece on this line. */
  private doubtTouching(piece: number, quoted: boolean): void {
    const { last } = this.doubtful;
    if (!this.touching || last === null || (last.endsQuoted && !quoted)) return;
    this.doubtful.take();
    this.visitor.retract();
    this.reject(rejections.besideFragment(last.line, last.lastLine, piece));
    this.touching = false;
  }

  private passBroken(result: 2 | 3): void {
    const { window, reader, line, position } = this;
    this.records += 1;
    const fault = window.base + reader.next;
    if (this.mayLieInside(reader.next)) this.doubtAllBefore(position);
    this.doubtful.clear();
    this.fragment = noFragment;
    this.afterBlank = false;
    if (result === outcome.unclosedQuote) {
      const lastLine = line + reader.lines - (this.endsWithNewline() ? 1 : 0);
      this.reject(rejections.unclosedQuote(line, lastLine));
      this.line = lastLine + 1;
      this.position = window.length;
      return;
    }
    const { offset, lines } = recover(this.descriptor, fault, this.source.end, this.source.dialect);
    const lastLine = line + reader.lines + Math.max(1, lines) - 1;
    this.reject(rejections.strayQuote(line, lastLine));
    this.line = line + reader.lines + lines;
    if (offset <= window.base + window.length) this.position = offset - window.base;
    else {
      window.seek(offset);
      this.position = 0;
    }
  }

  /**
   * Whether all of a broken record may stand inside a field that was opened on an earlier line: unless one of its quotes
   * can only open, or its first can neither open nor close nor be one of a pair.
   */
  private mayLieInside(fault: number): boolean {
    const { reader, window, source } = this;
    if (reader.opens || reader.unclear) return !reader.opens;
    const after = fault + 1 < window.length ? window.buffer[fault + 1]! : LF;
    return [source.dialect.delimiter, source.dialect.quote, LF, CR].includes(after);
  }

  /** The header may be the record that goes on here; so may those accepted last. */
  private doubtAllBefore(position: number): void {
    const { line } = this;
    if (this.records === 1 && this.widthOfLine(position) < this.expected) this.refuseHeader(line, brokenQuote);
    for (let taken = this.doubtful.take(); taken !== null; taken = this.doubtful.take()) {
      this.visitor.retract();
      this.reject(rejections.beforeBrokenQuote(taken.line, taken.lastLine, line));
    }
  }

  /** Fields of one physical line, when quotes mean nothing. */
  private widthOfLine(position: number): number {
    const { window, source } = this;
    let width = 1;
    for (let at = position; at < window.length; at += 1) {
      const byte = window.buffer[at];
      if (byte === LF || byte === CR) break;
      if (byte === source.dialect.delimiter) width += 1;
    }
    return width;
  }

  private reject(rejection: Rejection): void {
    this.rejected.push(rejection);
    this.brokenLines += rejection.lastLine - rejection.line + 1;
  }

  /** Totals that were found at the end of the file stand behind `source.end`: they are records, and no answers. */
  private passFooters(): void {
    for (let footer = 0; footer < this.source.footers; footer += 1) {
      this.records += 1;
      this.reject(rejections.footer(this.line, this.line));
      this.line += 1;
    }
  }

  private refuseWhenMostIsBroken(): void {
    const { records, rejected, source, brokenLines } = this;
    const [first] = rejected;
    if (first === undefined) return;
    const lines = this.line - source.startLine - this.blankLines;
    const most = (records >= 20 && rejected.length > records / 2) || (lines >= 20 && brokenLines > lines / 2);
    const all = rejected.length === records && records > 0;
    if (!most && !all) return;
    throw new CxError('too-many-bad-records', {
      file: source.file,
      bad: rejected.length,
      records,
      line: first.line,
      reason: first.reason,
    });
  }

  private watchForOtherTable(): void {
    const { reader, otherTable, line, source } = this;
    if (otherTable.line > 0 && reader.fields === otherTable.fields) {
      throw new CxError('second-table', { file: source.file, line: otherTable.line });
    }
    const begins = this.afterBlank && reader.fields > 1 && this.looksLikeHeader();
    this.otherTable = begins ? { line, fields: reader.fields } : { line: 0, fields: 0 };
  }

  /** After a blank line, words where there were numbers: another table of the same width. */
  private assertSameTable(): void {
    if (this.digits.some(Boolean) && this.looksLikeHeader()) {
      throw new CxError('second-table', { file: this.source.file, line: this.line });
    }
  }

  private looksLikeHeader(): boolean {
    const { reader, window } = this;
    return reader.texts(window.buffer).every((text) => text.trim() !== '' && !/\d/u.test(text));
  }

  private rememberDigits(): void {
    const { reader, window } = this;
    this.digits = reader.texts(window.buffer).map((text) => /^[-+]?\d/u.test(text));
  }

  /** The first header row again, or the row that follows the one that came again before. */
  private isHeaderAgain(): boolean {
    const { source } = this;
    const next = this.headersAgain === 0 ? undefined : source.laterHeaderTexts[this.headersAgain - 1];
    const again =
      next !== undefined && this.isText(next) ? this.headersAgain + 1 : this.isText(source.headerText) ? 1 : 0;
    this.headersAgain = again;
    return again > 0;
  }

  private isText(text: Buffer): boolean {
    const { reader, window, position } = this;
    const end = reader.ends[reader.fields - 1]! + (reader.forms[reader.fields - 1] === form.bare ? 0 : 1);
    return text.length > 0 && end - position === text.length && text.compare(window.buffer, position, end) === 0;
  }

  private firstFieldHasDigit(): boolean {
    const { reader, window } = this;
    for (let at = reader.starts[0]!; at < reader.ends[0]!; at += 1) {
      const byte = window.buffer[at]!;
      if (byte >= 48 && byte <= 57) return true;
    }
    return false;
  }

  private isConflictMarker(): boolean {
    const text = this.reader.text(this.window.buffer, 0);
    return /^(<{7}|={7}|>{7}|\|{7})( |$)/u.test(text);
  }

  private isWhiteSpace(from: number, to: number): boolean {
    const { buffer } = this.window;
    for (let at = from; at < to; at += 1) if (buffer[at] !== 32 && buffer[at] !== 9) return false;
    return true;
  }

  private endsWithNewline(): boolean {
    const { window } = this;
    const last = window.length > 0 ? window.buffer[window.length - 1] : LF;
    return last === LF || last === CR;
  }

  private refuseHeader(line: number, why: Text): never {
    throw new CxError('broken-header', { file: this.source.file, line: line - 1, why });
  }

  /** A record longer than a window makes the window grow; beyond a limit that is no record but a fault. */
  private assertBearable(): void {
    const { window, source, line, position } = this;
    if (position > 0 || window.length < limits.record) return;
    const quoted = window.buffer.includes(source.dialect.quote);
    throw new CxError('record-too-long', { file: source.file, line, limit: `${limits.record >> 20} MB`, quoted });
  }

  private lineOfNul(): number {
    const { window, line } = this;
    let found = line;
    for (let at = 0; at < window.nul - window.base; at += 1) {
      const byte = window.buffer[at];
      if (byte === LF || (byte === CR && window.buffer[at + 1] !== LF)) found += 1;
    }
    return found;
  }
}
