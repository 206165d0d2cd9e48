import { headRecords, type HeadRecord } from '../csv/dialect.ts';
import { rewritten, type Manner } from './rewriter.ts';

/** A manner, and the delimiter under which a text is sound in it. */
export interface Written {
  readonly manner: Manner;
  readonly delimiter: number;
}

const delimiters = [',', ';', '\t', '|'].map((character) => character.charCodeAt(0));
const shownBytes = 1 << 16;
const shownRecords = 200;
const quote = 34;

/** What of a text speaks for a manner: each needs more than one record that shows it. */
const marks: Readonly<Record<Exclude<Manner, 'whole-lines'>, RegExp>> = {
  backslash: /\\"/u,
  spaced: /(?:^|[,;\t|])[ \t]+"/u,
  equals: /(?:^|[,;\t|])(?:="|"="")/u,
};

/**
 * The manner in which a text is written, by the evidence of its head: one in which all of it is sound, where it is not so as it
 * stands; null where it needs none.
 *
 * @param told the delimiter that an option names
 */
export function mannerOf(head: Buffer, whole: boolean, told: number | null): Written | null {
  const shown =
    whole && head.length <= shownBytes ? head : head.subarray(0, head.subarray(0, shownBytes).lastIndexOf(10) + 1);
  if (!shown.includes(quote)) return null;
  const lines = shown.toString('latin1').split(/\r\n?|\n/u);
  const shows = (mark: RegExp) => lines.filter((line) => mark.test(line)).length > 1;
  const tried = (['equals', 'spaced', 'backslash'] as const).filter((manner) => shows(marks[manner]));
  const mayBeOfLines = shows(/^"/u);
  // Most texts show nothing of the kind, and need not be divided.
  if (tried.length === 0 && !mayBeOfLines) return null;
  const candidates = told === null ? delimiters : [told];
  const ofLines = mayBeOfLines ? candidates.find((delimiter) => areWholeLines(shown, delimiter)) : undefined;
  if (ofLines !== undefined) return { manner: 'whole-lines', delimiter: ofLines };
  if (tried.length === 0) return null;
  const plain = candidates.map((delimiter) => recordsOf(shown, delimiter));
  const isSoundAsItStands = plain.some(isSound);
  if (isSoundAsItStands && !plain.some(holdsFormulas)) return null;
  const possible = tried.flatMap((manner) => candidates.map((delimiter) => ({ manner, delimiter })));
  return (
    possible.find(({ manner, delimiter }) => isSound(recordsOf(rewritten(shown, manner, delimiter), delimiter))) ?? null
  );
}

const recordsOf = (text: Buffer, delimiter: number) => headRecords(text, true, { delimiter, quote }, shownRecords);

/** All records are whole, and as wide as the first. */
function isSound(records: readonly HeadRecord[]): boolean {
  const width = records[0]?.width ?? 0;
  return width > 1 && records.length > 1 && records.every((record) => record.broken === null && record.width === width);
}

/** In some column every cell that is written is a formula that gives its text. */
function holdsFormulas(records: readonly HeadRecord[]): boolean {
  if (!isSound(records)) return false;
  const rows = records.slice(1).map(({ cells }) => cells);
  return rows[0]!.some((_, column) => {
    const written = rows.map((cells) => cells[column]!).filter((cell) => cell !== '');
    return written.length > 1 && written.every((cell) => /^="[^"]*"$/u.test(cell));
  });
}

/** Every line is one cell in quotes, and what stands in them divides into as many as in the first. */
function areWholeLines(shown: Buffer, delimiter: number): boolean {
  const outer = recordsOf(shown, delimiter);
  const isWrapped = ({ width, start }: HeadRecord) => width === 1 && shown[start] === quote;
  const [first, ...others] = outer;
  if (first === undefined || others.length < 2 || !others.every(isWrapped)) return false;
  const inner = recordsOf(rewritten(shown, 'whole-lines', delimiter), delimiter);
  return isSound(inner) && inner.length === outer.length;
}
