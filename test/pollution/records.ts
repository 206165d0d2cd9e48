/** Where the records and fields of a sound CSV text lie; written apart from the reader that it is used to judge. */
export interface FieldPlace {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

export interface RecordPlace {
  readonly fields: readonly FieldPlace[];
  readonly start: number;
  /** Behind the last field, and behind the line end. */
  readonly end: number;
  readonly next: number;
  /** Physical lines, from 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly cells: readonly string[];
}

export const lineEnd = /\r\n|\n|\r/gu;

/** The records of a sound text; blank lines are none. */
export function recordsOf(text: string, delimiter: string): readonly RecordPlace[] {
  const records: RecordPlace[] = [];
  let fields: FieldPlace[] = [];
  let start = 0;
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const end = text[at] === '"' ? afterClosing(text, at) : afterBare(text, at, delimiter);
    fields.push({ start: at, end, quoted: text[at] === '"' });
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length && !/[\r\n]/u.test(text[at]!)) continue;
      fields.push({ start: at, end: at, quoted: false });
    }
    const next = text.startsWith('\r\n', at) ? at + 2 : Math.min(at + 1, text.length);
    const lastLine = line + linesIn(text.slice(start, at));
    const blank = fields.length === 1 && fields[0]!.start === fields[0]!.end;
    if (!blank)
      records.push({ fields, start, end: at, next, line, lastLine, cells: fields.map((field) => cellOf(text, field)) });
    line = lastLine + 1;
    fields = [];
    start = next;
    at = next;
  }
  return records;
}

const linesIn = (text: string) => text.match(lineEnd)?.length ?? 0;

function afterClosing(text: string, open: number): number {
  for (let at = open + 1; ; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at + 1;
    at += 1;
  }
}

function afterBare(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function cellOf(text: string, { start, end, quoted }: FieldPlace): string {
  return quoted ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
}
