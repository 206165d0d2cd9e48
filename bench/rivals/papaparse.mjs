// The same with Papa Parse, where it is installed.
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';

const counts = new Map();
const parser = createReadStream(process.argv[2]).pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: false }));
for await (const record of parser) {
  const key = `${record[2].slice(0, 7)}|${record[7]}|${record[3]}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
console.log(counts.size);
