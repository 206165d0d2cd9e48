import { noteProgress } from '../../../sources/progress.ts';
import { mostThreads, startWorker, threadsFor } from '../../../sources/threads/threads.ts';
import { footers, linesOfFooters, type Rejection } from '../../../sources/structure/rejection.ts';
import type { TextSource } from '../../../sources/source.ts';
import type { Structure } from '../../../sources/structure/structure.ts';
import { Suspicions } from '../../../sources/encodings/suspicion.ts';
import { TallyCells, TallyTooLarge, type Tally, type TallyRequest } from '../../engine.ts';
import { packCells, readCells, withoutUnused } from './packed-cells.ts';
import { followIds, IdOrder, type StretchIds } from './id-order.ts';
import { findRepeatedRecords } from '../plain/plain.ts';
import type { ScanModule } from '../bytes/scan-module.ts';
import { Scanner, type Piece, type Run, type ScanLimits, type ScanPlan } from './scanner.ts';
import { divide, isStretch, readStretch, type Stretch } from './stretches.ts';
import { mostCells } from '../plain/tally-table.ts';
import { readTail, type Tail } from '../bytes/tail.ts';
import { makeQueue, scanWorker, takeSegments, type WorkerShare, type WorkerTask } from './threads.ts';

export interface FastLimits extends ScanLimits {
  readonly threads: number;
  /** The part of a file that the plain scan may be left with before it reads the whole file. */
  readonly left: number;
}

export const usualLimits: FastLimits = {
  window: 1 << 17,
  segment: 8 << 20,
  faults: 256,
  threads: mostThreads,
  left: 0.2,
};

/**
 * Tallies files by proving all bytes sound while they are counted; around what is not proved the plain scan reads. Null
 * when it had better read everything.
 *
 * @throws TallyTooLarge
 */
export async function fastTally(
  module: ScanModule,
  sources: readonly TextSource[],
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
    const structure = await scanFile(module, scanner, source, request, limits, order);
    if (structure === 'apart') return fastTally(module, sources, request, { ...limits, ...inOnePiece });
    if (structure === null) return null;
    structures.push(structure);
  }
  const records = structures.reduce((sum, structure) => sum + structure.records - structure.rejected.length, 0);
  const packed = withoutUnused(scanner.cells.pack());
  if (packed.rows.length > mostCells) throw tooLarge();
  const cells = request.columns.length === 0 ? cellOfAll(records) : readCells(packed, quote);
  return { cells, repeated: order.rising ? [] : await findRepeatedRecords(sources, request), structures };
}

/** Counts are words of 32 bits; a record has a byte for each field at least. */
const mostRecords = (sources: readonly TextSource[]) =>
  sources.reduce((sum, { start, end, columns }) => sum + (end - start) / columns.length, 0);

/** Where two segments overlap, a guess was wrong: nothing needs to be guessed when there is one segment only. */
const inOnePiece = { segment: Number.MAX_SAFE_INTEGER, threads: 1 };

async function scanFile(
  module: ScanModule,
  scanner: Scanner,
  source: TextSource,
  request: TallyRequest,
  limits: FastLimits,
  order: IdOrder,
): Promise<Structure | 'apart' | null> {
  const tail = readTail(source);
  if (tail === null) return null;
  const plan = planOf(source, request, limits, tail.end);
  scanner.open(plan);
  try {
    const runs = await scanRuns(module, scanner, source, plan, limits);
    const parts = runs === null ? null : divide(runs, plan);
    if (runs === null || parts === null) return 'apart';
    const most = limits.left * (plan.end - plan.start);
    if (parts.filter(isStretch).reduce((sum, { begin, end }) => sum + end - begin, 0) > most) return null;
    return await joinParts(scanner, source, plan, runs, parts, tail, order);
  } finally {
    scanner.close();
  }
}

function planOf(source: TextSource, request: TallyRequest, limits: ScanLimits, end: number): ScanPlan {
  const { file, path, text, identity } = source;
  const field = (header: string) => source.columns.indexOf(header);
  return {
    source: { file, path, text, identity },
    start: source.start,
    end,
    dialect: source.dialect,
    width: source.columns.length,
    header: source.headerText,
    columns: request.columns.map(({ header, reading }) => ({ field: field(header), reading })),
    id: request.unique === null ? -1 : field(request.unique.id),
    limits: { window: limits.window, segment: limits.segment, faults: limits.faults },
  };
}

/** All runs of a file, in order; null when a thread has failed. */
async function scanRuns(
  module: ScanModule,
  scanner: Scanner,
  source: TextSource,
  plan: ScanPlan,
  limits: FastLimits,
): Promise<readonly Run[] | null> {
  const queue = makeQueue();
  const threads = threadsFor(plan.end - plan.start, limits.threads, scanWorker);
  const workers = Array.from({ length: threads - 1 }, () =>
    startWorker<WorkerShare>(scanWorker, { module, plan, queue } satisfies WorkerTask),
  );
  const own = await takeSegments(scanner, plan, queue, (part) => noteProgress(source.file, part));
  const others = await Promise.all(workers);
  if (own === null) throw tooLarge();
  const runs = [...own];
  for (const share of others) {
    if (share === null) return null;
    if (share.runs === null || !scanner.cells.add(share.cells)) throw tooLarge();
    runs.push(...share.runs);
  }
  return runs.toSorted((a, b) => a.pieces[0]!.begin - b.pieces[0]!.begin);
}

/** Makes one structure of sound pieces and of the stretches between them, in the order of the file. */
async function joinParts(
  scanner: Scanner,
  source: TextSource,
  plan: ScanPlan,
  runs: readonly Run[],
  parts: readonly (Piece | Stretch)[],
  tail: Tail,
  order: IdOrder,
): Promise<Structure | null> {
  let numbered = runs.every((run) => run.numbered);
  const rejected: Rejection[] = [];
  const stretches: StretchIds[] = [];
  let records = 0;
  let line = source.startLine;
  for (const part of parts) {
    if (!isStretch(part)) {
      records += part.records;
      line += part.lines;
      continue;
    }
    const found = await readStretch(source, plan, part, line, numbered);
    if (found === null) return null;
    const { structure, cells, ids } = found;
    if (structure.blankLines !== (part.end === plan.end ? tail.blankLines : 0)) return null;
    for (const piece of part.counted) scanner.uncount(piece);
    if (!scanner.cells.add(packCells(cells, plan.columns.length, source.dialect.quote))) throw tooLarge();
    records += structure.records;
    rejected.push(...structure.rejected);
    stretches.push(ids);
    line = structure.lines + 1;
    numbered &&= found.numbered;
  }
  if (plan.id >= 0) followIds(order, runs, stretches);
  const last = parts.at(-1);
  const ended = last !== undefined && isStretch(last);
  if (!ended) line += tail.blankLines;
  const below = ended ? { footers: 0, footerLines: [] } : source;
  rejected.push(...footers(below, line));
  return {
    records: records + below.footers,
    rejected,
    lines: line - 1 + linesOfFooters(below),
    blankLines: tail.blankLines,
    finalNewline: tail.newline,
    suspicions: new Suspicions(),
  };
}

const tooLarge = () => new TallyTooLarge('more distinct values than the tables hold');

const cellOfAll = (rows: number) => TallyCells.of(rows === 0 ? [] : [{ values: [], rows }], 0);
