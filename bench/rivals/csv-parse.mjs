// Counts by month, country and score with the usual streaming parser of Node.
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const counts = new Map();
const parser = createReadStream(process.argv[2]).pipe(parse({ columns: false, from_line: 2 }));
for await (const record of parser) {
  const key = `${record[2].slice(0, 7)}|${record[7]}|${record[3]}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
console.log(counts.size);
