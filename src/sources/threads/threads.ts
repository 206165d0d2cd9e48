import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { builtFile } from '../files/built-file.ts';

/** More threads than this wait for each other. */
export const mostThreads = 4;

/**
 * How many threads serve a file of so many bytes: a thread takes some 30 ms to start.
 * @param worker the built file that the others run
 */
export function threadsFor(bytes: number, most: number, worker: string): number {
  if (bytes < 4 << 20 || builtFile(worker) === null) return 1;
  return Math.min(availableParallelism(), most);
}

/** Starts a worker that does a task and sends one message; null when it fails. */
export function startWorker<Share>(file: string, task: object): Promise<Share | null> {
  const worker = new Worker(builtFile(file)!, { workerData: task });
  return new Promise((resolve) => {
    worker.once('message', (share: Share) => resolve(share));
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
  });
}
