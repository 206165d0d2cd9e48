// WebAssembly of the fast scan, from AssemblyScript.
import { main } from 'assemblyscript/asc';

export async function buildWasm() {
  const options = ['--outFile=dist/scan.wasm', '--runtime=stub', '--enable=simd', '-O3', '--noAssert', '--use=abort='];
  const { error } = await main(['src/engines/scan/wasm/scan.as.ts', ...options], { stderr: process.stderr });
  if (error !== null) throw error;
}
