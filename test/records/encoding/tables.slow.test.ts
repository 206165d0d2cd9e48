// The law of tables: what their columns give is what the text of all their rows gives, record by record.
import { join } from 'node:path';
import * as fc from '../../chance.ts';
import { encodeRecords } from '../../../src/records/typed/encoding/encoded.ts';
import { textOf, type OpenSource } from '../../../src/sources/source.ts';
import { visitSome } from '../../../src/sources/structure/visit.ts';
import { identifier, list, literal, sql, unionAll, type Sql } from '../../../src/sql/tag.ts';
import { openedParquet, writeParquet } from '../../engines/parquet-files.ts';
import { opened, temporaryFolder } from '../../engines/temporary.ts';
import { often } from '../../often.ts';

const folder = temporaryFolder();

interface Column {
  readonly name: string;
  readonly type: Sql;
  readonly cell: fc.Arbitrary<string | null>;
}

const orNull = (cell: fc.Arbitrary<string>) => fc.option(cell, { freq: 5 });
const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2024-03-31'), noInvalidDate: true });
const dayText = day.map((date) => date.toISOString().slice(0, 10));
const timeText = day.map((date) => date.toISOString().slice(0, 23).replace('T', ' '));

const columns: readonly Column[] = [
  { name: 'id', type: sql`VARCHAR`, cell: orNull(fc.constantFrom('a', 'b ', ' b', 'C-1', '', '00')) },
  { name: 'day', type: sql`DATE`, cell: orNull(dayText) },
  { name: 'at', type: sql`TIMESTAMP`, cell: orNull(timeText) },
  { name: 'there', type: sql`TIMESTAMP WITH TIME ZONE`, cell: orNull(timeText) },
  {
    name: 'amount',
    type: sql`DECIMAL(9, 2)`,
    cell: orNull(fc.integer({ min: -300, max: 300 }).map((n) => `${n / 4}`)),
  },
  { name: 'share', type: sql`DOUBLE`, cell: orNull(fc.constantFrom('0.1', '-0.0', '0.0', '1e20', 'nan', '1e-7', '3')) },
  { name: 'paid', type: sql`BOOLEAN`, cell: orNull(fc.constantFrom('true', 'false')) },
  { name: 'visits', type: sql`BIGINT`, cell: orNull(fc.constantFrom('9007199254740993', '-1', '7')) },
  { name: 'tags', type: sql`VARCHAR[]`, cell: orNull(fc.constantFrom('[]', '[a, b]', "['x, y', NULL]")) },
  { name: 'value', type: sql`VARCHAR`, cell: orNull(fc.constantFrom('say "hi"', 'x\ny', 'é, ñ', '1.234,50 €', ' ')) },
  { name: 'first', type: sql`VARCHAR`, cell: fc.nat(40).map(String) },
  { name: 'place', type: sql`INTEGER`, cell: orNull(fc.nat(30).map(String)) },
];

const record = fc.tuple(...columns.map(({ cell }) => cell));
const table = fc
  .array(record, { maxLength: 60 })
  // Records that stand twice, cell by cell, as in files that overlap.
  .chain((rows) => fc.shuffledSubarray(rows).map((again) => [...rows, ...again]));

function queryOf(rows: readonly (readonly (string | null)[])[]): Sql {
  const cells = (row: readonly (string | null)[]) =>
    list(columns.map(({ name, type }, at) => sql`CAST(${literal(row[at]!)} AS ${type}) AS ${identifier(name)}`));
  const none = sql`SELECT ${cells(columns.map(() => null))} WHERE false`;
  return unionAll([none, ...rows.map((row) => sql`SELECT ${cells(row)}`)]);
}

let files = 0;
async function tableOf(query: Sql): Promise<OpenSource> {
  files += 1;
  return openedParquet(await writeParquet(join(folder.path, `${files}.parquet`), query));
}

/** All that is read of records, but for the files themselves and their lines: a cell of a table has none. */
async function readOf(sources: readonly OpenSource[], headers: readonly string[], repeated: string | null = 'id') {
  const days = new Map([
    ['at', 'date-part'],
    ['there', 'zoned-date-part'],
    ['first', 'identity'],
  ] as const);
  const read = await encodeRecords(sources, headers, { words: true, repeated }, days);
  return {
    ...read,
    sources: read.sources.length,
    structures: read.structures.map((structure) => ({ ...structure, lines: 0 })),
  };
}

const inText = (sources: readonly OpenSource[]) => Promise.all(sources.map(textOf));

