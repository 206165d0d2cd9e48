// The rows of customers that leave by --scores, read back from every form and held against a plain loop.
import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Manifest } from '../../src/cli/manifests/manifest.ts';
import { metrics } from '../../src/metrics/index.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { textOf } from './customer-calendar.ts';
import { fileOf, purchasesHistory } from './customer-histories.ts';
import { purchasesOf } from './customer-purchases.ts';
import { scoredCustomers } from './customer-scores.ts';
import { often, slowTest, some } from '../often.ts';

const folder = temporaryFolder();
const names = [
  'customer_id',
  'recency',
  'frequency',
  'monetary',
  'recency_score',
  'frequency_score',
  'monetary_score',
  'segment',
];
const fixture = 'fixtures/transactions.csv';

async function scores(argv: readonly string[], name: string): Promise<string> {
  const file = `${folder.path}/${name}`;
  expect(await runCx([...argv, '--scores', file])).toMatchObject({ status: 0, stderr: '' });
  return file;
}

const csvRows = (text: string): string[][] => parse(text);
const jsonRows = (text: string): unknown[][] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = JSON.parse(line) as Record<string, unknown>;
      expect(Object.keys(row)).toEqual(names);
      return Object.values(row);
    });

/** A Parquet file as the texts of its cells. */
async function parquetRows(file: string): Promise<string[][]> {
  const copy = `${file}.csv`;
  expect(await runCx(['convert', file, '--output', copy, '--quiet'])).toMatchObject({ status: 0, stderr: '' });
  return csvRows(readFileSync(copy, 'utf8'));
}

const histories = Array.from({ length: often(4) }, (_, at) => ({ seed: 401 + at }));

describe.each(histories)('of purchases in history $seed', ({ seed }) => {
  const { rows, last, lines } = purchasesHistory(seed, 'month');
  const argv = ['rfm', folder.file(`purchases-${seed}.csv`, fileOf(rows, seed)), '--as-of', textOf(last)];
  const expected = scoredCustomers(purchasesOf(lines, last), last).map(
    ({ id, recency, frequency, monetary, r, f, m, name }) => [id, recency, frequency, monetary / 100, r, f, m, name],
  );

  slowTest('each customer has one row in the order of ids, whatever the segments of the report', async () => {
    for (const by of [[], ['--by', 'channel']]) {
      const csv = readFileSync(await scores([...argv, ...by], `${seed}.csv`), 'utf8');
      expect(csvRows(csv)).toEqual([names, ...expected.map((row) => row.map(String))]);
      const json = readFileSync(await scores([...argv, ...by], `${seed}.json`), 'utf8');
      expect(jsonRows(json)).toEqual(expected);
    }
    const [head, ...parquet] = await parquetRows(await scores(argv, `${seed}.parquet`));
    expect(head).toEqual(names);
    expect(parquet.map((row) => row.map((cell, at) => (at === 0 || at === 7 ? cell : Number(cell))))).toEqual(expected);
  });
});

slowTest('a large file has the scores that few records of it would have: in the order of ids, once each', async () => {
  const ids = Array.from({ length: 12_000 }, (_, at) => `c${(at * 7919) % 12_000}`);
  const path = folder.file(
    'many.csv',
    `customer_id,occurred_at,amount\n${ids.map((id, at) => `${id},2026-01-${10 + (at % 20)},${at}.10\n`).join('')}`,
  );
  const [, ...rows] = csvRows(readFileSync(await scores(['rfm', path], 'many-scores.csv'), 'utf8'));
  expect(rows.map(([id]) => id)).toEqual(ids.toSorted());
  expect(new Set(rows.map((row) => row[6])).size).toBe(5);
});

describe('ids that would act where they are read', () => {
  const ids = ['=1+1', '-5', '@x', 'a"b', 'a,b', '\u001b[31mred', 'línea', '\u202eabc', '007', '1e5', 'x\ny'];
  const quoted = (id: string) => `"${id.replaceAll('"', '""')}"`;
  const path = folder.file(
    'hostile.csv',
    `customer_id,occurred_at,amount\n${ids.map((id) => `${quoted(id)},2026-01-30,-0.00\n`).join('')}`,
  );

  test('are texts that no spreadsheet runs in CSV', async () => {
    const text = readFileSync(await scores(['rfm', path], 'hostile-scores.csv'), 'utf8');
    const found = csvRows(text)
      .slice(1)
      .map(([id]) => id);
    const disarmed = ids.map((id) => (/^[=@-]/u.test(id) ? `'${id}` : id.replace(/^\u202e/u, '')));
    expect(new Set(found)).toEqual(new Set(disarmed));
  });

  slowTest('stand as they are in JSON, where no terminal obeys them, and in Parquet', async () => {
    const text = readFileSync(await scores(['rfm', path], 'hostile-scores.json'), 'utf8');
    expect(/[\p{Cc}\p{Cf}]/u.exec(text.replaceAll('\n', ''))).toBeNull();
    const plain = new Set(ids.map((id) => id.replace(/^\u202e/u, '')));
    expect(new Set(jsonRows(text).map(([id]) => id))).toEqual(plain);
    const parquet = await parquetRows(await scores(['rfm', path], 'hostile-scores.parquet'));
    expect(new Set(parquet.slice(1).map(([id]) => id))).toEqual(plain);
  });
});

