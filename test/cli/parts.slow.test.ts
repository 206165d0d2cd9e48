import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvToParquetParts } from '../../src/engines/duckdb/files/parquet.ts';
import { openDatabase } from '../../src/engines/duckdb/database/open.ts';
import { createTable } from '../../src/cli/outputs/parts/create-table.ts';
import { literal, sql } from '../../src/sql/tag.ts';
import { textOf } from '../../src/sources/source.ts';
import { opened, temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const sumOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Numbers that do not become small. */
const scattered = (row: number) => (row * 2_654_435_761) % 4_294_967_291;
const rows = 400_000;

test('parts hold the records in their order, each once, and are the same ones each time', async () => {
  const lines = Array.from({ length: rows }, (_, row) => `${row},${scattered(row)}`);
  const source = await textOf(await opened(folder.file('large.csv', ['id,word', ...lines].join('\n'))));
  const made: string[][] = [];
  for (const name of ['one', 'other']) {
    mkdirSync(at(name));
    const parts = await csvToParquetParts(source, at(name), 1 << 20);
    made.push(parts.map((part) => join(at(name), part)));
  }
  const [one = [], other = []] = made;
  expect(one.length).toBeGreaterThan(1);
  expect(other.map(sumOf)).toEqual(one.map(sumOf));
  const database = await openDatabase({ files: one, inOrder: true });
  const ids: number[] = [];
  for (const part of one) {
    const read = await database.query(sql`SELECT id FROM read_parquet(${literal(part)})`);
    for (const [id] of read) ids.push(Number(id));
  }
  database.close();
  expect(ids).toEqual(Array.from({ length: rows }, (_, row) => row));
});

describe('cx convert into a folder', () => {
  const lake = at('lake/');
  const convert = (file: string) => runCx(['convert', file, '--output', lake, '--format', 'parquet']);

  test('writes parts called after the file, for their owner alone, and prints the table that they are', async () => {
    const { status, stdout, stderr } = await convert('fixtures/responses.csv');
    expect(status).toBe(0);
    expect(stderr).toContain('records read 2,000 = written 2,000 + left out 0');
    expect(stdout).toMatch(/^CREATE TABLE "lake" \(\n {2}"response_id" varchar,\n/u);
    expect(stdout.endsWith(`external_location = 'file://${at('lake')}');\n`)).toBe(true);
    expect(readdirSync(lake)).toEqual(['responses-00001.parquet']);
    expect(statSync(join(lake, 'responses-00001.parquet')).mode & 0o777).toBe(0o600);
    const ask = async (file: string) => (await runCx(['nps', file, '--brief'])).stdout.split('\n').slice(1);
    expect(await ask(join(lake, 'responses-00001.parquet'))).toEqual(await ask('fixtures/responses.csv'));
  });

  test('refuses a file whose parts are there, and leaves them', async () => {
    const before = sumOf(join(lake, 'responses-00001.parquet'));
    const { status, stdout, stderr } = await convert('fixtures/responses.csv');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('holds responses-00001.parquet already');
    expect(sumOf(join(lake, 'responses-00001.parquet'))).toBe(before);
  });

  test('puts another file beside them; a broken one leaves nothing', async () => {
    writeFileSync(at('_more.csv'), 'id,nps\n1,9\n');
    expect((await convert(at('_more.csv'))).status).toBe(0);
    writeFileSync(at('broken.csv'), 'id,nps\n1,"9\n');
    expect((await convert(at('broken.csv'))).status).toBe(3);
    expect(readdirSync(lake).toSorted()).toEqual(['more-00001.parquet', 'responses-00001.parquet']);
  });

  test.each([
    ['to standard output', ['--format', 'parquet'], '--format parquet needs --output FILE.parquet'],
    ['by a name of another form', ['--format', 'parquet', '--output', 'a.csv'], 'a name that ends with .parquet'],
    ['as CSV', ['--output', 'fixtures/'], 'a folder holds the parts of --format parquet'],
  ])('is refused %s', async (_, words, said) => {
    const { status, stderr } = await runCx(['convert', 'fixtures/responses.csv', ...words]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(said) });
  });

  test('how reports are drawn by a configuration file is not how records are copied', async () => {
    mkdirSync(at('cx'));
    writeFileSync(at('cx/config.toml'), 'format = "json"\n');
    const env = { XDG_CONFIG_HOME: folder.path };
    const { status, stdout } = await runCx(['convert', 'fixtures/profile.csv'], { env });
    expect({ status, lines: stdout.split('\n').length }).toEqual({ status: 0, lines: 7 });
  });
});

test('names of columns and of folders are just names in the statement', () => {
  expect(createTable(`/a/it's`, ['say "hi"', 'x); DROP TABLE y; --'])).toBe(
    [
      `CREATE TABLE "it's" (`,
      `  "say ""hi""" varchar,`,
      `  "x); DROP TABLE y; --" varchar`,
      `)`,
      `WITH (format = 'PARQUET', external_location = 'file:///a/it''s')`,
    ].join('\n'),
  );
});
