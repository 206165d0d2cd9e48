import { parentPort, workerData } from 'node:worker_threads';
import { Scanner } from './scanner.ts';
import { takeSegments, type WorkerShare, type WorkerTask } from './threads.ts';

/** The second thread of a scan: takes its share of the segments, and sends back what it counted. */
async function work({ module, plan, queue }: WorkerTask): Promise<void> {
  const scanner = new Scanner(module, plan.columns.length, plan.limits.window);
  scanner.open(plan);
  const runs = await takeSegments(scanner, plan, queue);
  scanner.close();
  const message: WorkerShare = { runs, cells: scanner.cells.pack() };
  parentPort!.postMessage(message, []);
}

void work(workerData as WorkerTask);