slowTest('amounts keep all their digits, and those below 0 are numbers', async () => {
  const lines = ['A,2026-01-01,12345678901234567.01', 'B,2026-01-01,1.00', 'B,2026-01-02,-3.50'];
  const path = folder.file('digits.csv', `customer_id,occurred_at,amount\n${lines.join('\n')}\n`);
  const csv = csvRows(readFileSync(await scores(['rfm', path], 'digits-scores.csv'), 'utf8'));
  expect(csv.slice(1).map((row) => row[3])).toEqual(['12345678901234567.01', '-2.5']);
  const json = readFileSync(await scores(['rfm', path], 'digits-scores.json'), 'utf8');
  expect(json).toContain('"monetary":12345678901234567.01,');
  expect(json).toContain('"monetary":-2.5,');
});

slowTest.each(['csv', 'json', 'parquet'])(
  'a .%s is for its owner alone, whatever lay there before',
  async (extension) => {
    const file = folder.file(`before.${extension}`, 'something');
    expect(statSync(file).mode & 0o077).not.toBe(0);
    await scores(['rfm', fixture], `before.${extension}`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  },
);

slowTest('nobody who bought makes a file without rows', async () => {
  const path = folder.file('nobody.csv', 'customer_id,occurred_at,amount\n');
  expect(readFileSync(await scores(['rfm', path], 'nobody-scores.csv'), 'utf8')).toBe(`${names.join(',')}\n`);
  expect(readFileSync(await scores(['rfm', path], 'nobody-scores.json'), 'utf8')).toBe('');
  expect(await parquetRows(await scores(['rfm', path], 'nobody-scores.parquet'))).toEqual([names]);
});

slowTest('the report, its tables and a folder of them hold no id', async () => {
  const out = `${folder.path}/tables/`;
  const { stdout } = await runCx(['rfm', fixture, '--scores', `${folder.path}/apart.csv`, '--format', 'json']);
  expect(stdout).not.toMatch(/C0\d\d\d/u);
  await runCx(['rfm', fixture, '--scores', `${folder.path}/apart.csv`, '--output', out]);
  expect(existsSync(`${out}rfm-cells.csv`)).toBe(true);
  expect(existsSync(`${out}rfm-scores.csv`)).toBe(false);
});

describe('wrong usage', () => {
  const refused = async (argv: readonly string[]) => {
    const { status, stdout } = await runCx(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  };
  const file = `${folder.path}/refused.csv`;
  afterAll(() => expect(existsSync(file)).toBe(false));

  test.each(['scores.txt', 'scores', '-', 'scores.csv.gz'])('is a file called %s', (name) =>
    refused(['rfm', fixture, '--scores', name]),
  );

  test('is a row of persons beside groups that are hidden', () =>
    refused(['rfm', fixture, '--scores', file, '--min-n', '2']));

  test.each(['--output', '--excluded', '--manifest'])('is the same file for %s', (option) =>
    refused(['rfm', fixture, '--scores', file, option, file]),
  );

  test('is one of the files that are read', async () => {
    const own = folder.file('own.csv', readFileSync(fixture, 'utf8'));
    await refused(['rfm', own, '--scores', own]);
    expect(readFileSync(own, 'utf8')).toBe(readFileSync(fixture, 'utf8'));
  });

  const others = metrics.filter((metric) => metric.scores === undefined).map(({ id }) => id);
  test.each(others)('is --scores of %s, which has no row for a customer', async (id) => {
    await refused([id, fixture, '--scores', file]);
    expect((await runCx([id, '--help'])).stdout).not.toContain('--scores');
  });
});

describe('a manifest', () => {
  test.each(some(['csv', 'json', 'parquet'], 3, 1))(
    'proves a .%s again, and notices when it would be another',
    async (extension) => {
      const manifest = `${folder.path}/${extension}.manifest.json`;
      await scores(['rfm', fixture, '--manifest', manifest], `proved.${extension}`);
      expect(await runCx(['verify', manifest])).toMatchObject({ status: 0, stderr: '' });
      const text = readFileSync(manifest, 'utf8');
      const { outputs } = JSON.parse(text) as Manifest;
      const { sha256 } = outputs.find(({ option }) => option === 'scores')!;
      const changed = folder.file(
        `${extension}-changed.manifest.json`,
        text.replace(sha256, sha256.replace(/./u, 'x')),
      );
      expect((await runCx(['verify', changed])).status).not.toBe(0);
    },
  );
});

test('a configuration file does not choose where rows of persons are written', async () => {
  const { outputOptions } = await import('../../src/cli/options/declared.ts');
  expect(outputOptions).toContain('scores');
});
