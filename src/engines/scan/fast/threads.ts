import { setImmediate as pause } from 'node:timers/promises';
import type { PackedCells } from './packed-cells.ts';
import type { ScanModule } from '../bytes/scan-module.ts';
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

/** The file of the second thread, as the build names it. */
export const scanWorker = 'scan-worker.js';
