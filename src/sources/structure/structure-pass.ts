import { isUtf8 } from 'node:buffer';
import { CxError } from '../../errors.ts';
import type { Text } from '../../messages/language.ts';
import { hasDigit, isConflictMarker, isWhiteSpace, widthOfLine } from '../csv/bytes.ts';
import { DoubtfulRecords } from './doubt.ts';
import { form, outcome, RecordReader } from '../csv/record.ts';
import { isSummaryOf } from '../summaries/summaries.ts';
import { recover } from './recovery.ts';
import * as rejections from './rejection.ts';
import type { Rejection } from './rejection.ts';
import { RejectedRecords } from './rejected-records.ts';
import { RepeatedHeaders } from './repeated-headers.ts';
import { SecondTable } from './second-table.ts';
import type { TextSource } from '../source.ts';
import { TextNotUtf8, type RecordVisitor, type Structure } from './structure-found.ts';
import { Suspicions } from '../encodings/suspicion.ts';
import { Window } from '../csv/window.ts';

const limits = { window: 1 << 18, record: 64 << 20 };
const LF = 10;
const CR = 13;

const loneField: Text = {
  en: 'the line after it has a single field and may belong to it',
  es: 'la línea siguiente tiene un solo campo y puede ser parte de ella',
};
const brokenQuote: Text = {
  en: 'the line after it holds a broken quote and may belong to it',
  es: 'la línea siguiente tiene unas comillas rotas y puede ser parte de ella',
};

/** One pass over the bytes of a file: see `readStructure`. */
export class StructurePass {
  private readonly source: TextSource;
  private readonly visitor: RecordVisitor;
  private readonly descriptor: number;
  private readonly window: Window;
  private readonly reader: RecordReader;
  private readonly expected: number;
  private readonly headers: RepeatedHeaders;
  private readonly tables: SecondTable;
  private readonly suspicions = new Suspicions();

  private position = 0;
  private line: number;
  private records = 0;
  private blankLines = 0;
  private readonly rejected: RejectedRecords;

  private readonly doubtful = new DoubtfulRecords();
  /** No blank line stands between the record accepted last and here. */
  private touching = false;
  /** A lone field that may be the first part of the record to come. */
  private fragment: { readonly line: number; readonly quoted: boolean } | null = null;
  /** Every record so far has a digit in its first field, as ids and dates do. */
  private numbered = true;
  /** A blank line has just passed. */
  private afterBlank = false;

  constructor(source: TextSource, visitor: RecordVisitor, descriptor: number) {
    this.source = source;
    this.visitor = visitor;
    this.descriptor = descriptor;
    this.window = new Window(descriptor, source.start, source.end, limits.window);
    this.reader = new RecordReader(source.dialect);
    this.expected = source.columns.length;
    this.headers = new RepeatedHeaders(source, this.reader);
    this.tables = new SecondTable(source.file, this.reader);
    this.line = source.startLine;
    this.rejected = new RejectedRecords(source.file);
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
    this.rejected.assertFew(this.records, this.line - this.source.startLine - this.blankLines);
    this.passFooters();
  }

  result(): Structure {
    const { records, blankLines, suspicions, window } = this;
    const rejected = this.rejected.inOrder;
    return { records, rejected, blankLines, suspicions, lines: this.line - 1, finalNewline: window.endsLine };
  }

  private slide(from: number): void {
    this.window.slide(from);
    this.position = 0;
    // Who made it shorter has changed it, whatever its records look like up to there.
    if (this.window.isShort) throw new CxError('input-changed', { file: this.source.file });
    if (this.window.nul >= 0)
      throw new CxError('nul-byte', {
        file: this.source.file,
        line: this.line + this.window.linesBefore(this.window.nul),
      });
    if (!this.window.validText && this.source.encoding.evidence === 'valid') throw new TextNotUtf8(this.source.file);
    this.suspicions.look(this.window.buffer, this.window.length);
  }

  /** False when the window ends within its line end. */
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
    this.fragment = null;
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

