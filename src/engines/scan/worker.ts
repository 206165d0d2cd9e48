import { parentPort, workerData } from 'node:worker_threads';
import { Scanner } from './scanner.ts';
import { takeSegments, type WorkerShare, type WorkerTask } from './threads.ts';

const task: WorkerTask = workerData;
const { module, plan, queue } = task;
const scanner = new Scanner(module, plan.columns.length, plan.limits.window);
scanner.open(plan);
const share = await takeSegments(scanner, plan, queue);
scanner.close();
const message: WorkerShare = { ...share, cells: scanner.cells.pack() };
parentPort!.postMessage(message, []);
