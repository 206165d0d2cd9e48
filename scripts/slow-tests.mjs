// Prints which files of tests make up the slow set: those called so, and those that do more in it, which ask `test/often.ts` for it or look for
// themselves, or import what does.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const often = 'test/often.ts';
const known = new Map([[often, true]]);

function asks(file) {
  if (!known.has(file)) {
    known.set(file, false);
    const text = readFileSync(file, 'utf8');
    known.set(file, text.includes("process.env['CX_SLOW']") || importsOf(file, text).some(asks));
  }
  return known.get(file);
}

/** The files of tests that a file imports, from the root of the repository. */
function importsOf(file, text) {
  const paths = [...text.matchAll(/ from '(\.[^']+\.ts)'/gu)].map(([, path]) => join(file, '..', path));
  return paths.filter((path) => path.startsWith('test/') && existsSync(path));
}

process.chdir(resolve(import.meta.dirname, '..'));
const files = readdirSync('test', { recursive: true }).map((name) => join('test', name));
const found = files.filter((file) => file.endsWith('.slow.test.ts') || (file.endsWith('.test.ts') && asks(file)));
console.log(found.toSorted().join('\n'));
