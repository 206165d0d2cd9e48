// The program in a few files, built by `npm ci` (prepare) and before the tests: `start.js` loads the bundle `cx.js` with
// V8's compiled code; `scan-worker.js` and `columns-worker.js` are the second thread of the scan, and `scan.wasm` its inner
// loop; `records-worker.js` is the second thread of records that are read one by one. Four packages that few runs need, and
// what draws pages, stand in files of their own; `fonts.json` is what pages are set in.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildFonts } from './fonts.mjs';
import { buildWasm } from './build-wasm.mjs';
import { unlessMade } from './made.mjs';

const wasm = readdirSync('src/engines/scan/wasm').map((name) => join('src/engines/scan/wasm', name));
await unlessMade(['dist/scan.wasm'], ['scripts/build-wasm.mjs', ...wasm], buildWasm);
const licences = ['inter', 'source-serif-4'].map((family) => `dist/${family}-LICENSE.txt`);
await unlessMade(['dist/fonts.json', ...licences], ['scripts/fonts.mjs'], buildFonts);

/** Packages that are loaded only when they are used, and the files that hold them. */
const apart = {
  '@duckdb/node-api': './duckdb-api.js',
  'iconv-lite': './iconv.js',
  'write-excel-file/node': './excel.js',
  '@viz-js/viz': './graphviz.js',
};

const packagesApart = {
  name: 'packages apart',
  setup({ onResolve }) {
    onResolve({ filter: /^(@duckdb\/node-api|iconv-lite|write-excel-file\/node|@viz-js\/viz)$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: apart[path], external: true },
    );
  },
};

/** Parts of the program that few runs need stand in files of their own: what draws pages. */
const partsApart = {
  name: 'parts apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/renderers\/html\/index\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './page.js', external: true },
    );
  },
};

/** commander can start other programs, which this one never does: Node's part for it takes a while to load. */
const noOtherPrograms = {
  name: 'no other programs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes('commander') ? { path, namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Whether a stream has colours is decided by the program itself: what would look at it loads half of Node's network. */
const noOtherColours = {
  name: 'no other colours',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'colours' }));
    onLoad({ filter: /.*/, namespace: 'colours' }, () => ({
      contents: 'module.exports = { stdout: false, stderr: false };',
    }));
  },
};

const usual = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['@duckdb/node-bindings'],
  supported: { 'dynamic-import': false },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
};

await build({
  ...usual,
  entryPoints: {
    'duckdb-api': '@duckdb/node-api',
    iconv: 'iconv-lite',
    excel: 'write-excel-file/node',
    graphviz: '@viz-js/viz',
    page: 'src/renderers/html/index.ts',
  },
});

await build({
  ...usual,
  entryPoints: {
    start: 'src/cli/start.ts',
    cx: 'src/cli/main.ts',
    'scan-worker': 'src/engines/scan/fast/worker.ts',
    'columns-worker': 'src/engines/scan/columns/worker.ts',
    'records-worker': 'src/records/typed/encoding/worker.ts',
  },
  plugins: [packagesApart, partsApart, noOtherPrograms, noOtherColours],
  // In a script there is no `import.meta.url`: the file itself tells where it lies.
  define: { 'import.meta.url': '__fileUrl' },
  banner: { js: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
});

/**
 * The program as start.ts takes it: one function of a module's own names, and nothing beyond ASCII (esbuild leaves that in
 * regular expressions alone), so that it is read as it is, a byte for a letter.
 */
const program = 'dist/cx.js';
const source = readFileSync(program, 'utf8').replaceAll(
  /[^\0-\x7F]/g,
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
writeFileSync(program, `(function (exports, require, module, __filename, __dirname) {${source}\n})`);
