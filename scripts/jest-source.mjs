// The source as the tests load it: one bundle, made before the first of them. Each file of a program is linked by itself, and of
// hundreds of files that takes longer than most tests.
import { mkdirSync, renameSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
export const sourceFolder = join(root, 'src');
const folder = join(root, 'node_modules/.cache/cx-tests');
/** Loads each file of the source by its name, when a test asks for it. */
export const bundleFile = join(folder, 'source.mjs');
/** The names that each file exports. */
export const exportsFile = join(folder, 'exports.json');

const names = () =>
  readdirSync(sourceFolder, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.includes('/wasm/'))
    .toSorted((one, other) => (one < other ? -1 : 1));

/** Files that look where they lie find what they would. */
const ownUrls = {
  name: 'own urls',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      return { loader: 'ts', contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)) };
    });
  },
};

/** Tests of two runs may begin at once: each finds a file whole. */
function writeWhole(file, content) {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, content);
  renameSync(beside, file);
}

export default async function buildSource() {
  mkdirSync(folder, { recursive: true });
  const files = names();
  const [bundled, listed] = await Promise.all([
    build({
      stdin: {
        contents: `export const files = {\n${files.map((name) => `'${name}': () => import('./src/${name}'),`).join('\n')}\n};`,
        resolveDir: root,
      },
      bundle: true,
      write: false,
      outfile: bundleFile,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['@duckdb/*'],
      plugins: [ownUrls],
      sourcemap: 'external',
      logLevel: 'warning',
      banner: {
        js: "import { createRequire as requiring } from 'node:module'; const require = requiring(import.meta.url);",
      },
    }),
    build({
      entryPoints: files.map((name) => join(sourceFolder, name)),
      bundle: false,
      write: false,
      metafile: true,
      outdir: folder,
      outbase: sourceFolder,
      format: 'esm',
      logLevel: 'warning',
    }),
  ]);
  for (const { path, contents } of bundled.outputFiles) writeWhole(path, contents);
  const exported = Object.values(listed.metafile.outputs).map(({ entryPoint, exports }) => [
    relative(sourceFolder, resolve(entryPoint)),
    exports,
  ]);
  writeWhole(exportsFile, JSON.stringify(Object.fromEntries(exported)));
}
