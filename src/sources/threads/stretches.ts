import { closeSync, readSync } from 'node:fs';
import { CxError } from '../../errors.ts';
import { outcome, RecordReader } from '../csv/record.ts';
import { Suspicions } from '../encodings/suspicion.ts';
import { reopen } from '../files/reopen.ts';
import type { TextSource } from '../source.ts';
import { footers, linesOfFooters } from '../structure/rejection.ts';
import { readStructure, TextNotUtf8, type RecordVisitor, type Structure } from '../structure/structure.ts';

/** A part of a file, from one byte to before another. */
export interface Stretch {
  readonly begin: number;
  readonly end: number;
}

const LF = 10;
/** How far the beginning of a record is looked for. */
const view = 1 << 18;
/** So many records of the right width, one behind the other, are hardly inside quotes. */
const likely = 4;

/**
 * Divides a file into stretches of about the same size. Where each begins is a guess, which proves right when the stretch
 * before it is sound up to there; so there are fewer stretches where no guess is likely.
 */
export function divide(source: TextSource, count: number): readonly Stretch[] {
  const { start, end } = source;
  const begins = [start];
  const descriptor = reopen(source);
  try {
    for (let at = 1; at < count; at += 1) {
      const begin = likelyBegin(descriptor, source, start + Math.floor((at * (end - start)) / count));
      if (begin !== null && begin > begins.at(-1)! && begin < end) begins.push(begin);
    }
  } finally {
    closeSync(descriptor);
  }
  return begins.map((begin, at) => ({ begin, end: begins[at + 1] ?? end }));
}

function likelyBegin(descriptor: number, { dialect, columns, end }: TextSource, from: number): number | null {
  const buffer = Buffer.alloc(Math.min(view, end - from));
  const length = readSync(descriptor, buffer, 0, buffer.length, from);
  const reader = new RecordReader(dialect);
  const isRecord = (at: number) =>
    reader.read(buffer, at, length, false) === outcome.complete && reader.fields === columns.length;
  for (let line = buffer.indexOf(LF); line >= 0; line = buffer.indexOf(LF, line + 1)) {
    let [at, records] = [line + 1, 0];
    while (records < likely && isRecord(at)) [at, records] = [reader.next, records + 1];
    if (records === likely) return from + line + 1;
  }
  return null;
}

/** What a pass over a stretch found in which nothing is out of order. */
export type SoundStretch = Pick<Structure, 'records' | 'lines' | 'finalNewline'>;

/**
 * Reads a stretch as a file of its own; null where anything in it could be judged otherwise in a pass over the whole file:
 * a fault, or a blank line, throws its light on records before and behind it.
 */
export async function readStretch(
  source: TextSource,
  { begin, end }: Stretch,
  visitor: RecordVisitor,
): Promise<SoundStretch | null> {
  const part = { ...source, start: begin, end, startLine: 1, footers: 0 };
  try {
    const { records, lines, finalNewline, rejected, blankLines, suspicions } = await readStructure(part, visitor);
    const isSound = rejected.length + blankLines + suspicions.c1 + suspicions.twice === 0;
    return isSound ? { records, lines, finalNewline } : null;
  } catch (error) {
    if (error instanceof CxError || error instanceof TextNotUtf8) return null;
    throw error;
  }
}

/** What a pass over the whole file would have found, where all of its stretches are sound. */
export function joined(source: TextSource, stretches: readonly SoundStretch[]): Structure {
  const sum = (what: (stretch: SoundStretch) => number) => stretches.reduce((all, one) => all + what(one), 0);
  const line = source.startLine + sum(({ lines }) => lines);
  return {
    records: sum(({ records }) => records) + source.footers,
    rejected: footers(source, line),
    lines: line + linesOfFooters(source) - 1,
    blankLines: 0,
    finalNewline: stretches.at(-1)!.finalNewline,
    suspicions: new Suspicions(),
  };
}