test('a table and its text give each record the same numbers of the same texts', async () => {
  const headers = fc.subarray([...columns.map(({ name }) => name), 'nowhere'], { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(table, headers, fc.constantFrom('id', 'first', 'nowhere', null), async (rows, read, repeated) => {
      const source = await tableOf(queryOf(rows));
      expect(source.kind).toBe('table');
      expect(await readOf([source], read, repeated)).toEqual(await readOf(await inText([source]), read, repeated));
    }),
    { numRuns: often(25) },
  );
});

test('tables one behind the other, and tables beside texts, are as their texts are', async () => {
  await fc.assert(
    fc.asyncProperty(table, table, async (first, second) => {
      const tables = [await tableOf(queryOf([...first, ...second])), await tableOf(queryOf(second))];
      const texts = await inText(tables);
      const mixed = [tables[0]!, texts[1]!];
      for (const sources of [tables, mixed])
        expect(await readOf(sources, ['id', 'amount', 'at'])).toEqual(await readOf(texts, ['id', 'amount', 'at']));
    }),
    { numRuns: often(8) },
  );
});

test('some records of a table are those of its text', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.nat(4), async (rows, remainder) => {
      const source = await tableOf(queryOf(rows));
      const shown = async (from: OpenSource) => {
        const seen: (readonly [number, readonly string[]])[] = [];
        const count = await visitSome(
          from,
          (place) => place % 5 === remainder,
          (cells, place) => seen.push([place, cells]),
        );
        return { count, seen };
      };
      expect(await shown(source)).toEqual(await shown(await textOf(source)));
    }),
    { numRuns: often(10) },
  );
});

/** 3,000 rows, so that most of them are neither among the first that are shown when a file is opened nor among the last. */
const many = sql`SELECT 'C' || (i % 70) AS id, DATE '2024-01-01' + CAST(i % 90 AS INTEGER) AS day FROM range(3000) AS r(i)`;

test.each([
  ['says its header again', sql`SELECT id, CAST(day AS VARCHAR) AS day FROM (${many}) UNION ALL SELECT 'id', 'day'`],
  ['was decoded wrongly', sql`${many} UNION ALL SELECT 'C' || chr(133), NULL`],
  ['was encoded twice', sql`${many} UNION ALL SELECT 'JosÃ©', NULL`],
  ['has a column by the name of row numbers', sql`SELECT *, 7 AS "File_Row_Number" FROM (${many})`],
])('a table that %s is read by its text', async (_, query) => {
  const source = await tableOf(query);
  const read = await encodeRecords([source], ['id', 'day']);
  expect(read.sources.map(({ kind }) => kind)).toEqual(['text']);
  expect(await readOf([source], ['id', 'day'])).toEqual(await readOf(await inText([source]), ['id', 'day']));
});

test('a table of many rows is read by its columns, and so is one without any', async () => {
  for (const [query, rows] of [
    [many, 3000],
    [sql`${many} LIMIT 0`, 0],
  ] as const) {
    const source = await tableOf(query);
    const read = await encodeRecords([source], ['id', 'day']);
    expect([read.sources[0]!.kind, read.rows]).toEqual(['table', rows]);
    expect(await readOf([source], ['id', 'day'])).toEqual(await readOf(await inText([source]), ['id', 'day']));
  }
});

test('totals below many rows are seen when a file is opened: it is read by its text from then on', async () => {
  const source = await tableOf(
    sql`SELECT id, CAST(day AS VARCHAR) AS day FROM (${many}) UNION ALL SELECT 'Total', '3000'`,
  );
  expect(source).toMatchObject({ kind: 'text', footers: 1 });
  const { rows, structures } = await encodeRecords([source], ['id']);
  expect([rows, structures[0]!.records, structures[0]!.rejected.length]).toEqual([3000, 3001, 1]);
});

test('a NUL in a cell that is read is the error that it is in a text', async () => {
  const source = await tableOf(sql`${many} UNION ALL SELECT 'C' || chr(0), NULL`);
  await expect(encodeRecords([source], ['id'])).rejects.toMatchObject({ code: 'nul-byte' });
});

test('a file that loses rows after it was opened is another file', async () => {
  const path = await writeParquet(join(folder.path, 'changing.parquet'), many);
  const source = await openedParquet(path);
  await writeParquet(path, sql`${many} LIMIT 2900`);
  await expect(encodeRecords([source], ['id'])).rejects.toMatchObject({ code: 'input-changed' });
});

test('a CSV is a text', async () => {
  expect(await opened(folder.file('plain.csv', 'id,day\na,2024-01-01\n'))).toMatchObject({ kind: 'text' });
});
