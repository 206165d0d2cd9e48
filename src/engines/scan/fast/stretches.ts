import { CxError } from '../../../errors.ts';
import type { RecordReader } from '../../../sources/csv/record.ts';
import type { TextSource } from '../../../sources/source.ts';
import {
  readStructure,
  TextNotUtf8,
  type RecordVisitor,
  type Structure,
} from '../../../sources/structure/structure.ts';
import type { TallyCell } from '../../engine.ts';
import { StretchIdNotes, type StretchIds } from './id-order.ts';
import type { Piece, Run, ScanPlan } from './scanner.ts';
import { TallyTable } from '../plain/tally-table.ts';

/**
 * Records at each side of a fault that the plain scan reads as well. A fault throws doubt on up to 16 records before it
 * (`mostDoubtful`), so that with more of them the plain scan judges as if it had read the whole file.
 */
const margin = 48;
const proof = margin / 2;

/** A part of a file that the plain scan reads, and the pieces in it that have been counted already. */
export interface Stretch {
  readonly begin: number;
  readonly end: number;
  readonly counted: readonly Piece[];
}

/**
 * Divides a file in pieces that are proved sound and stretches around all that is not; null when two pieces overlap,
 * because the beginning of one was a wrong guess.
 */
export function divide(runs: readonly Run[], { start, end }: ScanPlan): readonly (Piece | Stretch)[] | null {
  const pieces = runs.flatMap((run) => run.pieces);
  const again = new Set<Piece>();
  let at = start;
  for (const [place, piece] of [...pieces, { begin: end, end, records: 0, lines: 0 }].entries()) {
    if (piece.begin < at) return null;
    if (piece.begin > at) {
      take(again, pieces, place - 1, -1);
      take(again, pieces, place, 1);
    }
    at = piece.end;
  }
  return join(pieces, again, start, end);
}

/** Takes pieces from a place on until they have enough records. */
function take(again: Set<Piece>, pieces: readonly Piece[], from: number, step: 1 | -1): void {
  let records = 0;
  for (let place = from; records < margin && place >= 0 && place < pieces.length; place += step) {
    again.add(pieces[place]!);
    records += pieces[place]!.records;
  }
}

function join(pieces: readonly Piece[], again: ReadonlySet<Piece>, start: number, end: number) {
  const parts: (Piece | Stretch)[] = [];
  let begin = start;
  let counted: Piece[] = [];
  const close = (at: number) => {
    if (at > begin) parts.push({ begin, end: at, counted });
    counted = [];
  };
  for (const piece of pieces) {
    if (again.has(piece)) counted.push(piece);
    else {
      close(piece.begin);
      parts.push(piece);
      begin = piece.end;
    }
  }
  close(end);
  return parts;
}

export const isStretch = (part: Piece | Stretch): part is Stretch => 'counted' in part;

export interface StretchFound {
  readonly structure: Structure;
  readonly cells: readonly TallyCell[];
  readonly ids: StretchIds;
  /** Every accepted record has a digit in its first field. */
  readonly numbered: boolean;
}

/**
 * Reads a stretch record by record; null when it does not show beyond doubt what a pass over the whole file would find
 * there. From afar that pass carries only whether all first fields so far hold a digit (`numbered`), and what it has
 * seen before a blank line, so there must be none.
 */
export async function readStretch(
  source: TextSource,
  plan: ScanPlan,
  { begin, end }: Stretch,
  startLine: number,
  numbered: boolean,
): Promise<StretchFound | null> {
  const reader = new StretchReader(source, plan);
  const isLast = end === plan.end;
  const part = { ...source, start: begin, startLine, ...(isLast ? {} : { end, footers: 0 }) };
  let structure: Structure;
  try {
    structure = await readStructure(part, reader);
  } catch (error) {
    if (error instanceof CxError || error instanceof TextNotUtf8) return null;
    throw error;
  }
  if (!reader.isClear(structure, numbered, begin === plan.start, isLast)) return null;
  const cells = [...reader.table];
  return { structure, cells, ids: reader.ids.result(begin, end), numbered: reader.lineWithoutDigit === Infinity };
}

/** Counts the records of a stretch and notes what the judgements on them rest on. */
class StretchReader implements RecordVisitor {
  readonly table: TallyTable;
  readonly ids = new StretchIdNotes();
  lineWithoutDigit = Infinity;
  private readonly id: number;
  private readonly lines: number[] = [];
  /** The line of the last record with a quote that can only open. */
  private openingLine = 0;

  constructor({ dialect }: TextSource, { columns, id }: ScanPlan) {
    this.table = new TallyTable(columns, dialect.quote);
    this.id = id;
  }

  accept(buffer: Buffer, record: RecordReader, line: number): void {
    this.table.count(buffer, record);
    this.lines.push(line);
    if (record.opens) this.openingLine = line;
    if (this.lineWithoutDigit === Infinity && !hasDigit(record.text(buffer, 0))) this.lineWithoutDigit = line;
    if (this.id >= 0) this.ids.add(buffer.subarray(record.starts[this.id], record.ends[this.id]));
  }

  retract(): void {
    this.table.retract();
    this.lines.pop();
  }

  /** Whether a pass over the whole file would judge these records as this one has. */
  isClear({ rejected, suspicions }: Structure, numbered: boolean, isFirst: boolean, isLast: boolean): boolean {
    const broken = rejected.filter(({ reason }) => reason !== 'footer');
    const first = broken[0]?.line ?? Infinity;
    const last = broken.at(-1)?.lastLine ?? 0;
    const shortBefore = broken.some(({ reason, line }) => reason === 'field-count' && line < this.lineWithoutDigit);
    const strayQuote = broken.some(({ reason }) => reason === 'stray-quote');
    return (
      suspicions.c1 + suspicions.twice === 0 &&
      (numbered || !shortBefore) &&
      (isFirst || this.lines.filter((line) => line < first).length >= proof) &&
      (isLast || this.lines.filter((line) => line > last).length >= proof) &&
      // After a broken quote the next one that can only open tells where reading goes on.
      (isLast || !strayQuote || this.openingLine > last)
    );
  }
}

const hasDigit = (text: string) => /[0-9]/u.test(text);
