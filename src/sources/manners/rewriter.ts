/**
 * How a text is written that is no RFC 4180: quotes within cells stand behind a backslash; blanks stand before the quote that opens a
 * cell; cells are written `="000123"`, so that a spreadsheet keeps their zeros; every line stands in quotes as one cell.
 */
export type Manner = 'backslash' | 'spaced' | 'equals' | 'whole-lines';

const quote = 34;
const equals = 61;
const backslash = 92;
const LF = 10;
const CR = 13;

const isBlank = (byte: number | undefined) => byte === 32 || byte === 9;

/** Where in a record the next byte stands. */
type Place = 'start' | 'bare' | 'quoted' | 'behind' | 'line';

/** Writes a text of another manner as RFC 4180, piece by piece: every line end stays where it is, so that lines keep their numbers. */
export class Rewriter {
  private readonly manner: Manner;
  private readonly delimiter: number;
  private place: Place = 'start';
  private lineBegins = true;
  /** Bytes that only those behind them explain. */
  private rest: Buffer = Buffer.alloc(0);
  /** Blanks that are only written where they belong to a cell. */
  private blanks = 0;
  /** The cell is a formula in quotes: `"=""…"""`. */
  private isFormula = false;
  private out: number[] = [];

  constructor(manner: Manner, delimiter: number) {
    this.manner = manner;
    this.delimiter = delimiter;
  }

  /** @returns what the bytes so far come to, but for some at their end */
  write(chunk: Buffer, atEnd = false): Buffer {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    // Nothing is explained by more than four bytes.
    const end = atEnd ? bytes.length : Math.max(0, bytes.length - 4);
    let at = 0;
    while (at < end) at += this.step(bytes, at);
    this.rest = Buffer.from(bytes.subarray(at));
    const written = Buffer.from(this.out);
    this.out = [];
    return written;
  }

  /** Takes what stands at a place. @returns how many bytes it is */
  private step(bytes: Buffer, at: number): number {
    const byte = bytes[at]!;
    if (this.manner === 'whole-lines') return this.ofWholeLine(byte, bytes[at + 1]);
    switch (this.place) {
      case 'start':
        return this.beginning(bytes, at);
      case 'quoted':
        return this.within(bytes, at);
      case 'behind':
        return this.behind(byte);
      case 'bare':
      case 'line':
        return this.pass(byte);
    }
  }

  private beginning(bytes: Buffer, at: number): number {
    const byte = bytes[at]!;
    if (this.manner === 'spaced' && isBlank(byte) && byte !== this.delimiter) {
      this.blanks += 1;
      return 1;
    }
    const isEquals = this.manner === 'equals';
    const opens = isEquals && byte === equals && bytes[at + 1] === quote;
    this.isFormula = isEquals && bytes.subarray(at, at + 4).equals(formula);
    if (byte === quote || opens) {
      this.blanks = 0;
      this.place = 'quoted';
      this.out.push(quote);
      return this.isFormula ? 4 : opens ? 2 : 1;
    }
    this.writeBlanks();
    this.place = 'bare';
    return this.pass(byte);
  }

  private within(bytes: Buffer, at: number): number {
    const [byte, next] = [bytes[at]!, bytes[at + 1]];
    if (this.manner === 'backslash' && byte === backslash && (next === quote || next === backslash)) {
      this.out.push(...(next === quote ? [quote, quote] : [backslash]));
      return 2;
    }
    if (byte !== quote) {
      this.out.push(byte);
      return 1;
    }
    if (this.isFormula && next === quote && bytes[at + 2] === quote) {
      this.place = 'behind';
      this.out.push(quote);
      return 3;
    }
    if (next === quote) {
      this.out.push(quote, quote);
      return 2;
    }
    this.place = 'behind';
    this.out.push(quote);
    return 1;
  }

  private behind(byte: number): number {
    if (this.manner === 'spaced' && isBlank(byte) && byte !== this.delimiter) {
      this.blanks += 1;
      return 1;
    }
    const ends = byte === this.delimiter || byte === LF || byte === CR;
    if (ends) this.blanks = 0;
    else this.writeBlanks();
    return this.pass(byte);
  }

  private pass(byte: number): number {
    this.out.push(byte);
    if (byte === this.delimiter || byte === LF || byte === CR) this.place = 'start';
    return 1;
  }

  private ofWholeLine(byte: number, next: number | undefined): number {
    if (this.lineBegins) {
      this.lineBegins = false;
      this.place = byte === quote ? 'quoted' : 'line';
      if (byte === quote) return 1;
    }
    if (byte === quote && this.place === 'quoted') {
      if (next !== quote) {
        this.place = 'line';
        return 1;
      }
      this.out.push(quote);
      return 2;
    }
    this.out.push(byte);
    if (this.place !== 'quoted' && (byte === LF || byte === CR)) this.lineBegins = true;
    return 1;
  }

  private writeBlanks(): void {
    for (; this.blanks > 0; this.blanks -= 1) this.out.push(32);
  }
}

const formula = Buffer.from('"=""');

/** A whole text, written as RFC 4180. */
export const rewritten = (text: Buffer, manner: Manner, delimiter: number): Buffer =>
  new Rewriter(manner, delimiter).write(text, true);
