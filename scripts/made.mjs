// What takes seconds to make is made again only where what it is made of, or what came of it, is no longer as it was then.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const notes = 'node_modules/.cache/cx-made';

function sumOf(files) {
  const sum = createHash('sha256');
  for (const file of files)
    sum.update(existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest() : '-');
  return sum.digest('hex');
}

/**
 * @param made the files that `make` writes
 * @param from the files that they are made of
 */
export async function unlessMade(made, from, make) {
  const note = join(notes, basename(made[0]));
  const all = [...from, ...made, 'package-lock.json'];
  if (existsSync(note) && readFileSync(note, 'utf8') === sumOf(all)) return;
  await make();
  mkdirSync(notes, { recursive: true });
  writeFileSync(note, sumOf(all));
}
