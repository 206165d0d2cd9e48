import { CxError } from '../../errors.ts';
import { delimiterNamed, delimiterOf, headRecords, quoteOf, type HeadRecord } from '../csv/dialect.ts';
import type { Dialect } from '../csv/record.ts';
import { mannerOf, type Written } from '../manners/manner.ts';
import type { SourceOptions } from '../source.ts';

const separatorLine = /^"?sep=(.)"?(?:\r\n?|\n|$)/u;
const shownRecords = 200;

/** The line `sep=;` with which spreadsheets name the delimiter, and the text behind it. */
export interface Separated {
  /** What the line names; null where there is none. */
  readonly separator: string | null;
  readonly skipped: number;
  readonly body: Buffer;
}

export function withoutSeparator(head: Buffer): Separated {
  const line = separatorLine.exec(head.toString('utf8', 0, 16));
  const skipped = line === null ? 0 : Buffer.byteLength(line[0]);
  return { separator: line?.[1] ?? null, skipped, body: head.subarray(skipped) };
}

/** The manner of a text that is no RFC 4180; null where it is, or where an option says how quotes are to be read. */
export function mannerIn(head: Buffer, whole: boolean, options: SourceOptions): Written | null {
  if (options.quote !== undefined) return null;
  const { body } = withoutSeparator(head);
  return mannerOf(body, whole, options.delimiter === undefined ? null : delimiterNamed(options.delimiter));
}

export interface ChosenDialect {
  readonly dialect: Dialect;
  /** Another delimiter that would divide the text as evenly. */
  readonly rival: number | null;
  /** The line `sep=` names a delimiter that divides nothing, where another does. */
  readonly contradicts: boolean;
}

/** @throws invalid-option */
export function chooseDialect({ separator, body }: Separated, whole: boolean, options: SourceOptions): ChosenDialect {
  const quote =
    options.quote === undefined ? quoteOf(body) : options.quote === 'none' ? -1 : options.quote.charCodeAt(0);
  const named = options.delimiter ?? separator;
  if (named === null) {
    const { delimiter, rival } = delimiterOf(body, whole, quote);
    return { dialect: { delimiter, quote }, rival, contradicts: false };
  }
  const delimiter = delimiterNamed(named);
  if (delimiter === null) {
    throw new CxError('invalid-option', {
      option: '--delimiter',
      value: named,
      expected: { en: 'one character: , ; | or tab', es: 'un carácter: , ; | o tab' },
    });
  }
  if (options.delimiter === undefined) {
    const found = delimiterOf(body, whole, quote).delimiter;
    const divides = (one: number) =>
      headRecords(body, whole, { delimiter: one, quote }, 2).some(({ width }) => width > 1);
    if (!divides(delimiter) && divides(found))
      return { dialect: { delimiter: found, quote }, rival: null, contradicts: true };
  }
  return { dialect: { delimiter, quote }, rival: null, contradicts: false };
}

const unusual = ['^', '~', ':', '!', '#', '*', '§', '¦', '¬', '·', '\u0001', '\u001F', ' '];

/**
 * A sign that none expects between cells, and that stands as often in every line of a text of one column: what to name with
 * `--delimiter`, if it does divide cells.
 */
export function unusualDelimiter(body: Buffer, records: readonly HeadRecord[]): string | null {
  const lines = records.slice(0, shownRecords).map(({ start, end }) => body.toString('utf8', start, end));
  if (lines.length < 2) return null;
  const times = (line: string, sign: string) => line.split(sign).length - 1;
  return (
    unusual.find(
      (sign) => times(lines[0]!, sign) > 0 && lines.every((line) => times(line, sign) === times(lines[0]!, sign)),
    ) ?? null
  );
}
