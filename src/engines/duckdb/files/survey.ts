import { readBytes } from '../../../sources/files/head.ts';
import { form, type RecordReader } from '../../../sources/csv/record.ts';
import type { OpenSource } from '../../../sources/source.ts';
import { readStructure, type Structure } from '../../../sources/structure/structure.ts';

const CR = 13;
const LF = 10;
const quotationMark = 34;

/** What has to be known of a file before a database may read it. */
export interface Survey {
  readonly structure: Structure;
  /** Nothing in the file can be read in two ways: the database may read it where it lies. */
  readonly plain: boolean;
  /** Some record goes over several lines. */
  readonly manyLines: boolean;
  /** Bytes of the longest record. */
  readonly longest: number;
}

/**
 * Looks at every byte of a file before the database sees one.
 *
 * @throws the errors of a file whose structure is broken
 */
export async function surveySource(source: OpenSource): Promise<Survey> {
  const lineEnds = new Set<LineEnd>();
  let manyLines = false;
  let longest = 0;
  const structure = await readStructure(source, {
    accept(buffer: Buffer, record: RecordReader) {
      lineEnds.add(lineEndOf(buffer, record));
      manyLines ||= record.lines > 1;
      longest = Math.max(longest, record.next - record.starts[0]!);
    },
    retract() {},
  });
  lineEnds.add(lineEndBefore(source));
  const plain = isWhole(source, structure) && hasPlainHead(source) && hasOneLineEnd(lineEnds);
  return { structure, plain, manyLines, longest };
}

type LineEnd = 'LF' | 'CRLF' | 'CR' | 'none';

function lineEndOf(buffer: Buffer, { fields, ends, forms, next }: RecordReader): LineEnd {
  const last = fields - 1;
  const end = ends[last]! + (forms[last] === form.bare ? 0 : 1);
  if (next === end) return 'none';
  return next - end === 2 ? 'CRLF' : buffer[end] === LF ? 'LF' : 'CR';
}

function lineEndBefore({ text, start }: OpenSource): LineEnd {
  const bytes = readBytes(text, Math.max(0, start - 2), Math.min(2, start));
  const last = bytes.at(-1);
  if (last === LF) return bytes.at(-2) === CR ? 'CRLF' : 'LF';
  return last === CR ? 'CR' : 'none';
}

const hasOneLineEnd = (found: ReadonlySet<LineEnd>) => !found.has('CR') && !(found.has('LF') && found.has('CRLF'));

/** Every line of it belongs to a sound record. */
const isWhole = ({ end, textBytes }: OpenSource, { rejected, blankLines }: Structure) =>
  rejected.length === 0 && blankLines === 0 && end === textBytes;

/** One header line, and nothing before it; a file without one may begin with what looks like a byte order mark. */
const hasPlainHead = ({ dialect, headerRows, startLine }: OpenSource) =>
  dialect.quote === quotationMark && headerRows === 1 && startLine === 2;
