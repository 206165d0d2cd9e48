import { parentPort, workerData } from 'node:worker_threads';
import { ColumnScanner } from './column-scanner.ts';
import type { ColumnsShare, ColumnsTask } from './scan-columns.ts';

/** Another thread of a scan by columns: reads its stretch, and gives away all that it has made. */
async function work({ module, plan, file, stretch }: ColumnsTask): Promise<void> {
  const scanner = new ColumnScanner(module, plan);
  scanner.open(file);
  const found = await scanner.read(stretch, stretch.end - stretch.begin, () => {});
  scanner.close();
  const records = scanner.pack();
  const message: ColumnsShare = { found, records };
  const buffers = records.columns.flatMap((column) =>
    column === null
      ? []
      : [
          column.text.buffer,
          column.lengths.buffer,
          column.codes.buffer,
          ...(column.hashes === null ? [] : [column.hashes.buffer]),
        ],
  );
  parentPort!.postMessage(message, [...buffers, ...(records.alike === null ? [] : [records.alike.buffer])]);
}

void work(workerData as ColumnsTask);
