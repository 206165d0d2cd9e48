import { hasSummaries, textsOf, type TextSource } from '../../sources/source.ts';
import type { Engine, Tally, TallyRequest } from '../engine.ts';
import { scanColumns, usualColumnLimits } from './columns/scan-columns.ts';
import { fastTally, usualLimits } from './fast/fast.ts';
import { plainEngine } from './plain/plain.ts';
import { compileScan, type ScanModule } from './bytes/scan-module.ts';

/** Below this many bytes the plain scan is done before the fast one has been compiled. */
const worthwhile = 1 << 18;

/**
 * Tallies straight from the bytes, in the pass that checks the structure: no database is opened. The fast scan counts
 * files that it proves sound; all others are read by the plain one, as are all where WebAssembly has no SIMD.
 * `CX_SCAN=plain` asks for the plain scan.
 */
export const scanEngine: Engine = {
  name: 'scan',
  async tally(sources, request) {
    const texts = await textsOf(sources);
    return (await tallyFast(texts, request)) ?? plainEngine.tally(texts, request);
  },
  async byColumns(sources, request) {
    const module = fastModule(sources);
    return module === null ? null : scanColumns(module, sources, request, usualColumnLimits);
  },
  close: async () => {},
};

async function tallyFast(texts: readonly TextSource[], request: TallyRequest): Promise<Tally | null> {
  const module = fastModule(texts);
  return module === null ? null : fastTally(module, texts, request, usualLimits);
}

/** Null where the plain way is asked for, is the faster one, or the only one. */
function fastModule(sources: readonly TextSource[]): ScanModule | null {
  const bytes = sources.reduce((sum, { start, end }) => sum + end - start, 0);
  if (sources.some(hasSummaries) || bytes < worthwhile || process.env['CX_SCAN'] === 'plain') return null;
  return compileScan();
}
