import type { ColumnsRequest as EncodingPlan } from '../../../engines/columns.ts';
import type { TextSource } from '../../../sources/source.ts';
import { divide, joined, readStretch, type SoundStretch, type Stretch } from '../../../sources/threads/stretches.ts';
import type { Structure } from '../../../sources/structure/structure.ts';
import { mostThreads, startWorker, threadsFor } from '../../../sources/threads/threads.ts';
import { addTable, type Part } from './parts.ts';
import { RecordEncoder, type PackedRecords } from './record-encoder.ts';

/** What a worker is given. */
export interface EncodingTask {
  readonly source: TextSource;
  readonly stretch: Stretch;
  readonly plan: EncodingPlan;
}

/** What it sends back; `found` is null where its stretch is not sound. */
export interface EncodingShare {
  readonly found: SoundStretch | null;
  readonly records: PackedRecords;
}

const worker = 'records-worker.js';

/** In how many stretches a file of so many bytes is read, each by a thread. */
export type Division = (bytes: number) => number;

export const usualDivision: Division = (bytes) => threadsFor(bytes, mostThreads, worker);

/**
 * Reads files by several threads, each a stretch with numbers of its own, which are joined in the order of the stretches:
 * what comes of it is what one thread makes of the whole file. Null where one thread is to read: the files are small, or not
 * all of a stretch is sound.
 */
export async function readInThreads(
  parts: readonly Part[],
  plan: EncodingPlan,
  division: Division,
): Promise<{ readonly encoder: RecordEncoder; readonly structures: readonly Structure[] } | null> {
  const divided = parts.map((part) => (part.kind === 'columns' ? [] : divide(part, division(part.end - part.start))));
  if (divided.every((stretches) => stretches.length <= 1)) return null;
  const encoder = new RecordEncoder(plan);
  const structures: Structure[] = [];
  for (const [at, part] of parts.entries()) {
    const structure =
      part.kind === 'columns' ? addTable(part, encoder) : await readFile(part, divided[at]!, plan, encoder);
    if (structure === null) return null;
    structures.push(structure);
  }
  return { encoder, structures };
}

/** This thread reads the first stretch, behind all that it has read of other files. */
async function readFile(
  source: TextSource,
  [first, ...others]: readonly Stretch[],
  plan: EncodingPlan,
  encoder: RecordEncoder,
): Promise<Structure | null> {
  encoder.open(source.columns);
  const shares = others.map((stretch) =>
    startWorker<EncodingShare>(worker, { source, stretch, plan } satisfies EncodingTask),
  );
  const own = await readStretch(source, first!, encoder);
  const found = [own];
  for (const pending of shares) {
    const share = await pending;
    found.push(share?.found ?? null);
    if (share !== null && !found.includes(null)) encoder.add(share.records);
  }
  const sound = found.filter((stretch) => stretch !== null);
  return sound.length === found.length ? joined(source, sound) : null;
}
