import { closeSync, openSync, readSync } from 'node:fs';
import { noteProgress } from '../../sources/progress.ts';
import { footer, type Rejection } from '../../sources/rejection.ts';
import type { OpenSource } from '../../sources/source.ts';
import type { Structure } from '../../sources/structure.ts';
import { Suspicions } from '../../sources/suspicion.ts';
import { TallyTooLarge, type Tally, type TallyCell, type TallyRequest } from '../engine.ts';
import type { PackedCells } from './cell-table.ts';
import { IdOrder } from './id-order.ts';
import { findRepeatedRecords } from './plain.ts';
import { mostCells } from './tally-table.ts';
import type { ScanModule } from './scan-module.ts';
import { Scanner, type Fault, type ScanLimits, type ScanPlan, type Segment } from './scanner.ts';
import { makeQueue, startWorker, takeSegments, threadsFor } from './threads.ts';

export interface FastLimits extends ScanLimits {
  readonly threads: number;
}

export const usualLimits: FastLimits = { window: 1 << 19, segment: 8 << 20, threads: 4 };

/**
 * Tallies files whose every byte is proved sound while it is counted; null when anything is not, which says nothing
 * about what is wrong: that is for the plain scan to find.
 *
 * @throws TallyTooLarge
 */
export async function fastTally(
  module: ScanModule,
  sources: readonly OpenSource[],
  request: TallyRequest,
  limits: FastLimits,
): Promise<Tally | null> {
  const quote = sources[0]?.dialect.quote ?? -1;
  if (sources.some(({ dialect }) => dialect.quote !== quote)) return null;
  if (mostRecords(sources) >= 2 ** 32) return null;
  const scanner = new Scanner(module, request.columns.length, limits.window);
  const order = new IdOrder();
  const structures: Structure[] = [];
  for (const source of sources) {
    const found = await scanFile(module, scanner, source, request, limits);
    if (found === 'unsound') return null;
    if (found === 'apart') return fastTally(module, sources, request, { ...limits, ...inOnePiece });
    structures.push(found.structure);
    for (const { ids } of found.segments) order.follow(ids);
  }
  const records = structures.reduce((sum, structure) => sum + structure.records - structure.rejected.length, 0);
  const cells = request.columns.length === 0 ? cellOfAll(records) : readCells(scanner.cells.pack(), quote);
  return { cells, repeated: order.rising ? [] : await findRepeatedRecords(sources, request), structures };
}

/** Counts are words of 32 bits; a record has a byte for each field at least. */
const mostRecords = (sources: readonly OpenSource[]) =>
  sources.reduce((sum, { start, end, columns }) => sum + (end - start) / columns.length, 0);

/** Where two segments do not meet, a guess was wrong: nothing needs to be guessed when there is one segment only. */
const inOnePiece = { segment: Number.MAX_SAFE_INTEGER, threads: 1 };

interface FileFound {
  readonly segments: readonly Segment[];
  readonly structure: Structure;
}

async function scanFile(
  module: ScanModule,
  scanner: Scanner,
  source: OpenSource,
  request: TallyRequest,
  limits: FastLimits,
): Promise<FileFound | 'unsound' | 'apart'> {
  const tail = readTail(source);
  if (tail === null) return 'unsound';
  const plan = planOf(source, request, limits, tail.end);
  scanner.open(plan);
  try {
    const segments = await scanSegments(module, scanner, source, plan, limits);
    return typeof segments === 'string' ? segments : { segments, structure: structureOf(source, segments, tail) };
  } finally {
    scanner.close();
  }
}

function planOf(source: OpenSource, request: TallyRequest, limits: ScanLimits, end: number): ScanPlan {
  const field = (header: string) => source.columns.indexOf(header);
  return {
    path: source.text,
    start: source.start,
    end,
    dialect: source.dialect,
    width: source.columns.length,
    header: source.headerText,
    columns: request.columns.map(({ header, reading }) => ({ field: field(header), reading })),
    id: request.unique === null ? -1 : field(request.unique.id),
    limits: { window: limits.window, segment: limits.segment },
  };
}

