import { readdirSync } from 'node:fs';
import * as fc from '../chance.ts';
import { TallyTooLarge, type Reading, type Tally, type TallyRequest } from '../../src/engines/engine.ts';
import { scanEngine } from '../../src/engines/scan/engine.ts';
import { fastTally, usualLimits, type FastLimits } from '../../src/engines/scan/fast/fast.ts';
import { plainEngine } from '../../src/engines/scan/plain/plain.ts';
import { compileScan } from '../../src/engines/scan/bytes/scan-module.ts';
import { CxError } from '../../src/errors.ts';
import { hasSummaries, type TextSource } from '../../src/sources/source.ts';
import { TextNotUtf8 } from '../../src/sources/structure/structure.ts';
import { opened, temporaryFolder } from './temporary.ts';
import { isSlow, slowTest, some } from '../often.ts';

const folder = temporaryFolder();
const runs = { numRuns: isSlow ? 3000 : 20 };
const module = compileScan()!;

/** Cells and repeated records are sets; all else is compared as it stands. */
const comparable = ({ cells, repeated, structures }: Tally) => ({
  cells: [...cells].map(({ values, rows }) => JSON.stringify([values, rows])).toSorted(),
  repeated: repeated.map((record) => JSON.stringify(record)).toSorted(),
  structures,
});

const everyColumn = ({ columns }: TextSource, reading: Reading = 'raw', id: number | null = 0): TallyRequest => ({
  relation: 'records',
  columns: columns.map((header) => ({ header, reading })),
  unique: id === null ? null : { id: columns[id]!, date: columns.at(-1)! },
});

async function plain(sources: readonly TextSource[], request: TallyRequest) {
  try {
    return comparable(await plainEngine.tally(sources, request));
  } catch (error) {
    if (error instanceof CxError) return error.code;
    if (error instanceof TextNotUtf8) return error.name;
    throw error;
  }
}

/** The fast scan finds what the plain one finds, or leaves the files to it: whether it did the former. */
async function agrees(sources: readonly TextSource[], request: TallyRequest, limits: Partial<FastLimits> = {}) {
  const tally = await fastTally(module, sources, request, { ...usualLimits, ...limits });
  if (tally === null) return false;
  expect(comparable(tally)).toEqual(await plain(sources, request));
  return true;
}

let files = 0;
const fileOf = (content: string | Buffer) => {
  files += 1;
  return folder.file(`${files}.csv`, content);
};
const sourceOf = (content: string | Buffer, delimiter = ',') =>
  opened(fileOf(content), { delimiter, quote: '"', headerRows: 1 });

const fixtures = ['fixtures', 'fixtures/samples', 'fixtures/messy'].flatMap((path) =>
  readdirSync(path)
    .filter((name) => /\.(?:csv|tsv|csv\.gz)$/u.test(name))
    .map((name) => `${path}/${name}`),
);

const wideLine = (n: number) =>
  [n, n % 7, n % 11, `v${n % 300}`, 'x'.repeat(n % 40), `${'long '.repeat(60)}${n % 5}`, n % 2, 'same'].join(',');
const answerLine = (n: number) =>
  `${n},2026-0${(n % 9) + 1}-11 10:00:${10 + (n % 50)},${n % 11},"line ""${n % 3}"",\nnext ${'é'.repeat(n % 5)}"`;

