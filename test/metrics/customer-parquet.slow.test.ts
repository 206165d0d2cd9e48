// The law of Parquet files: a report, an error and a list of what was left out are those of the same records as CSV.
import { parse } from 'csv-parse/sync';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { Readable, Writable } from 'node:stream';
import { removeSpool } from '../../src/sources/files/spool.ts';
import { literal, sql, type Sql } from '../../src/sql/tag.ts';
import { parquetAsCsv, writeParquet } from '../engines/parquet-files.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { slowTest, some } from '../often.ts';

const folder = temporaryFolder();

/** The records of a file in both forms, without their ending. */
async function formsOf(file: string): Promise<string> {
  const stem = join(folder.path, basename(file, '.csv'));
  for (const ending of ['csv', 'parquet']) {
    const { status, stderr } = await runCx(['convert', file, '--output', `${stem}.${ending}`, '--quiet']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }
  return stem;
}

/** The rows of a query in both forms. */
async function typedForms(name: string, query: Sql): Promise<string> {
  const stem = join(folder.path, name);
  await writeParquet(`${stem}.parquet`, query);
  await parquetAsCsv(`${stem}.parquet`, `${stem}.csv`);
  return stem;
}

/** The rows of a CSV file, from 1, by the lines on which they begin. */
function rowsByLine(file: string): ReadonlyMap<number, number> {
  const ends: number[] = [];
  parse(readFileSync(file), {
    onRecord(record, { lines }) {
      ends.push(lines);
      return record;
    },
  });
  return new Map(ends.slice(0, -1).map((end, at) => [end + 1, at + 1]));
}

/** The records that a run lists as left out, those of the files of both forms by their rows. */
function listedRows(listed: string, files: readonly string[], ending: 'csv' | 'parquet'): unknown[] {
  const records: { file?: string; line: string }[] = parse(listed, { columns: true });
  const known = new Map(ending === 'csv' ? files.map((file) => [file, rowsByLine(file)] as const) : []);
  return records.map((record) => {
    const rows = known.get(record.file ?? files[0]!);
    return { ...record, line: rows === undefined ? Number(record.line) : rows.get(Number(record.line)) };
  });
}

/** All that a run says, and what it lists as left out, as if all of its files were CSV. */
async function saidOf(argv: readonly string[], ending: 'csv' | 'parquet'): Promise<unknown> {
  const list = join(folder.path, `left-out-${ending}`);
  const words = argv.map((word) => (word.startsWith(folder.path) ? `${word}.${ending}` : word));
  const { status, stdout, stderr } = await runCx([...words, '--format', 'json', '--excluded', list]);
  const listed = status === 0 ? readFileSync(list, 'utf8') : '';
  const [report, error, left] = [stdout, stderr, listed].map((text) => text.replaceAll('.parquet', '.csv'));
  const files = words.filter((word) => word.startsWith(folder.path));
  const excluded = listedRows(left!, files, ending);
  return { status, report: report === '' ? null : JSON.parse(report!), error, excluded };
}

async function expectSame(argv: readonly string[]): Promise<unknown> {
  const csv = await saidOf(argv, 'csv');
  expect(await saidOf(argv, 'parquet')).toEqual(csv);
  return csv;
}

const questions: readonly (readonly [string, readonly string[]])[] = [
  ['customers', ['customer-growth', '--period', 'quarter', '--by', 'plan']],
  [
    'customers',
    ['customer-growth', '--stays', '--where', 'country = "ES" or plan in ("pro", "max")', '--from', '2024-06'],
  ],
  ['customers', ['churn', '--convention', 'all', '--by', 'country,plan', '--period', 'year']],
  ['customers', ['churn', '--compare', '2025-Q2..2025-Q2,2025-Q1..2025-Q1', '--zone', 'Europe/Madrid']],
  ['transactions', ['customer-growth', '--period', 'month']],
  ['transactions', ['customer-growth', '--where', 'amount > 30', '--by', 'status', '--to', '2025-06-30']],
  ['transactions', ['churn', '--inactive-after', '60', '--period', 'quarter', '--counted-status', 'paid']],
  ['responses', ['response-rate', '--invitations', 'fixtures/invitations.csv', '--period', 'month']],
];

test.each(some(questions, 4))('the fixture of %s, asked %s', async (relation, [command = '', ...options]) => {
  await expectSame([command, await formsOf(`fixtures/${relation}.csv`), ...options]);
});

const cases = readdirSync('fixtures/cases-customers').filter((name) => /^\d+-.*\.csv$/u.test(name));

test.each(some(cases, 12))('what happens with the odd records of %s', async (name) => {
  const stem = await formsOf(`fixtures/cases-customers/${name}`);
  await expectSame(['customer-growth', stem, '--period', 'month']);
});

/** Customers with types: days, exact and inexact numbers, times, truths, a list; some with nothing, and some twice. */
const typedCustomers = (from: number, to: number) => sql`
  SELECT CASE WHEN i % 97 = 0 THEN NULL ELSE 'C' || (i % 480) END AS customer_id,
    DATE '2024-01-01' + CAST(i % 480 AS INTEGER) AS started_at,
    CASE WHEN i % 3 = 0 THEN TIMESTAMP '2025-06-01 10:30:00' + INTERVAL (i % 480) HOUR END AS ended_at,
    CAST(i % 48 AS DECIMAL(9, 2)) / 4 AS recurring_revenue,
    i % 2 = 0 AS paid, [i % 3, NULL] AS tags, CASE i % 7 WHEN 0 THEN NULL ELSE 'plan ' || (i % 7) END AS plan
  FROM range(${literal(from)}, ${literal(to)}) AS r(i)`;

/** Purchases whose amounts are no exact numbers, some of them lines that stand twice. */
const typedPurchases = (from: number, to: number) => sql`
  SELECT 'T' || i AS transaction_id, 'C' || (i * 7 % 83) AS customer_id,
    TIMESTAMP WITH TIME ZONE '2025-01-01 00:30:00+00' + INTERVAL (i * 5) HOUR AS occurred_at,
    CASE WHEN i % 11 = 0 THEN -0.1 ELSE CAST(i % 40 AS DOUBLE) / 10 END AS amount,
    CASE WHEN i % 13 = 0 THEN 'refund' ELSE 'sale' END AS type, i % 4 AS "file", i % 2 = 0 AS value
  FROM (SELECT i FROM range(${literal(from)}, ${literal(to)}) AS r(i) UNION ALL SELECT 77) AS r`;

describe('columns with types', () => {
  test('of customers: a day is its ISO date, an exact number has all its digits, nothing is blank', async () => {
    const stem = await typedForms('typed customers [1]', typedCustomers(0, 480));
    expect(await expectSame(['customer-growth', stem, '--period', 'quarter', '--by', 'plan'])).toMatchObject({
      status: 0,
      report: { results: [{ accounting: { read: 480, used: 475 } }] },
    });
    await expectSame(['churn', stem, '--convention', 'all', '--where', 'paid = "true" and recurring_revenue > 1.25']);
    await expectSame(['customer-growth', stem, '--by', 'tags', '--from', '2024-07-01']);
  });

  slowTest(
    'of customers who stand twice: the first of those alike counts, others are refused or are stays',
    async () => {
      const alike = sql`${typedCustomers(0, 480)} UNION ALL (${typedCustomers(0, 480)} LIMIT 100)`;
      const twice = await typedForms('twice', alike);
      expect(await expectSame(['customer-growth', twice])).toMatchObject({ status: 0 });
      const differ = await typedForms('differ', sql`${typedCustomers(0, 480)} UNION ALL ${typedCustomers(483, 500)}`);
      expect(await expectSame(['customer-growth', differ])).toMatchObject({ status: 3 });
      expect(await expectSame(['customer-growth', differ, '--stays', '--period', 'month'])).toMatchObject({
        status: 0,
      });
    },
  );

  test('of purchases: an inexact number is its shortest text, a time with a zone is of its day', async () => {
    const stem = await typedForms('purchases', typedPurchases(0, 900));
    const asked = ['customer-growth', stem, '--period', 'month'];
    // One line stands twice.
    expect(JSON.stringify(await expectSame(asked))).toContain('1 record repeats another cell by cell');
    await expectSame([...asked, '--zone', 'America/Mexico_City', '--by', 'type']);
    await expectSame(['churn', stem, '--inactive-after', '30', '--where', 'value = "true"']);
  });

  slowTest('of several files, of files beside CSV, and of a file to compare with', async () => {
    const [first, second] = [
      await typedForms('of-2025-a', typedPurchases(0, 500)),
      await typedForms('of-2025-b', typedPurchases(400, 900)),
    ];
    await expectSame(['customer-growth', first, second, '--period', 'month']);
    await expectSame(['customer-growth', first, '--baseline', second]);
    const beside = ['--customers', 'fixtures/customers.csv'];
    await expectSame(['customer-growth', '--transactions', first, ...beside, '--by', 'plan']);
    const mixed = async (...files: readonly string[]) => {
      const { status, stdout, stderr } = await runCx([
        'customer-growth',
        ...files,
        '--period',
        'month',
        '--format',
        'json',
      ]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return JSON.parse(stdout.replaceAll('.parquet', '.csv')) as unknown;
    };
    const csv = await mixed(`${first}.csv`, `${second}.csv`);
    expect(await mixed(`${first}.csv`, `${second}.parquet`)).toEqual(csv);
    expect(await mixed(`${first}.parquet`, `${second}.csv`)).toEqual(csv);
    expect(await mixed(`${folder.path}/of-2025-*.parquet`)).toEqual(csv);
  });

  slowTest('of a file without rows, of amounts as Spanish texts, of names that DuckDB itself uses', async () => {
    await expectSame(['customer-growth', await typedForms('none', sql`${typedCustomers(0, 480)} LIMIT 0`)]);
    const spanish = sql`SELECT customer_id AS cliente, strftime(occurred_at, '%d/%m/%Y') AS fecha,
      replace(CAST(amount AS VARCHAR), '.', ',') || ' €' AS importe, transaction_id AS "place", 7 AS "rows", 8 AS texts
      FROM (${typedPurchases(0, 900)})`;
    const stem = await typedForms('spanish', spanish);
    expect(await expectSame(['customer-growth', '--transactions', stem, '--period', 'month'])).toMatchObject({
      status: 0,
    });
    const numbered = sql`SELECT *, 1 AS file_row_number FROM (${typedCustomers(0, 480)})`;
    expect(await expectSame(['customer-growth', await typedForms('numbered', numbered)])).toMatchObject({ status: 0 });
  });
});

// METRICS.md, "Rows of persons": "its line in Parquet is the row number, from 1".
test('a record that is left out is listed by its row, whatever lines are in the cells before it', async () => {
  const file = join(folder.path, 'rows.parquet');
  const list = join(folder.path, 'rows-left-out.csv');
  await writeParquet(
    file,
    sql`SELECT * FROM (VALUES ('', '2025-01-05', 'one' || chr(10) || 'two' || chr(13) || chr(10) || 'three'),
      ('C1', '2025-01-06', ''), ('C2', 'soon', 'a' || chr(13) || 'b'), ('C3', '2025-01-07', ''), ('', '2025-01-08', ''))
      AS t(customer_id, started_at, note)`,
  );
  const { status } = await runCx(['customer-growth', file, '--excluded', list, '--quiet']);
  const listed: Record<string, string>[] = parse(readFileSync(list), { columns: true });
  expect([status, listed.map(({ line, reason }) => [line, reason])]).toEqual([
    0,
    [
      ['1', 'id-missing'],
      ['3', 'date-unreadable'],
      ['5', 'id-missing'],
    ],
  ]);
  const scores = join(folder.path, 'scores.parquet');
  await writeParquet(scores, sql`SELECT * FROM (VALUES ('9'), ('ten'), ('8')) AS t(nps)`);
  await runCx(['nps', scores, '--excluded', list, '--quiet']);
  expect(readFileSync(list, 'utf8').split('\n')[1]).toMatch(/^2,value-unreadable,/u);
});

/** The private folders of this process: test files that it ran before may have left theirs until it ends. */
const privateFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`cx-${process.pid}-`));

