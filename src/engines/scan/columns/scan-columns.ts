import { noteProgress } from '../../../sources/progress.ts';
import type { TextSource } from '../../../sources/source.ts';
import { Suspicions } from '../../../sources/encodings/suspicion.ts';
import { footers, linesOfFooters } from '../../../sources/structure/rejection.ts';
import type { Structure } from '../../../sources/structure/structure.ts';
import { divide, type Stretch } from '../../../sources/threads/stretches.ts';
import { mostThreads, startWorker, threadsFor } from '../../../sources/threads/threads.ts';
import type { ColumnsRequest, RecordsByColumns } from '../../columns.ts';
import { IdOrder } from '../fast/id-order.ts';
import type { ScanModule } from '../bytes/scan-module.ts';
import { readTail, type Tail } from '../bytes/tail.ts';
import {
  ColumnScanner,
  type ColumnsPlan,
  type FilePlan,
  type PackedRecords,
  type ScannedStretch,
  type StretchFound,
} from './column-scanner.ts';

/** What a worker is given, and what it sends back. */
export interface ColumnsTask {
  readonly module: ScanModule;
  readonly plan: ColumnsPlan;
  readonly file: FilePlan;
  readonly stretch: Stretch;
}
export interface ColumnsShare {
  readonly found: StretchFound;
  readonly records: PackedRecords;
}

export interface ColumnLimits {
  /** Bytes that are in memory at a time: a longer record is left to another reader. */
  readonly window: number;
  /** In how many stretches a file of so many bytes is read, each by a thread. */
  readonly threads: (bytes: number) => number;
}

const worker = 'columns-worker.js';

export const usualColumnLimits: ColumnLimits = {
  window: 1 << 17,
  threads: (bytes) => threadsFor(bytes, mostThreads, worker),
};

/**
 * Reads files by columns in the pass that proves their bytes sound. Records of which ids say that they differ are not told apart
 * otherwise: where ids do not rise, the files are read again with a hash of each record.
 *
 * @returns null where anything is not proved sound
 * @throws input-changed
 */
export async function scanColumns(
  module: ScanModule,
  sources: readonly TextSource[],
  request: ColumnsRequest,
  limits: ColumnLimits,
): Promise<RecordsByColumns | null> {
  const quote = sources[0]?.dialect.quote ?? -1;
  if (sources.some(({ dialect }) => dialect.quote !== quote)) return null;
  try {
    const read = await readFiles(module, sources, request, false, limits);
    if (read !== 'alike') return read;
    const hashed = await readFiles(module, sources, request, true, limits);
    return hashed === 'alike' ? null : hashed;
  } catch (error) {
    if (error instanceof Error && error.name === 'RuntimeError') return null;
    throw error;
  }
}

/** @returns `alike` where the ids of records do not tell them apart, and records have no hashes */
async function readFiles(
  module: ScanModule,
  sources: readonly TextSource[],
  request: ColumnsRequest,
  hashed: boolean,
  limits: ColumnLimits,
): Promise<RecordsByColumns | 'alike' | null> {
  const plan: ColumnsPlan = { columns: request.columns, hashed, window: limits.window };
  const scanner = new ColumnScanner(module, plan);
  const order = new IdOrder();
  const structures: Structure[] = [];
  for (const source of sources) {
    const tail = readTail(source);
    if (tail === null) return null;
    const file = fileOf(source, request, tail);
    const stretches = divide({ ...source, end: tail.end }, limits.threads(tail.end - source.start));
    const found = await readFile({ module, plan, file, scanner }, stretches, (part) => noteProgress(source.file, part));
    if (found === null || found === 'alike') return found;
    for (const { ids } of found) order.follow(ids, false);
    if (request.repeated !== null && !hashed && !order.rising) return 'alike';
    structures.push(structureOf(source, tail, found));
  }
  const quote = sources[0]?.dialect.quote ?? -1;
  return { ...scanner.result(quote), structures };
}

const fileOf = (source: TextSource, { columns, repeated }: ColumnsRequest, tail: Tail): FilePlan => ({
  source: { file: source.file, path: source.path, text: source.text, identity: source.identity },
  end: tail.end,
  dialect: source.dialect,
  width: source.columns.length,
  header: source.headerText,
  fields: columns.map(({ header }) => source.columns.indexOf(header)),
  id: repeated === null ? -1 : source.columns.indexOf(repeated),
});

/** This thread reads the first stretch, behind all that it has read of other files. */
async function readFile(
  { module, plan, file, scanner }: Omit<ColumnsTask, 'stretch'> & { readonly scanner: ColumnScanner },
  [first, ...others]: readonly Stretch[],
  progress: (part: number) => void,
): Promise<readonly ScannedStretch[] | 'alike' | null> {
  const shares = others.map((stretch) =>
    startWorker<ColumnsShare>(worker, { module, plan, file, stretch } satisfies ColumnsTask),
  );
  scanner.open(file);
  const own = await scanner
    .read(first!, others.length === 0 ? first!.end - first!.begin : file.end - first!.begin, progress)
    .finally(() => scanner.close());
  const found: StretchFound[] = [own];
  for (const pending of shares) {
    const share = await pending;
    found.push(share?.found ?? null);
    if (share !== null && found.every(isScanned)) scanner.add(share.records);
  }
  if (found.every(isScanned)) return found;
  return found.includes('alike') ? 'alike' : null;
}

const isScanned = (found: StretchFound): found is ScannedStretch => found !== null && found !== 'alike';

/** What a pass over the whole file would have found. */
function structureOf(source: TextSource, tail: Tail, found: readonly ScannedStretch[]): Structure {
  const sum = (what: (stretch: ScannedStretch) => number) => found.reduce((all, one) => all + what(one), 0);
  const line = source.startLine + sum(({ lines }) => lines) + tail.blankLines;
  return {
    records: sum(({ records }) => records) + source.footers,
    rejected: footers(source, line),
    lines: line - 1 + linesOfFooters(source),
    blankLines: tail.blankLines,
    finalNewline: tail.newline,
    suspicions: new Suspicions(),
  };
}
