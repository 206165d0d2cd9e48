import { readdirSync } from 'node:fs';
import * as fc from '../chance.ts';
import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import type { Reading, Tally, TallyRequest } from '../../src/engines/engine.ts';
import { scanEngine } from '../../src/engines/scan/engine.ts';
import { CxError } from '../../src/errors.ts';
import type { OpenSource } from '../../src/sources/source.ts';
import { opened, temporaryFolder } from './temporary.ts';
import { often, slowTest, some } from '../often.ts';

const folder = temporaryFolder();

/** What both engines have to agree on, in one order: cells and records are sets. */
const comparable = ({ cells, repeated, structures }: Tally) => ({
  cells: [...cells].map(({ values, rows }) => JSON.stringify([values, rows])).toSorted(),
  repeated: repeated.map((record) => JSON.stringify(record, Object.keys(record).toSorted())).toSorted(),
  structures: structures.map(({ records, rejected, lines }) => ({ records, rejected, lines })),
});

async function tallied(sources: readonly OpenSource[], request: TallyRequest) {
  const engine = await openDuckDb();
  try {
    return comparable(await engine.tally(sources, request));
  } finally {
    await engine.close();
  }
}

const everyColumn = ({ columns }: OpenSource, reading: Reading, id: number | null): TallyRequest => ({
  relation: 'records',
  columns: columns.map((header) => ({ header, reading })),
  unique: id === null ? null : { id: columns[id]!, date: columns.at(-1)! },
});

async function expectAgreement(sources: readonly OpenSource[], request: TallyRequest) {
  const scanned = comparable(await scanEngine.tally(sources, request));
  expect(await tallied(sources, request)).toEqual(scanned);
  return scanned;
}

const dataFiles = (path: string) =>
  readdirSync(path)
    .filter((name) => /\.(?:csv|tsv|csv\.gz)$/u.test(name))
    .map((name) => `${path}/${name}`);

describe('both engines count the same values', () => {
  test.each(some([...dataFiles('fixtures'), ...dataFiles('fixtures/samples')], 8))('in %s', async (file) => {
    const source = await opened(file);
    await expectAgreement([source], everyColumn(source, 'date-part', 0));
    await expectAgreement([source], { relation: 'records', columns: [], unique: null });
  });

  test.each(some(dataFiles('fixtures/messy'), 12))('in %s, or both engines refuse it', async (file) => {
    const attempt = async (engine: 'scan' | 'duckdb') => {
      try {
        const source = await opened(file);
        const request = everyColumn(source, 'raw', 0);
        return engine === 'scan'
          ? comparable(await scanEngine.tally([source], request))
          : await tallied([source], request);
      } catch (error) {
        if (error instanceof CxError) return error.code;
        throw error;
      }
    };
    expect(await attempt('duckdb')).toEqual(await attempt('scan'));
  });
});

test('files that lack a column have blanks there, and ids are told apart across files', async () => {
  const first = await opened(folder.file('first.csv', 'id,score,day\na,9,2026-03-01 09:15:00\nb,,2026-03-02\n'));
  const second = await opened(folder.file('second.csv', 'day;id\n2026-03-01T10:00:00Z;a\n2026-03-02;\n;\n'));
  const { cells, repeated } = await expectAgreement([first, second], {
    relation: 'records',
    columns: [
      { header: 'score', reading: 'raw' },
      { header: 'day', reading: 'date-part' },
      { header: 'nowhere', reading: 'raw' },
    ],
    unique: { id: 'id', date: 'day' },
  });
  expect(cells).toEqual([
    '[["","",""],1]',
    '[["","2026-03-01",""],1]',
    '[["","2026-03-02",""],2]',
    '[["9","2026-03-01",""],1]',
  ]);
  expect(repeated).toHaveLength(2);
});

test('a blank cell is an empty text, bare or in quotes, and NULL is a word', async () => {
  const source = await opened(folder.file('blank.csv', 'a,b,c\na,,b\na,"",b\na,NULL,b\na,null,\n'));
  const { cells } = await expectAgreement([source], everyColumn(source, 'raw', null));
  expect(cells).toEqual(['[["a","","b"],2]', '[["a","NULL","b"],1]', '[["a","null",""],1]']);
});

