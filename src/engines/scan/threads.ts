import { availableParallelism } from 'node:os';
import { setImmediate as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PackedCells } from './cell-table.ts';
import { builtFile, type ScanModule } from './scan-module.ts';
import type { Fault, ScanPlan, Scanner, Segment } from './scanner.ts';

/** What one thread made of the segments that it took. */
export interface Share {
  readonly segments: readonly Segment[];
  readonly fault: Fault | null;
}

/** What a worker is given, and what it sends back. */
export interface WorkerTask {
  readonly module: ScanModule;
  readonly plan: ScanPlan;
  readonly queue: Queue;
}
export interface WorkerShare extends Share {
  readonly cells: PackedCells;
}

/** Shared by all threads: the number of the next segment, and whether a fault has made the rest pointless. */
export type Queue = Int32Array;

export const makeQueue = (): Queue => new Int32Array(new SharedArrayBuffer(8));

/**
 * Takes segments until none is left, or until some thread comes upon a fault. It pauses between segments, so that
 * signals are heard and `progress` is seen.
 */
export async function takeSegments(
  scanner: Scanner,
  plan: ScanPlan,
  queue: Queue,
  progress: (part: number) => void = () => {},
): Promise<Share> {
  const segments: Segment[] = [];
  const { start, end, limits } = plan;
  for (;;) {
    const from = start + Atomics.add(queue, 0, 1) * limits.segment;
    if (from >= end || Atomics.load(queue, 1) !== 0) return { segments, fault: null };
    const segment = scanner.scanSegment(from, Math.min(end, from + limits.segment));
    if (typeof segment === 'string') {
      Atomics.store(queue, 1, 1);
      return { segments, fault: segment };
    }
    segments.push(segment);
    progress((from - start) / (end - start));
    await pause();
  }
}

/** How many threads serve a file of so many bytes: a thread takes some 30 ms to start. */
export function threadsFor(bytes: number, most: number): number {
  if (bytes < 4 << 20 || builtFile('scan-worker.js') === null) return 1;
  return Math.min(availableParallelism(), most);
}

/** Starts a worker that takes segments from the queue; null when it fails. */
export function startWorker(task: WorkerTask): Promise<WorkerShare | null> {
  const worker = new Worker(builtFile('scan-worker.js')!, { workerData: task });
  return new Promise((resolve) => {
    worker.once('message', (share: WorkerShare) => resolve(share));
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
  });
}