/** All segments of a file, in order. */
async function scanSegments(
  module: ScanModule,
  scanner: Scanner,
  source: OpenSource,
  plan: ScanPlan,
  limits: FastLimits,
): Promise<readonly Segment[] | 'unsound' | 'apart'> {
  const queue = makeQueue();
  const threads = threadsFor(plan.end - plan.start, limits.threads);
  const workers = Array.from({ length: threads - 1 }, () => startWorker({ module, plan, queue }));
  const own = await takeSegments(scanner, plan, queue, (part) => noteProgress(source.file, part));
  if (own.fault === 'unsound') return 'unsound';
  const others = await Promise.all(workers);
  const faults: (Fault | null)[] = [own.fault];
  const segments = [...own.segments];
  for (const share of others) {
    if (share === null) return 'apart';
    faults.push(share.fault);
    segments.push(...share.segments);
    if (share.fault === null && !scanner.cells.add(share.cells)) faults.push('too-large');
  }
  if (faults.includes('too-large')) throw tooLarge();
  if (faults.includes('unsound')) return 'unsound';
  segments.sort((a, b) => a.begin - b.begin || a.end - b.end);
  return meet(segments, plan) ? segments : 'apart';
}

/** A thread guesses where the first record of a segment begins; it was right where the segment before it ends there. */
function meet(segments: readonly Segment[], { start, end }: ScanPlan): boolean {
  let at = start;
  for (const segment of segments) {
    if (segment.begin !== at) return false;
    at = segment.end;
  }
  return at === end;
}

const LF = 10;
const CR = 13;
const tailBytes = 1 << 12;

/** The end of the last record, and the blank lines behind it. */
interface Tail {
  readonly end: number;
  readonly blankLines: number;
  readonly newline: boolean;
}

/** Looks at the end of a file; null when it is none that a fast scan can read. */
function readTail({ text, start, end }: OpenSource): Tail | null {
  const tail = bytesOf(text, Math.max(start, end - tailBytes), end);
  let at = tail.length;
  let newlines = 0;
  while (at > 0 && (tail[at - 1] === LF || tail[at - 1] === CR)) {
    if (tail[at - 1] === CR) return null;
    at -= at > 1 && tail[at - 2] === CR ? 2 : 1;
    newlines += 1;
  }
  if (at === 0) return null;
  if (newlines === 0) return { end, blankLines: 0, newline: false };
  const first = tail[at] === CR ? 2 : 1;
  return { end: end - tail.length + at + first, blankLines: newlines - 1, newline: true };
}

function bytesOf(path: string, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start);
  const descriptor = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, start));
  } finally {
    closeSync(descriptor);
  }
}

function structureOf(source: OpenSource, segments: readonly Segment[], tail: Tail): Structure {
  const records = segments.reduce((sum, segment) => sum + segment.records, 0);
  const lines = source.startLine - 1 + segments.reduce((sum, segment) => sum + segment.lines, 0) + tail.blankLines;
  const rejected = Array.from({ length: source.footers }, (_, at): Rejection => footer(lines + 1 + at, lines + 1 + at));
  return {
    records: records + rejected.length,
    rejected,
    lines: lines + rejected.length,
    blankLines: tail.blankLines,
    finalNewline: tail.newline,
    suspicions: new Suspicions(),
  };
}

const tooLarge = () => new TallyTooLarge('more distinct values than the tables hold');

const cellOfAll = (rows: number): TallyCell[] => (rows === 0 ? [] : [{ values: [], rows }]);

/** The cells as text; those that are equal once doubled quotes are undone become one. */
function readCells({ columns, numbers, rows }: PackedCells, quote: number): TallyCell[] {
  if (rows.length > mostCells) throw tooLarge();
  const texts = columns.map(({ text, lengths }) => readTexts(text, lengths, quote));
  const width = columns.length;
  // A copy has just the room it needs, an array that grows has more.
  const blank = columns.map(() => '');
  const cells: TallyCell[] = [];
  for (let cell = 0; cell < rows.length; cell += 1) {
    const values = blank.slice();
    for (let value = 0; value < width; value += 1) values[value] = texts[value]![numbers[cell * width + value]!]!;
    cells.push({ values, rows: rows[cell]! });
  }
  return columns.some(({ text }) => text.includes(quote)) ? mergeEqual(cells) : cells;
}

/** Only quoted values hold quotes, and hold them doubled. */
function readTexts(text: Uint8Array, lengths: Uint32Array, quote: number): string[] {
  const bytes = Buffer.from(text.buffer);
  const mark = String.fromCharCode(quote);
  let end = 0;
  return Array.from(lengths, (length) => {
    end += length;
    const value = bytes.toString('utf8', end - length, end);
    return quote < 0 ? value : value.replaceAll(mark + mark, mark);
  });
}

function mergeEqual(cells: readonly TallyCell[]): TallyCell[] {
  const merged = new Map<string, TallyCell>();
  for (const { values, rows } of cells) {
    const key = values.join('\u0000');
    merged.set(key, { values, rows: rows + (merged.get(key)?.rows ?? 0) });
  }
  return [...merged.values()];
}