describe('the fast scan finds what the plain one finds', () => {
  test.each(some(fixtures, 16))('in %s, or leaves it to the plain one', async (file) => {
    let source: TextSource;
    try {
      source = await opened(file);
    } catch (error) {
      if (error instanceof CxError) return;
      throw error;
    }
    await agrees([source], everyColumn(source));
    await agrees([source], { relation: 'records', columns: [], unique: null }, { window: 4096, segment: 700 });
  });

  slowTest('in the fixtures of the invented company, by itself', async () => {
    for (const name of some(['responses', 'customers', 'invitations', 'touchpoints', 'transactions', 'reviews'], 6)) {
      const source = await opened(`fixtures/${name}.csv`);
      expect(await agrees([source], everyColumn(source, 'date-part'))).toBe(true);
      expect(await agrees([source], everyColumn(source), { window: 2048, segment: 333 })).toBe(true);
    }
  });

  const rows = [
    'id,day,score,comment',
    '1,2026-03-01 09:15:00,10,"said ""yes"", twice"',
    '2,2026-03-02T10:00:00Z,,"two',
    'lines, and ""more"""',
    '3,2026-03-02,9,größer 😀',
    '10,"2026-03-03 7:00 PM",0,""',
    '11,2026-03-04 25:00:00,7,"""quoted"""',
  ];

  test.each(['\n', '\r\n'])('wherever a window and a segment end (%j)', async (lineEnd) => {
    for (const end of [lineEnd, '', lineEnd.repeat(3)]) {
      const source = await sourceOf(rows.join(lineEnd) + end);
      for (let window = 70; window < 140; window += isSlow ? 1 : 23) {
        expect(await agrees([source], everyColumn(source, 'date-part'), { window })).toBe(true);
      }
      for (let segment = 1; segment < 140; segment += isSlow ? 1 : 29)
        await agrees([source], everyColumn(source), { segment });
    }
  });

  slowTest('of columns that some files lack, and ids that go on in the next file', async () => {
    const first = await sourceOf('id,score,day\na1,9,2026-03-01 09:15:00\na2,,2026-03-02\n');
    const second = await sourceOf('day,id\n2026-03-01T10:00:00Z,a3\n2026-03-02,\n');
    const third = await sourceOf('day,id\n2026-03-01T10:00:00Z,a1\n2026-03-02,a0\n');
    const request: TallyRequest = {
      relation: 'records',
      columns: ['score', 'day', 'nowhere'].map((header) => ({ header, reading: 'date-part' })),
      unique: { id: 'id', date: 'day' },
    };
    expect(await agrees([first, second], request)).toBe(true);
    expect(await agrees([second, third], request)).toBe(true);
    const { repeated } = await scanEngine.tally([first, second, third], request);
    expect(repeated.map(({ file, line }) => [file, line])).toEqual([
      [0, 2],
      [2, 2],
    ]);
  });

  slowTest(
    'of more columns than a key holds, of values of any length, of more values than the smallest tables hold',
    async () => {
      const content = `a,b,c,d,e,f,g,h\n${Array.from({ length: 3000 }, (_, n) => wideLine(n)).join('\n')}\n`;
      const source = await sourceOf(content);
      for (const width of some([1, 2, 3, 4, 5, 6, 7, 8], 8, 2)) {
        for (let first = 0; first + width <= 8; first += 1) {
          const columns = source.columns
            .slice(first, first + width)
            .map((header) => ({ header, reading: 'raw' as const }));
          expect(await agrees([source], { relation: 'records', columns, unique: null })).toBe(true);
        }
      }
    },
  );

  slowTest('with two threads, in a file of several megabytes', async () => {
    const content = `id,day,score,comment\n${Array.from({ length: 120_000 }, (_, n) => answerLine(n)).join('\n')}\n`;
    const source = await sourceOf(content);
    expect(source.textBytes).toBeGreaterThan(4 << 20);
    for (const segment of [1 << 20, 100_000]) {
      const request = {
        relation: 'records',
        columns: source.columns.slice(1).map((header) => ({ header, reading: 'date-part' as const })),
        unique: { id: 'id', date: 'day' },
      };
      expect(await agrees([source], request, { segment })).toBe(true);
    }
  });
});

/** What happens to files on their way: a byte comes in, or is lost, or becomes another. */
const pollution = fc.record({
  place: fc.integer({ min: 0, max: 9999 }).map((part) => part / 10_000),
  deleted: fc.constantFrom(0, 1, 1, 2),
  inserted: fc.constantFrom(
    '',
    '"',
    '""',
    ',',
    ';',
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    'x',
    '\u0085',
    'Ã\u0083Â©',
    '\0',
    '"x"',
    'a,b\n',
  ),
});

function polluted(content: Buffer, { place, deleted, inserted }: { place: number; deleted: number; inserted: string }) {
  const at = Math.floor(place * content.length);
  return Buffer.concat([content.subarray(0, at), Buffer.from(inserted), content.subarray(at + deleted)]);
}

const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('0', '10', 'é', '日本', '😀', 'a b', 'x', "'", ';', '\t', 'Total') },
      { weight: 2, arbitrary: fc.constantFrom('"', ',', '\n', '\r\n', '""', ' ', 'a,b\nc,d\n') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('2026-03-01 09:15:00', '2026-03-01T9:15 pm', '1/3/2026', 'y'.repeat(70)),
      },
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