/** What lies in the private folder of a run when it ends. */
async function privateFilesOf(argv: readonly string[]): Promise<string[]> {
  const stream = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const io = { stdin: Readable.from([]), stdout: stream(), stderr: stream(), env: {} };
  const before = privateFolders();
  expect(await main(argv, io, { keepsSpool: true, configured: false })).toBe(0);
  const folders = privateFolders().filter((name) => !before.includes(name));
  const files = folders.flatMap((name) => readdirSync(join(tmpdir(), name)));
  removeSpool();
  return files.filter((name) => !name.endsWith('-spill'));
}

test('a query makes no private copy of the file; what needs every byte makes one, and it is gone with the run', async () => {
  const stem = await typedForms('copied', typedPurchases(0, 5000));
  const before = privateFolders();
  const growth = ['customer-growth', `${stem}.parquet`, '--period', 'month'];
  expect(await privateFilesOf(growth)).toEqual([]);
  const twice = await typedForms('copied-twice', sql`${typedCustomers(0, 480)} UNION ALL ${typedCustomers(0, 100)}`);
  expect(await privateFilesOf(['customer-growth', `${twice}.parquet`])).toEqual([]);
  const copies = (files: readonly string[]) => files.filter((name) => name.endsWith('parquet.csv')).length;
  expect(copies(await privateFilesOf([...growth, '--excluded', join(folder.path, 'left-out')]))).toBe(1);
  expect(copies(await privateFilesOf(['columns', `${stem}.parquet`]))).toBe(1);
  expect(privateFolders().filter((name) => !before.includes(name))).toEqual([]);
});
