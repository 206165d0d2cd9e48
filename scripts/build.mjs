// One bundle, built by `npm ci` (prepare) and before the tests.
import { build } from 'esbuild';
import { buildWasm } from './build-wasm.mjs';

await buildWasm();

await build({
  entryPoints: { main: 'src/cli/main.ts', 'scan-worker': 'src/engines/scan/worker.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['@duckdb/node-bindings'],
  // Bundled CommonJS packages ask for `require`, which an ES module does not have.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  legalComments: 'none',
  logLevel: 'warning',
});
