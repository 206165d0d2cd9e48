// Jest reads TypeScript through esbuild: types are checked by `npm run check`, not here. A file of the source is one of the bundle
// that `jest-source.mjs` made.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { transformSync } from 'esbuild';
import { exportsFile, sourceFolder } from './jest-source.mjs';

const isOfSource = (path) => path.startsWith(`${sourceFolder}/`);

let exported = null;
function exportsOf(name) {
  exported ??= JSON.parse(readFileSync(exportsFile, 'utf8'));
  return exported[name];
}

/** Exports of a file what the bundle loads under its name; see `jest-environment.mjs`. */
function fromBundle(path) {
  const name = relative(sourceFolder, path);
  const names = exportsOf(name);
  return [
    `const found = await globalThis[Symbol.for('cx source')](${JSON.stringify(name)});`,
    ...names.map((one, at) => `const own${at} = found.${one};`),
    `export { ${names.map((one, at) => `own${at} as ${one}`).join(', ')} };`,
  ].join('\n');
}

export default {
  /** What a file exports follows from the bundle that was made, though the file may have changed since. */
  getCacheKey: (source, path) =>
    createHash('sha256')
      .update(path)
      .update(isOfSource(path) ? fromBundle(path) : source)
      .digest('hex'),
  process(source, path) {
    if (isOfSource(path)) return { code: fromBundle(path) };
    return transformSync(source, {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'inline',
    });
  },
};