const line = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('0', '10', 'é', '日本', '😀', 'a b', 'NULL', 'x', '#', "'", '\\', ';', '\t'),
    },
    { weight: 2, arbitrary: fc.constantFrom('"', ',', '\n', '\r\n', '\r', '\ufeff', '\u0085', '\u2028', '""', ' ') },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => text.replaceAll('\u0000', '')),
    },
  ),
  { maxLength: 4 },
);
const cell = line.map((parts) => parts.join(''));
const quoted = (text: string, always: boolean, delimiter: string) =>
  always || /["\r\n]/u.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

interface Generated {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly mark: string;
  readonly final: boolean;
  readonly rows: readonly { readonly cells: readonly string[]; readonly always: boolean; readonly blank: boolean }[];
}

const generated: fc.Arbitrary<Generated> = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '', '\ufeff'),
    final: fc.boolean(),
    rows: fc.array(
      fc.record({
        cells: fc.array(cell, { minLength: width, maxLength: width }),
        always: fc.boolean(),
        blank: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
      }),
      { minLength: 1, maxLength: 30 },
    ),
  }),
);

function written({ delimiter, lineEnd, mark, final, rows }: Generated): string {
  const header = rows[0]!.cells.map((_, at) => `name ${at + 1}`).join(delimiter);
  const lines = rows.map(
    ({ cells, always, blank }) =>
      cells.map((text) => quoted(text, always || cells.length === 1, delimiter)).join(delimiter) +
      (blank ? lineEnd : ''),
  );
  return mark + [header, ...lines].join(lineEnd) + (final ? lineEnd : '');
}

test('both engines count the same values in generated files, however they are quoted and their lines end', async () => {
  let files = 0;
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(generated, async (file) => {
      files += 1;
      const path = folder.file(`generated-${files}.csv`, written(file));
      const source = await opened(path, { delimiter: file.delimiter, quote: '"', headerRows: 1 });
      const request = everyColumn(source, 'raw', 0);
      try {
        await scanEngine.tally([source], request);
      } catch (error) {
        if (error instanceof CxError) return;
        throw error;
      }
      const { cells } = await expectAgreement([source], request);
      const exact = new Set(file.rows.map(({ cells: texts }) => JSON.stringify(texts)));
      for (const found of cells) expect(exact).toContain(JSON.stringify(JSON.parse(found)[0]));
      counted += 1;
    }),
    { numRuns: Number(process.env['CX_RUNS'] ?? often(120)) },
  );
  expect(counted).toBeGreaterThan(files / 2);
});

test('a header row with quotes, delimiters and SQL in it is one header row', async () => {
  const header = `"id"" , (select content from read_text('/etc/hostname')) as ""x",Score,score,"a,b"`;
  const source = await opened(folder.file('header.csv', `${header}\n1,2,3,4\n5,6,7,8\n`));
  const { cells } = await expectAgreement([source], everyColumn(source, 'raw', 0));
  expect(cells).toEqual(['[["1","2","3","4"],1]', '[["5","6","7","8"],1]']);
});

test('a file whose name is a pattern, or ends in .gz, is that file and no other', async () => {
  folder.file('survey 2.csv', 'a\nwrong\n');
  for (const name of ['survey [2024].csv', 'survey ?.csv', 'survey *.csv', "it's; [a-z]{1}.csv", 'plain.csv.gz']) {
    const source = await opened(folder.file(name, 'a,b\nright,1\n'));
    const { cells } = await expectAgreement([source], everyColumn(source, 'raw', null));
    expect(cells).toEqual(['[["right","1"],1]']);
  }
});

test('quoted lines that look like rows, in a file larger than a buffer, are read as they stand', async () => {
  const rows = Array.from({ length: 150_000 }, (_, n) => `${n},"line one\n${n},""fake"",row\n${n + 1},x",${n % 7}`);
  const source = await opened(folder.file('look-alike.csv', `id,comment,score\n${rows.join('\n')}\n`));
  expect(source.textBytes).toBeLessThan(8 << 20);
  const double = await opened(folder.file('twice.csv', `id,comment,score\n${rows.join('\n')}\n${rows.join('\n')}\n`));
  expect(double.textBytes).toBeGreaterThan(8 << 20);
  for (const each of [source, double]) {
    await expectAgreement([each], {
      relation: 'records',
      columns: [{ header: 'score', reading: 'raw' }],
      unique: null,
    });
  }
});

slowTest('a cell of 20 MB is read whole', async () => {
  const long = 'é\n'.repeat(7 << 20);
  const source = await opened(folder.file('long.csv', `id,comment\n1,"${long}"\n2,short\n`));
  const engine = await openDuckDb();
  const { cells } = await engine.tally([source], {
    relation: 'responses',
    columns: [{ header: 'comment', reading: 'raw' }],
    unique: null,
  });
  await engine.close();
  const texts = [...cells].map(({ values: [text] }) => text!).toSorted((a, b) => a.length - b.length);
  expect(texts.map(({ length }) => length)).toEqual([5, long.length]);
  expect(texts[1] === long).toBe(true);
});
