import { outcome, RecordReader, type Dialect } from './record.ts';

/** A record of the head of a file: its cells, where it lies, and the physical line on which it begins. */
export interface HeadRecord {
  /** The number of its fields; 0 when it is broken. */
  readonly width: number;
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly lines: number;
  readonly blankBefore: boolean;
  readonly broken: 'stray-quote' | 'unclosed-quote' | null;
}

const byte = (character: string) => character.charCodeAt(0);
const candidates = [',', ';', '\t', '|'].map(byte);
const doubleQuote = byte('"');
const singleQuote = byte("'");

/** Records of the head that speak for or against a delimiter. */
const shownRecords = 500;

const LF = 10;
const CR = 13;

type Place = Pick<HeadRecord, 'start' | 'end' | 'line' | 'lines' | 'blankBefore' | 'broken'>;

/** A record whose cells become text only when they are asked for, and once: most are only counted. */
class WholeRecord implements HeadRecord {
  readonly width: number;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly lines: number;
  readonly blankBefore: boolean;
  readonly broken: HeadRecord['broken'];
  private readonly head: Buffer;
  private readonly reader: RecordReader;
  private known: readonly string[] | null = null;

  /** @param reader that of all records of the head */
  constructor(head: Buffer, reader: RecordReader, width: number, place: Place) {
    this.head = head;
    this.reader = reader;
    this.width = width;
    ({
      start: this.start,
      end: this.end,
      line: this.line,
      lines: this.lines,
      blankBefore: this.blankBefore,
      broken: this.broken,
    } = place);
  }

  get cells(): readonly string[] {
    if (this.known === null) {
      this.reader.read(this.head, this.start, this.end, true);
      this.known = this.reader.texts(this.head);
    }
    return this.known;
  }
}

/** The records at the head of a file, as a dialect reads them; the last one is left out when the head cuts it. */
export function headRecords(head: Buffer, whole: boolean, dialect: Dialect, most: number): HeadRecord[] {
  const reader = new RecordReader(dialect);
  const records: HeadRecord[] = [];
  let at = 0;
  let line = 1;
  let blankBefore = false;
  while (at < head.length && records.length < most) {
    if (head[at] === LF || head[at] === CR) {
      at += head[at] === CR && head[at + 1] === LF ? 2 : 1;
      line += 1;
      blankBefore = true;
      continue;
    }
    const result = reader.read(head, at, head.length, whole);
    if (result === outcome.incomplete) break;
    if (result !== outcome.complete) {
      const broken = result === outcome.strayQuote ? 'stray-quote' : 'unclosed-quote';
      const end = endOfLine(head, reader.next);
      records.push({ width: 0, cells: [], start: at, end, line, lines: reader.lines + 1, blankBefore, broken });
      if (broken === 'unclosed-quote') break;
      line += reader.lines + 1;
      at = end;
      blankBefore = false;
      continue;
    }
    if (reader.fields === 1 && reader.text(head, 0).trim() === '') blankBefore = true;
    else {
      const place = { start: at, end: reader.next, line, lines: reader.lines, blankBefore, broken: null };
      records.push(new WholeRecord(head, reader, reader.fields, place));
      blankBefore = false;
    }
    line += reader.lines;
    at = reader.next;
  }
  return records;
}

function endOfLine(head: Buffer, from: number): number {
  const ends = [head.indexOf(LF, from), head.indexOf(CR, from)].filter((at) => at >= 0);
  if (ends.length === 0) return head.length;
  const end = Math.min(...ends);
  return head[end] === CR && head[end + 1] === LF ? end + 2 : end + 1;
}

/** How well a delimiter explains the head: the width that most records have, and their part. */
interface Fit {
  readonly delimiter: number;
  readonly width: number;
  readonly part: number;
  /** Whether the first record has that width, as a header does. */
  readonly fromFirst: boolean;
}

function fitOf(head: Buffer, whole: boolean, delimiter: number, quote: number): Fit {
  const records = headRecords(head, whole, { delimiter, quote }, shownRecords);
  const widths = new Map<number, number>();
  for (const record of records) if (record.width > 0) widths.set(record.width, (widths.get(record.width) ?? 0) + 1);
  let [width, most] = [1, 0];
  for (const [candidate, count] of widths) {
    if (candidate > 1 && (count > most || (count === most && candidate > width))) [width, most] = [candidate, count];
  }
  const part = records.length === 0 ? 0 : most / records.length;
  return { delimiter, width, part, fromFirst: records[0]?.width === width };
}

/** A delimiter, and another that the evidence speaks for as much. */
export interface ChosenDelimiter {
  readonly delimiter: number;
  readonly rival: number | null;
}

/**
 * The delimiter, by evidence over the head: the one that divides the first record and most of the others into the same
 * number of fields. Where none does so (a single column), it is the comma; where two do as well, the first of `, ; tab |`.
 */
export function delimiterOf(head: Buffer, whole: boolean, quote: number): ChosenDelimiter {
  const firstLine = head.subarray(0, endOfLine(head, 0));
  const fitting = (delimiters: readonly number[]) =>
    delimiters.map((delimiter) => fitOf(head, whole, delimiter, quote)).filter(({ width }) => width > 1);
  const fromFirst = fitting(candidates.filter((delimiter) => firstLine.includes(delimiter))).filter(
    (fit) => fit.fromFirst && fit.part > 0.5,
  );
  // Without a fitting first record the header may be broken, or a preamble may stand before it: any wide table will do.
  const fits = fromFirst.length > 0 ? fromFirst : fitting(candidates);
  const [best, next] = fits.toSorted((a, b) => b.part - a.part || b.width - a.width);
  if (best === undefined) return { delimiter: byte(','), rival: null };
  const isTie = best.fromFirst && next?.part === best.part && next.width === best.width;
  return { delimiter: best.delimiter, rival: isTie ? next.delimiter : null };
}

/** Single quotes, where every cell of the first record stands in them; else double quotes. */
export function quoteOf(head: Buffer): number {
  const first = head.subarray(0, endOfLine(head, 0)).toString('utf8').trim();
  return /^'[^'"]*'([,;\t|]'[^'"]*')+$/u.test(first) ? singleQuote : doubleQuote;
}

/** Names of bytes, as options take them and reports show them. */
export const delimiterName = (delimiter: number) => (delimiter === 9 ? 'tab' : String.fromCharCode(delimiter));

export function delimiterNamed(name: string): number | null {
  if (name === 'tab' || name === String.raw`\t` || name === '\t') return 9;
  const names: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', pipe: '|', space: ' ' };
  const character = Object.hasOwn(names, name) ? names[name]! : name;
  return character.length === 1 && character.charCodeAt(0) < 128 && !/["\r\n\w]/u.test(character)
    ? byte(character)
    : null;
}