const file = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
    end: fc.integer({ min: 0, max: 2 }),
    ordered: fc.boolean(),
    window: fc.constantFrom(64, 100, 256, 1 << 12, 1 << 16),
    segment: fc.constantFrom(7, 64, 150, 1000, 1 << 20),
    rows: fc.array(fc.record({ cells: fc.array(text, { minLength: width, maxLength: width }), always: fc.boolean() }), {
      minLength: 1,
      maxLength: 40,
    }),
  }),
);

type Generated = typeof file extends fc.Arbitrary<infer F> ? F : never;

function written({ delimiter, lineEnd, end, ordered, rows }: Generated): Buffer {
  const cell = (value: string, always: boolean) =>
    always || /["\r\n]/u.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value;
  const header = ['id', ...rows[0]!.cells.map((_, at) => `name ${at}`)].join(delimiter);
  const lines = rows.map(({ cells, always }, at) =>
    [ordered ? at : (at * 7) % 30, ...cells].map((value) => cell(String(value), always)).join(delimiter),
  );
  return Buffer.from([header, ...lines].join(lineEnd) + lineEnd.repeat(end));
}

/** Null where the file is refused, or has rows that are no records, which the engine leaves to the plain scan. */
async function openedOr(content: Buffer, delimiter: string): Promise<TextSource | null> {
  try {
    const source = await sourceOf(content, delimiter);
    return hasSummaries(source) ? null : source;
  } catch (error) {
    if (error instanceof CxError) return null;
    throw error;
  }
}

describe('in generated files', () => {
  slowTest(
    'however they are quoted and wherever windows end, the fast scan finds what the plain one finds',
    async () => {
      let [seen, alone] = [0, 0];
      await fc.assert(
        fc.asyncProperty(file, async (generated) => {
          const source = await openedOr(written(generated), generated.delimiter);
          if (source === null) return;
          const { window, segment } = generated;
          seen += 1;
          if (await agrees([source], everyColumn(source, 'date-part'), { window, segment })) alone += 1;
          else if (typeof (await plain([source], everyColumn(source))) === 'object') {
            // What it leaves to the plain scan is too long for the window, or begins where nobody can tell.
            const { structures } = await plainEngine.tally([source], everyColumn(source));
            const easy =
              structures[0]!.rejected.every(({ reason }) => reason === 'footer') && structures[0]!.suspicions.c1 === 0;
            const roomy = await agrees([source], everyColumn(source), { window: 1 << 16, segment: 1 << 20 });
            expect(roomy).toBe(easy);
          }
        }),
        runs,
      );
      expect(alone).toBeGreaterThan(seen / 4);
    },
  );

  slowTest('with bytes put in or lost, it finds the same or leaves them to the plain one', async () => {
    let broken = 0;
    await fc.assert(
      fc.asyncProperty(file, fc.array(pollution, { minLength: 1, maxLength: 2 }), async (generated, pollutions) => {
        const content = pollutions.reduce(polluted, written(generated));
        const source = await openedOr(content, generated.delimiter);
        if (source === null) return;
        const { window, segment } = generated;
        if (!(await agrees([source], everyColumn(source), { window, segment }))) broken += 1;
        await agrees([source], everyColumn(source, 'date-part'), { window: 1 << 16, segment: 1 << 20 });
      }),
      runs,
    );
    expect(broken).toBeGreaterThan(0);
  });
});

describe('around broken records the plain scan reads, and the fast one all others', () => {
  const limits = { left: 1, faults: 1000 };
  const lines = (count: number) =>
    Array.from({ length: count }, (_, n) => `a${1000 + n},${n % 11},"said ""${n % 5}"", twice",${n % 3}`);
  const broken = (count: number, changes: Readonly<Record<number, string>>) =>
    `id,score,comment,n\n${lines(count)
      .map((line, n) => changes[n] ?? line)
      .join('\n')}\n`;

  test.each([
    ['a quote in a bare field', 'a1500,1"0,x,1'],
    ['a field too many', 'a1500,1,0,"x",1'],
    ['a record cut in two', 'a1500,1,0\n,1'],
    ['a quote that opens and never closes', 'a1500,1,"x,1'],
    ['bytes that are not UTF-8', '\u0001\u0002'],
    ['the header again', 'id,score,comment,n'],
    ['a quote lost in a field of several lines', 'a1500,1,"x\na1501,2,y"",1\na1502,3,z",1'],
  ])('%s', async (_what, line) => {
    const content = broken(1000, { 300: line, 305: line, 700: line });
    const bytes = Buffer.from(content.replaceAll('\u0001', 'é'));
    for (let at = bytes.indexOf(2); at >= 0; at = bytes.indexOf(2)) bytes.writeUInt8(0xe9, at);
    const source = await sourceOf(bytes);
    for (const window of some([256, 500, 1 << 12, 1 << 14], 3)) {
      for (const segment of some([3000, 1 << 20], 2)) {
        const request = {
          relation: 'records',
          columns: everyColumn(source).columns.slice(1),
          unique: { id: 'id', date: null },
        };
        const found = await agrees([source], request, { ...limits, window, segment });
        if (window < 1 << 14) expect(found).toBe(line !== '\u0001\u0002');
      }
    }
  });

  slowTest('ids that come again within a stretch, beside it, or far from it are found', async () => {
    const bad = 'a1500,1"0,x,1';
    for (const again of some([290, 299, 301, 310, 600], 5, 2)) {
      for (const id of some(['a1299', 'a1302', 'a1290', 'a1001', 'a1500', 'a1900'], 3)) {
        const source = await sourceOf(broken(1000, { 300: bad, [again]: `${id},1,"x",1` }));
        for (const window of [256, 1 << 12]) {
          expect(await agrees([source], everyColumn(source), { ...limits, window, segment: 5000 })).toBe(true);
        }
      }
    }
  });

  slowTest('few faults cost little: only what lies around them is read by the plain scan', async () => {
    const source = await sourceOf(broken(100_000, { 30_000: 'a31000,1"0,x,1', 70_000: 'a101000,b' }));
    expect(source.textBytes).toBeGreaterThan(2 << 20);
    const tally = await fastTally(module, [source], everyColumn(source, 'raw', null), {
      ...usualLimits,
      window: 1 << 14,
      left: 0.1,
    });
    expect(tally!.structures[0]!.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [30_002, 'stray-quote'],
      [70_002, 'field-count'],
    ]);
  });

  const long = file.chain((generated) =>
    fc.record({
      generated: fc.constant({
        ...generated,
        rows: Array.from({ length: Math.ceil(400 / generated.rows.length) }, () => generated.rows).flat(),
      }),
      pollutions: fc.array(pollution, { minLength: 1, maxLength: 2 }),
      window: fc.constantFrom(400, 1000, 3000),
      segment: fc.constantFrom(700, 5000, 1 << 20),
    }),
  );

  slowTest('in generated files with bytes put in or lost', async () => {
    let mended = 0;
    await fc.assert(
      fc.asyncProperty(long, async ({ generated, pollutions, window, segment }) => {
        const content = pollutions.reduce(polluted, written(generated));
        const source = await openedOr(content, generated.delimiter);
        if (source === null) return;
        const request = everyColumn(source, 'date-part');
        const tally = await fastTally(module, [source], request, { ...usualLimits, ...limits, window, segment });
        if (tally === null) return;
        if (tally.structures[0]!.rejected.length > 0) mended += 1;
        expect(comparable(tally)).toEqual(await plain([source], request));
      }),
      runs,
    );
    expect(mended).toBeGreaterThan(runs.numRuns / 10);
  });
});

