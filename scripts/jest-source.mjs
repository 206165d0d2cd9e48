// The source as the tests load it: one bundle, made before the first of them. Jest links each file of a program by itself, again for
// every file of tests, and of hundreds of files that takes longer than most tests.
import { mkdirSync, renameSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
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

/**
 * What the language brings, under names of the bundle's own: each file of tests has a global object of its own, and asking that for
 * `Math` or `NaN` takes many times as long as the sum in which they stand.
 */
const globals = Object.getOwnPropertyNames(globalThis).filter(
  (name) => /^(?:[A-Z][A-Za-z\d]*|undefined|is[A-Z]\w*|parse[A-Z]\w*)$/u.test(name) && isOfTheLanguage(name),
);

/** Those that Node adds can be replaced by a test; those of the language are never. */
function isOfTheLanguage(name) {
  return 'value' in Object.getOwnPropertyDescriptor(globalThis, name) && name in runInNewContext('globalThis');
}

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
      define: Object.fromEntries(globals.map((name) => [name, `own_${name}`])),
      plugins: [ownUrls],
      sourcemap: 'external',
      logLevel: 'warning',
      banner: {
        js: [
          "import { createRequire as requiring } from 'node:module';",
          'const require = requiring(import.meta.url);',
          ...globals.map((name) => `const own_${name} = globalThis.${name};`),
        ].join('\n'),
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