  private judge(): void {
    const { window, reader, position, line, source } = this;
    const lastLine = line + Math.max(0, reader.lines - 1);
    if (reader.fields === 1 && this.expected > 1 && isWhiteSpace(window.buffer, position, reader.ends[0]!)) {
      this.noteBlankLine(reader.next);
      return;
    }
    this.records += 1;
    const fits = reader.fields === this.expected;
    if (!window.validText && !isUtf8(window.buffer.subarray(position, reader.next))) {
      this.reject(rejections.invalidText(line, lastLine));
    } else if (!fits) {
      this.judgeWidth(lastLine);
    } else if (this.headers.isAgain(window.buffer, position)) {
      this.reject(rejections.repeatedHeader(line, lastLine));
    } else if (isSummaryOf(source, window.base + position, () => reader.texts(window.buffer))) {
      this.reject(rejections.summary(line, lastLine));
    } else if (this.fragment !== null && this.mayFollow(this.fragment)) {
      this.reject(rejections.besideFragment(line, lastLine, this.fragment.line));
    } else this.accept(lastLine);
    if (fits) this.fragment = null;
    this.afterBlank = false;
    this.line += reader.lines;
    this.position = reader.next;
  }

  private accept(lastLine: number): void {
    const { window, reader, line } = this;
    if (this.afterBlank) this.tables.assertSame(window.buffer, line);
    this.visitor.accept(window.buffer, reader, line);
    this.doubtful.add(line, lastLine, reader.forms[reader.fields - 1] !== form.bare, reader.opens);
    this.touching = true;
    this.numbered &&= hasDigit(window.buffer, reader.starts[0]!, reader.ends[0]!);
    if (this.blankLines > 0 || this.records < 3) this.tables.remember(window.buffer);
  }

  /**
   * A line end inserted into a record of k fields leaves two pieces with k + 1 fields together. When one piece looks
   * whole, the other has a single field: so a lone field throws doubt on the records that touch it.
   */
  private judgeWidth(lastLine: number): void {
    const { window, reader, line, expected } = this;
    this.tables.watch(window.buffer, line, this.afterBlank);
    this.fragment = null;
    if (reader.fields === 1) {
      if (isConflictMarker(reader.text(window.buffer, 0)))
        return this.reject(rejections.wrongFieldCount(line, lastLine, 1, expected));
      const quoted = reader.forms[0] !== form.bare;
      this.doubtTouching(line, quoted);
      if (this.records === 1 && !this.afterBlank) this.refuseHeader(line, loneField);
      this.fragment = { line, quoted };
    } else if (
      reader.fields < expected &&
      this.numbered &&
      !hasDigit(window.buffer, reader.starts[0]!, reader.ends[0]!)
    ) {
      this.doubtTouching(line, false);
    }
    this.reject(rejections.wrongFieldCount(line, lastLine, reader.fields, expected));
  }

  /** A bare field is cut into bare pieces, a quoted one (between doubled quotes) into quoted ones. */
  private mayFollow(fragment: { readonly quoted: boolean }): boolean {
    return fragment.quoted || this.reader.forms[0] === form.bare;
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
    this.fragment = null;
    this.afterBlank = false;
    if (result === outcome.unclosedQuote) {
      const lastLine = line + reader.lines - (window.endsLine ? 1 : 0);
      this.reject(rejections.unclosedQuote(line, lastLine));
      this.line = lastLine + 1;
      this.position = window.length;
      return;
    }
    const { offset, lines, endsLine } = recover(this.descriptor, fault, this.source.end, this.source.dialect);
    const lastLine = line + reader.lines + lines - (endsLine ? 1 : 0);
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
    const { line, window, source, records } = this;
    const width = widthOfLine(window.buffer, position, window.length, source.dialect.delimiter);
    if (records === 1 && width < this.expected) this.refuseHeader(line, brokenQuote);
    for (let taken = this.doubtful.take(); taken !== null; taken = this.doubtful.take()) {
      this.visitor.retract();
      this.reject(rejections.beforeBrokenQuote(taken.line, taken.lastLine, line));
    }
  }

  private reject(rejection: Rejection): void {
    this.rejected.add(rejection, this.records);
  }

  /** Totals that were found at the end of the file stand behind `source.end`: they are records, and no answers. */
  private passFooters(): void {
    for (const footer of rejections.footers(this.source, this.line)) {
      this.records += 1;
      this.reject(footer);
    }
    this.line += rejections.linesOfFooters(this.source);
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
}
