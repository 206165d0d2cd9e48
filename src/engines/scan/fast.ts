import { closeSync, openSync, readSync } from 'node:fs';
import { footer, type Rejection } from '../../sources/rejection.ts';
import type { OpenSource } from '../../sources/source.ts';
import type { Structure } from '../../sources/structure.ts';
import { Suspicions } from '../../sources/suspicion.ts';
import { TallyTooLarge, type Tally, type TallyCell, type TallyRequest } from '../engine.ts';
import type { PackedCells } from './cell-table.ts';
import { IdOrder } from './id-order.ts';
import { findRepeatedRecords } from './plain.ts';
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
  const scanner = new Scanner(module, request.columns.length, limits.window);
  const order = new IdOrder();
  const structures: Structure[] = [];
  for (const source of sources) {
    const found = await scanFile(module, scanner, source, request, limits);
    if (found === null) return null;
    structures.push(found.structure);
    for (const { ids } of found.segments) order.follow(ids);
  }
  const records = structures.reduce((sum, structure) => sum + structure.records - structure.rejected.length, 0);
  const cells = request.columns.length === 0 ? cellOfAll(records) : readCells(scanner.cells.pack(), sources);
  return { cells, repeated: order.rising ? [] : findRepeatedRecords(sources, request), structures };
}

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
): Promise<FileFound | null> {
  const tail = readTail(source);
  if (tail === null) return null;
  const plan = planOf(source, request, limits, tail.end);
  scanner.open(plan);
  try {
    const segments = await scanSegments(module, scanner, plan, limits);
    return segments === null ? null : { segments, structure: structureOf(source, segments, tail) };
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

/** All segments of a file, in order; null when one has a fault or two do not meet. */
async function scanSegments(
  module: ScanModule,
  scanner: Scanner,
  plan: ScanPlan,
  limits: FastLimits,
): Promise<readonly Segment[] | null> {
  const queue = makeQueue();
  const threads = threadsFor(plan.end - plan.start, limits.threads);
  const workers = Array.from({ length: threads - 1 }, () => startWorker({ module, plan, queue }));
  const own = takeSegments(scanner, plan, queue);
  const others = await Promise.all(workers);
  const faults: (Fault | null)[] = [own.fault];
  const segments = [...own.segments];
  for (const share of others) {
    if (share === null) return null;
    faults.push(share.fault);
    segments.push(...share.segments);
    if (share.fault === null && !scanner.cells.add(share.cells)) faults.push('too-large');
  }
  if (faults.includes('too-large')) throw new TallyTooLarge('more distinct values than the tables hold');
  if (faults.some((fault) => fault !== null)) return null;
  segments.sort((a, b) => a.begin - b.begin || a.end - b.end);
  return meet(segments, plan) ? segments : null;
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

const cellOfAll = (rows: number): TallyCell[] => (rows === 0 ? [] : [{ values: [], rows }]);

/** The cells as text. Cells that are equal once doubled quotes are undone become one. */
function readCells({ columns, numbers, rows }: PackedCells, sources: readonly OpenSource[]): TallyCell[] {
  const quote = 0x22;
  const quoted = columns.some(({ text }) => text.includes(quote));
  const texts = columns.map(({ text, lengths }) => readTexts(Buffer.from(text.buffer), lengths));
  const cells: TallyCell[] = Array.from({ length: rows.length });
  for (let cell = 0; cell < rows.length; cell += 1) {
    const values = texts.map((column, at) => column[numbers[cell * columns.length + at]!]!);
    cells[cell] = { values, rows: rows[cell]! };
  }
  return quoted || sources.length > 1 ? mergeEqual(cells) : cells;
}
