import * as fc from '../chance.ts';
import type { ReadByColumns } from '../../src/engines/columns.ts';
import { scanColumns } from '../../src/engines/scan/columns/scan-columns.ts';
import { compileScan } from '../../src/engines/scan/bytes/scan-module.ts';
import { encodeRecords, type Kept } from '../../src/records/typed/encoding/encoded.ts';
import { encodeIdentified } from '../../src/records/typed/ids/distinct.ts';
import { opened, temporaryFolder } from './temporary.ts';
import { often, slowTest, some } from '../often.ts';

const folder = temporaryFolder();
const module = compileScan()!;
const inOne = () => 1;

/** The scan by columns in small windows. @param read notes whether it has read the files */
const scan =
  (threads: number, read: { done: boolean }, window = 1 << 12): ReadByColumns =>
  async (sources, request) => {
    const found = await scanColumns(module, sources, request, { window, threads: () => threads });
    read.done = found !== null;
    return found;
  };

let files = 0;
async function fileOf(text: string) {
  files += 1;
  return opened(folder.file(`columns-${files}.csv`, text));
}

const headers = ['id', 'day', 'amount', 'customer'];

/** What the plain way makes of files, and what the scan by columns makes of them in one thread and in three. */
async function each(texts: readonly string[], repeated: string | null = 'id', kept: Record<string, Kept> = {}) {
  const sources = await Promise.all(texts.map(fileOf));
  const partly = new Map<string, Kept>([['day', 'date-part'], ...Object.entries(kept)]);
  const watched = { words: true, repeated };
  const plain = await encodeRecords(sources, headers, watched, partly, inOne);
  const made = [];
  for (const threads of [1, 3]) {
    const read = { done: false };
    const records = await encodeRecords(sources, headers, watched, partly, inOne, scan(threads, read));
    made.push({ ...read, records });
  }
  return { plain, made };
}