test('what the fast scan leaves, the engine gives to the plain one', async () => {
  const lines = Array.from({ length: 30_000 }, (_, n) => (n === 20_000 ? `${n},"b"ad,1` : `${n},good,${n % 10}`));
  const source = await sourceOf(`id,word,score\n${lines.join('\n')}\n`);
  expect(source.textBytes).toBeGreaterThan(1 << 18);
  const request = {
    relation: 'records',
    columns: [{ header: 'score', reading: 'raw' as const }],
    unique: { id: 'id', date: null },
  };
  expect(await agrees([source], request)).toBe(false);
  expect(await agrees([source], request, { window: 1 << 12 })).toBe(false);
  const tally = await scanEngine.tally([source], request);
  expect(tally.structures[0]!.rejected).toMatchObject([{ line: 20_002, reason: 'stray-quote' }]);
  expect(comparable(tally)).toEqual(await plain([source], request));
});

slowTest('more distinct combinations than the tables hold are another engine’s work', async () => {
  const lines = Array.from({ length: (1 << 20) + 1 }, (_, n) => n);
  const source = await sourceOf(`id\n${lines.join('\n')}\n`);
  const request = everyColumn(source, 'raw', null);
  await expect(fastTally(module, [source], request, usualLimits)).rejects.toThrow(TallyTooLarge);
  await expect(plainEngine.tally([source], request)).rejects.toThrow(TallyTooLarge);
});
