import * as fc from '../chance.ts';
import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import type { Tally, TallyRequest } from '../../src/engines/engine.ts';
import { fastTally, usualLimits } from '../../src/engines/scan/fast/fast.ts';
import { compileScan } from '../../src/engines/scan/bytes/scan-module.ts';
import { plainEngine } from '../../src/engines/scan/plain/plain.ts';
import type { TextSource } from '../../src/sources/source.ts';
import { resultOf } from '../run-cx.ts';
import { blanks } from '../values/trimmed.cases.ts';
import { opened, temporaryFolder } from './temporary.ts';
import { isSlow, often, slowTest } from '../often.ts';

const folder = temporaryFolder();
const module = compileScan()!;
const request: TallyRequest = {
  relation: 'records',
  columns: [{ header: 'score', reading: 'raw' }],
  unique: { id: 'response_id', date: null },
};

let files = 0;
/** Files in which each record has one of these ids, in quotes where they must be. */
function filesOf(parts: readonly (readonly string[])[]): Promise<TextSource[]> {
  return Promise.all(
    parts.map((ids) => {
      files += 1;
      const cell = (id: string) => (/[",\r\n]/u.test(id) ? `"${id.replaceAll('"', '""')}"` : id);
      // Beside a word no row is taken for a total of those above it.
      const lines = ids.map((id, at) => `${cell(id)},${at % 11},fine\n`);
      const path = folder.file(`${files}.csv`, `response_id,score,comment\n${lines.join('')}`);
      return opened(path, { delimiter: ',', headerRows: 1 });
    }),
  );
}

const places = ({ repeated }: Tally) =>
  repeated.map(({ file, line, id }) => JSON.stringify([file, line, id])).toSorted();

/** The records whose ids come twice, found by the definition. */
function expectedPlaces(parts: readonly (readonly string[])[]): string[] {
  const all = parts.flat().map((id) => id.trim());
  return parts
    .flatMap((ids, file) => ids.map((id, at) => [file, at + 2, id.trim()] as const))
    .filter(([, , id]) => id !== '' && all.filter((other) => other === id).length > 1)
    .map((place) => JSON.stringify(place))
    .toSorted();
}

async function inDatabase(sources: readonly TextSource[]): Promise<Tally> {
  const engine = await openDuckDb();
  const tally = await engine.tally(sources, request);
  await engine.close();
  return tally;
}

async function scanned(parts: readonly (readonly string[])[]) {
  const sources = await filesOf(parts);
  const plain = places(await plainEngine.tally(sources, request));
  const tally = await fastTally(module, sources, request, usualLimits);
  // Files without a record, with lone carriage returns or with C1 controls are left to the plain scan.
  return { sources, plain, fast: tally === null ? plain : places(tally), alone: tally !== null };
}

const stem = fc.oneof(
  fc.integer({ min: 95, max: 105 }).map(String),
  fc.integer({ min: 0, max: 12 }).map((n) => `R_00000000000${n}`),
  fc.constantFrom('a', 'b', 'ñ', 'ñ1', 'z"', 'x,y', 'R_0000000ñ', 'x'.repeat(70), 'x'.repeat(1024), 'x'.repeat(1025)),
);
const around = fc.constantFrom('', '', '', '', '', '', ' ', '  ', '\t', '\u00a0', '\ufeff', '\u200b');
const id = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(around, stem, around).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\u00a0') },
);
const ids = fc.array(id, { maxLength: 12 });
/** Rising, as most exports write them, with a few out of their place. */
const mostlyRising = fc.tuple(fc.uniqueArray(fc.nat(300), { maxLength: 60 }), ids).map(([numbers, others]) => {
  const inOrder = numbers.toSorted((a, b) => a - b).map((number) => `R${1000 + number}`);
  return others.reduce((all, other, at) => all.toSpliced((at * 17) % (all.length + 1), 0, other), inOrder);
});

describe('ids are compared without the spaces around them, and blank ones are nobody’s', () => {
  slowTest('in every scan', async () => {
    let [found, alone] = [0, 0];
    const runs = isSlow ? 200 : 50;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(ids, mostlyRising), { minLength: 1, maxLength: 3 }), async (parts) => {
        const expected = expectedPlaces(parts);
        const { plain, fast, ...scan } = await scanned(parts);
        expect({ plain, fast }).toEqual({ plain: expected, fast: expected });
        if (expected.length > 0) found += 1;
        if (scan.alone) alone += 1;
      }),
      { numRuns: runs },
    );
    expect([found > runs / 4, alone > runs / 2]).toEqual([true, true]);
  });

  slowTest('and in the database', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(ids, mostlyRising), { minLength: 1, maxLength: 3 }), async (parts) => {
        expect(places(await inDatabase(await filesOf(parts)))).toEqual(expectedPlaces(parts));
      }),
      { numRuns: often(25) },
    );
  });

  test.each([
    ['the same id at the end of a rising column and padded', ['R1', 'R2', 'R3', 'R3 ']],
    ['ids padded at different sides', [' R1', 'R1 ']],
    ['ids that are nothing but spaces', ['R1', ' ', ' ', '\t', 'R2', '  ']],
    ['more rising ids than prove the order, then one of them padded', [...rising(1200), ' R10001']],
  ])('%s', async (_, column) => {
    const expected = expectedPlaces([column]);
    const { plain, fast, sources } = await scanned([column]);
    expect([plain, fast, places(await inDatabase(sources))]).toEqual([expected, expected, expected]);
  });

  test.each(blanks.map(([character, name, taken]) => [name, taken ? 'does not tell' : 'tells', character]))(
    'a %s %s two ids apart',
    async (_, what, character) => {
      const { plain, fast, sources } = await scanned([['R1', `R1${character}`]]);
      const count = what === 'tells' ? 0 : 2;
      expect([plain, fast, places(await inDatabase(sources))].map(({ length }) => length)).toEqual([
        count,
        count,
        count,
      ]);
    },
  );

  test.each([['scan'], ['duckdb']])('so that answers without an id are all used (%s)', async (engine) => {
    const file = folder.file('padded.csv', 'response_id,nps\n" ",9\n" ",8\nR1,7\n"\t",3\nR1 ,2\n');
    const { accounting } = await resultOf(['nps', file, '--engine', engine]);
    expect(accounting).toEqual({ read: 5, used: 4, excluded: [{ reason: 'duplicate', rows: 1 }] });
  });

  slowTest('and any number of records may have the same one', async () => {
    const { plain } = await scanned([Array.from({ length: 100_000 }, () => 'one')]);
    expect(plain).toHaveLength(100_000);
  });
});

function rising(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `R${10_000 + at}`);
}
