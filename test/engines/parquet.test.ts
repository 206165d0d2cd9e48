import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import { csvToParquet } from '../../src/engines/duckdb/files/parquet.ts';
import { openParquet } from '../../src/engines/duckdb/parquet-table.ts';
import { sql, type Sql } from '../../src/sql/tag.ts';
import { parquetAsCsv, writeParquet } from './parquet-files.ts';
import { opened, temporaryFolder } from './temporary.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();

const parquetOf = (name: string, query: Sql) => writeParquet(join(folder.path, name), query);

test('every value of a Parquet file becomes its text, and nothing becomes a blank', async () => {
  const path = await parquetOf(
    'typed [1].parquet',
    sql`SELECT 9007199254740993 AS id, 1.10::DECIMAL(9, 2) AS amount, DATE '2026-03-01' AS day,
      TIMESTAMP '2026-03-01 09:15:00' AS "at", true AS paid, 0.1::DOUBLE AS share, 'say "hi", é' || chr(10) || 'x' AS "a, b", NULL::INTEGER AS nothing
      UNION ALL SELECT -1, -0.05, NULL, NULL, false, 1e20, '', 7`,
  );
  const copy = join(folder.path, 'typed.csv');
  expect(await parquetAsCsv(path, copy)).toBe(2);
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(readFileSync(copy, 'utf8')).toBe(
    'id,amount,day,at,paid,share,"a, b",nothing\n' +
      '9007199254740993,1.10,2026-03-01,2026-03-01 09:15:00,true,0.1,"say ""hi"", é\nx",""\n' +
      '-1,-0.05,"","",false,1e+20,"",7\n',
  );
});

test('a row of one blank is a row', async () => {
  const path = await parquetOf(
    'blank.parquet',
    sql`SELECT NULL::VARCHAR AS a UNION ALL SELECT 'x' UNION ALL SELECT ''`,
  );
  const copy = join(folder.path, 'blank.csv');
  expect(await parquetAsCsv(path, copy)).toBe(3);
  const source = await opened(copy);
  const engine = await openDuckDb();
  const { cells } = await engine.tally([source], {
    relation: 'records',
    columns: [{ header: 'a', reading: 'raw' }],
    unique: null,
  });
  await engine.close();
  expect(new Map([...cells].map(({ values, rows }) => [values[0], rows]))).toEqual(
    new Map([
      ['', 2],
      ['x', 1],
    ]),
  );
});

slowTest('a CSV goes to Parquet and back with every cell as it stood, in its order', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `00${n},"é ""${n}"",\nx",${n % 3 === 0 ? '' : `1.${n}`}`);
  const source = await opened(folder.file('in.csv', `Score,score,"a ""b"""\n${rows.join('\n')}\nshort\n`));
  const parquet = join(folder.path, 'out.parquet');
  const copy = join(folder.path, 'back.csv');
  expect(await csvToParquet(source, parquet)).toBe(4999);
  expect(await parquetAsCsv(parquet, copy)).toBe(4999);
  const back = readFileSync(copy, 'utf8').replaceAll(/,""\n/gu, ',\n');
  expect(back).toBe(`Score,score_2,"a ""b"""\n${rows.slice(0, 4999).join('\n')}\n`);
});

test('what is no Parquet is a broken one', async () => {
  const path = folder.file('not.parquet', 'a,b\n1,2\n');
  await expect(openParquet(path)).rejects.toMatchObject({ code: 'parquet-broken' });
});
