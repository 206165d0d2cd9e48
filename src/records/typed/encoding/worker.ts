import { parentPort, workerData } from 'node:worker_threads';
import { readStretch } from '../../../sources/threads/stretches.ts';
import { RecordEncoder } from './record-encoder.ts';
import type { EncodingShare, EncodingTask } from './threads.ts';

/** Another thread of a reading: encodes its stretch, and gives away all that it has made. */
async function work({ source, stretch, plan }: EncodingTask): Promise<void> {
  const encoder = new RecordEncoder(plan);
  encoder.open(source.columns);
  const found = await readStretch(withBuffers(source), stretch, encoder);
  const records = encoder.pack();
  const message: EncodingShare = { found, records };
  const buffers = records.columns.flatMap((column) =>
    column === null
      ? []
      : [
          column.codes.buffer,
          column.texts.bytes.buffer,
          column.texts.ends.buffer,
          ...(column.hashes === undefined ? [] : [column.hashes.buffer]),
        ],
  );
  parentPort!.postMessage(message, [...buffers, records.alike.buffer]);
}

/** Between threads a Buffer becomes an array of bytes. */
const withBuffers = (source: EncodingTask['source']) => ({
  ...source,
  headerText: Buffer.from(source.headerText),
  laterHeaderTexts: source.laterHeaderTexts.map((text) => Buffer.from(text)),
});

void work(workerData as EncodingTask);
