import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import type { Tally, TallyRequest } from '../../src/engines/engine.ts';
import { fastTally, usualLimits } from '../../src/engines/scan/fast/fast.ts';
import { plainEngine } from '../../src/engines/scan/plain/plain.ts';
import { compileScan } from '../../src/engines/scan/bytes/scan-module.ts';
import { CxError } from '../../src/errors.ts';
import type { OpenSource } from '../../src/sources/source.ts';
import { cleanFiles } from '../pollution/clean-files.ts';
import { pollutions } from '../pollution/generate.ts';
import { recordsOf } from '../pollution/records.ts';
import { opened, temporaryFolder } from './temporary.ts';
import { isSlow } from '../often.ts';

const folder = temporaryFolder();
const module = compileScan()!;
/** So small that every file has many windows and segments. */
const limits = { ...usualLimits, window: 4096, segment: 700, left: 1 };
/** Opening a database takes its time: it looks at one file in so many. */
const databaseEvery = isSlow ? 10 : 60;

const comparable = ({ cells, structures }: Tally) => ({
  cells: [...cells].map(({ values, rows }) => JSON.stringify([values, rows])).toSorted(),
  structures: structures.map(({ records, rejected, lines }) => ({ records, rejected, lines })),
});

const everything = ({ columns }: OpenSource): TallyRequest => ({
  relation: 'records',
  columns: columns.map((header) => ({ header, reading: 'raw' })),
  unique: null,
});

/** What a file comes to, or the code of the error that refuses it. */
async function found(work: () => Promise<Tally | null>) {
  try {
    const tally = await work();
    return tally === null ? null : comparable(tally);
  } catch (error) {
    if (error instanceof CxError) return error.code;
    throw error;
  }
}

async function inDatabase(source: OpenSource) {
  const engine = await openDuckDb();
  try {
    return await found(() => engine.tally([source], everything(source)));
  } finally {
    await engine.close();
  }
}

describe('on polluted files all engines find the same, and flag the same', () => {
  test.each(cleanFiles().map((clean, at) => ({ ...clean, at })))('made of $name', async (clean) => {
    const all = [...recordsOf(clean.text, clean.delimiter).keys()];
    const positions = isSlow ? all.filter((at) => at % 4 === 0) : [clean.at % 2 === 0 ? 1 : 20];
    let looked = 0;
    let fast = 0;
    for (const { text } of pollutions(clean, positions)) {
      const path = folder.file('polluted.csv', text);
      const source = await opened(path).catch((error: unknown) => {
        if (error instanceof CxError) return null;
        throw error;
      });
      if (source === null) continue;
      const plain = await found(() => plainEngine.tally([source], everything(source)));
      const quick = await found(() => fastTally(module, [source], everything(source), limits));
      if (quick !== null) {
        expect(quick).toEqual(plain);
        fast += 1;
      }
      if (looked % databaseEvery === 0) expect(await inDatabase(source)).toEqual(plain);
      looked += 1;
    }
    expect(looked).toBeGreaterThan(20);
    // Blank lines within a file are left to the plain scan.
    expect(fast > 0).toBe(clean.name !== 'blank-lines');
  });
});
