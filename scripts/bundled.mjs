// The exports of a TypeScript file of the program, for scripts: Node 20 cannot read TypeScript by itself.
import { build } from 'esbuild';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function bundled(entry) {
  const outfile = resolve('dist/scripts', basename(entry).replace(/\.ts$/u, '.mjs'));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['write-excel-file/node', '@duckdb/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
