import { availableParallelism } from 'node:os';
import { setImmediate as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PackedCells } from './packed-cells.ts';
import { builtFile, type ScanModule } from './scan-module.ts';
import type { Run, ScanPlan, Scanner } from './scanner.ts';

/** What one thread found in the segments that it took; null when its tables were too small. */
export type Share = readonly Run[] | null;

/** What a worker is given, and what it sends back. */
export interface WorkerTask {
  readonly module: ScanModule;
  readonly plan: ScanPlan;
  readonly queue: Queue;
}
export interface WorkerShare {
  readonly runs: Share;
  readonly cells: PackedCells;
}

/** Shared by all threads: the number of the next segment, and how many faults there have been. */
export type Queue = Int32Array;

export const makeQueue = (): Queue => new Int32Array(new SharedArrayBuffer(8));

/**
 * Takes segments until none is left, or until there are so many faults that the rest is pointless. It pauses between
 * segments, so that signals are heard and `progress` is seen.
 */
export async function takeSegments(
  scanner: Scanner,
  plan: ScanPlan,
  queue: Queue,
  progress: (part: number) => void = () => {},
): Promise<Share> {
  const taken: Run[] = [];
  const { start, end, limits } = plan;
  for (;;) {
    const from = start + Atomics.add(queue, 0, 1) * limits.segment;
    if (from >= end || Atomics.load(queue, 1) > limits.faults) return taken;
    const runs = scanner.scanSegment(from, Math.min(end, from + limits.segment));
    if (runs === 'too-large') {
      Atomics.store(queue, 1, Number.MAX_SAFE_INTEGER);
      return null;
    }
    taken.push(...runs);
    Atomics.add(queue, 1, Math.max(0, runs.length - 1));
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