/** They are alike, and the scan has done it. */
async function expectScanned(texts: readonly string[], repeated?: string | null, kept?: Record<string, Kept>) {
  const { plain, made } = await each(texts, repeated, kept);
  for (const { done, records } of made) {
    expect(records).toEqual(plain);
    expect(done).toBe(true);
  }
  return plain;
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const cell = fc.oneof(
  fc.constantFrom('', ' ', 'ñandú', '日本語のテキスト', '0', 'N/A', 'said "no"', 'a, b', 'two\nlines', '€ 12,50'),
  fc.string({
    minLength: 1,
    maxLength: 40,
    unit: fc.constantFrom('a', 'B', '7', ' ', '-', 'é', '"', ',', '_', '@', '.'),
  }),
);
const day = fc.oneof(
  fc.nat(27).map((at) => `2026-01-${String(at + 1).padStart(2, '0')} 10:00:00`),
  fc.constantFrom('2026-01-02', '03/02/2026 9:30 pm', '2026-01-05T10:00:00Z', '', 'never', '1.5', '12 10:00'),
);
const line = fc
  .tuple(cell, day, fc.integer({ min: -999, max: 99_999 }), cell, fc.constantFrom('sale', 'refund', ''))
  .map(([id, when, cents, customer, word]) =>
    [`r${quoted(id)}`.startsWith('r"') ? quoted(`r${id}`) : `r${id}`, when, (cents / 100).toFixed(2), customer, word]
      .map((text, at) => (at === 3 ? quoted(text) : text))
      .join(','),
  );
const manyLines = fc.array(line, { minLength: 40, maxLength: 300 });
const header = 'id,day,amount,customer,word\n';
const textOf = (lines: readonly string[], end = '\n') => `${header}${lines.join('\n')}${end}`;

describe('a scan by columns makes of files what reading them one record after the other makes', () => {
  slowTest('whatever stands in them, in one thread and in several', async () => {
    await fc.assert(
      fc.asyncProperty(manyLines, manyLines, fc.constantFrom('\n', '', '\n\n\n'), async (first, second, end) => {
        const { plain, made } = await each([textOf(first, end), textOf(second)]);
        for (const { records } of made) expect(records).toEqual(plain);
      }),
      { numRuns: often(40) },
    );
  });

  test('with ids whose texts nobody asks for', async () => {
    await fc.assert(
      fc.asyncProperty(manyLines, async (few) => {
        const { plain, made } = await each([textOf(few)], null, { customer: 'identity' });
        for (const { records } of made) expect(records).toEqual(plain);
      }),
      { numRuns: often(20) },
    );
  });

  const plainLines = Array.from(
    { length: 900 },
    (_, at) => `r${1000 + at},2026-01-01 10:0${at % 10},${at},c${at % 70},w`,
  );

  slowTest('with ids that rise, and with those that do not', async () => {
    expect(await expectScanned([textOf(plainLines)])).toMatchObject({ rows: 900, repeats: 0 });
    expect(await expectScanned([textOf(plainLines.toReversed())])).toMatchObject({ rows: 900, repeats: 0 });
    const twice = [...plainLines, plainLines[3]!, plainLines[800]!, plainLines[3]!.replace('c3', 'c4')];
    expect(await expectScanned([textOf(twice)])).toMatchObject({ rows: 903, repeats: 2 });
    expect(await expectScanned([textOf(plainLines), textOf(plainLines)])).toMatchObject({ rows: 1800, repeats: 900 });
  });

  slowTest('with plain ids kept as hashes, and others beside them', async () => {
    const mixed = plainLines.map((one, at) => (at % 9 === 0 ? one.replace(/c\d+/, 'Guest') : one));
    const { columns } = await expectScanned([textOf(mixed)], null, { customer: 'identity' });
    expect(columns.get('customer')!.texts).toEqual(['plain-1', 'Guest']);
  });

  slowTest('with more texts than a byte or two bytes can number', async () => {
    const many = Array.from({ length: 70_000 }, (_, at) => `r${100_000 + at},2026-01-01,${at % 300},c${at},w`);
    const { columns } = await expectScanned([textOf(many)]);
    expect(columns.get('amount')!.codes).toBeInstanceOf(Uint16Array);
    expect(columns.get('customer')!.codes).toBeInstanceOf(Int32Array);
  });

  slowTest('and does not keep a column of words whose texts are few in each stretch and many in all', async () => {
    const words = plainLines.map((one, at) => one.replace(/w$/, `w${Math.floor(at / 30)}`));
    expect([...(await expectScanned([textOf(words)])).words.keys()]).toEqual([]);
  });

  slowTest('with columns that one of several files lacks', async () => {
    const other = `customer,amount,id\n${plainLines.map((one, at) => `c${at},${at},s${one.split(',')[0]}`).join('\n')}\n`;
    await expectScanned([textOf(plainLines), other], null);
    await expectScanned([other, textOf(plainLines)], null);
  });

  test('with a total at the end', async () => {
    const { structures } = await expectScanned([textOf([...plainLines, 'Total,,404550,,'])]);
    expect(structures[0]!.rejected.map((rejected) => rejected.reason)).toEqual(['footer']);
  });
});

describe('what is not sound everywhere is left to another reader', () => {
  const sound = Array.from({ length: 300 }, (_, at) => `r${100 + at},2026-01-01,${at},c${at % 9},fine`);
  test.each([
    ['a record of another width', 'r1,2026-01-01'],
    ['a broken quote', 'r1,2026-01-01,1,"no" end,fine'],
    ['a quote that is never closed', 'r1,2026-01-01,1,"no end,fine', [290]],
    ['a blank line', ''],
    ['the header again', header.trim()],
  ] as const)('%s', async (_, broken, places: readonly number[] = [5, 150, 295]) => {
    for (const at of some(places, 3)) {
      const { plain, made } = await each([textOf(sound.with(at, broken))]);
      for (const { done, records } of made) {
        expect(done).toBe(false);
        expect(records).toEqual(plain);
      }
    }
  });

  slowTest('lines that only look like records, inside a quote', async () => {
    const inside = sound.with(90, `r1,2026-01-01,1,"${sound.slice(0, 120).join('\n')}",fine`);
    const { plain, made } = await each([textOf(inside)]);
    for (const { records } of made) expect(records).toEqual(plain);
  });

  test('an error is that of the whole file', async () => {
    const source = await fileOf(textOf(sound.with(280, 'r1,2026-01-01,\0,c,fine')));
    const read = { done: false };
    await expect(
      encodeIdentified([[source], ['id'], undefined, undefined, inOne, scan(1, read)]),
    ).rejects.toMatchObject({ code: 'nul-byte' });
  });
});
