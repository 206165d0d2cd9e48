// The program in three files, built by `npm ci` (prepare) and before the tests: `start.js` loads the bundle `cx.js`
// with V8's compiled code; `scan-worker.js` is the second thread of the scan, and `scan.wasm` its inner loop.
import { build } from 'esbuild';
import { buildWasm } from './build-wasm.mjs';

await buildWasm();

await build({
  entryPoints: { start: 'src/cli/start.ts', cx: 'src/cli/main.ts', 'scan-worker': 'src/engines/scan/worker.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['@duckdb/node-bindings'],
  // In a script there is no `import.meta.url`: the file itself tells where it lies.
  define: { 'import.meta.url': '__fileUrl' },
  banner: { js: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
  supported: { 'dynamic-import': false },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
});
