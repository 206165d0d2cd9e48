import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { CxError } from '../../../errors.ts';
import type { OpenSource } from '../../../sources/source.ts';
import { identifier, list, literal, sql, type Sql } from '../../../sql/tag.ts';
import { namesApart } from '../../names-apart.ts';
import type { Database } from '../database/database.ts';
import { isEngineFailure } from '../database/failure.ts';
import { openDatabase } from '../database/open.ts';
import { onlyThis } from '../database/path.ts';
import { columnAt, loadTexts } from './text-table.ts';

/**
 * The names of the columns of a Parquet file.
 *
 * @throws not-readable
 */
export async function parquetColumns(path: string): Promise<readonly string[]> {
  return withParquet(path, [], (database) => database.columnNames(allOf(path)));
}

/**
 * Writes a private CSV copy of a Parquet file: UTF-8, commas, one header row, every value as text (dates and times in
 * ISO form, `true` and `false`, decimals with all their digits, nothing for null).
 *
 * @returns how many rows it has
 * @throws not-readable
 */
export async function parquetToCsv(path: string, copy: string): Promise<number> {
  return withParquet(path, [copy], async (database) => {
    const columns = await database.columnNames(allOf(path));
    const texts = columns.map((name) => sql`coalesce(CAST(${identifier(name)} AS VARCHAR), '') AS ${identifier(name)}`);
    closeSync(openSync(copy, 'wx', 0o600));
    return copyTo(
      database,
      sql`SELECT ${list(texts)} FROM (${allOf(path)})`,
      copy,
      sql`FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR ''`,
    );
  });
}

/**
 * Writes the sound records of a file as Parquet: every cell as the text that stands there, in the order of the file.
 * Names that differ in nothing but case are told apart, as readers of Parquet do not tell them apart.
 *
 * @returns how many records it has
 * @throws the errors of a file whose structure is broken, does-not-reconcile, input-changed
 */
export async function csvToParquet(source: OpenSource, output: string): Promise<number> {
  const database = await openDatabase({ files: [output], inOrder: true });
  try {
    await loadTexts(database, source, 'records', [...source.columns.keys()]);
    const names = namesApart(source.columns);
    const columns = names.map((name, place) => sql`${columnAt(place)} AS ${identifier(name)}`);
    const query = sql`SELECT ${list(columns)} FROM records`;
    return await copyTo(database, query, output, sql`FORMAT parquet, COMPRESSION zstd`);
  } finally {
    database.close();
  }
}

const allOf = (path: string): Sql =>
  sql`SELECT * FROM read_parquet(${literal(onlyThis(path))}, hive_partitioning = false)`;

async function withParquet<T>(
  path: string,
  others: readonly string[],
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ files: [path, ...others], inOrder: true });
  try {
    return await work(database);
  } catch (error) {
    if (!isEngineFailure(error)) throw error;
    throw new CxError('not-readable', { file: path, cause: error.details.what });
  } finally {
    database.close();
  }
}

async function copyTo(database: Database, query: Sql, path: string, format: Sql): Promise<number> {
  const [count] = await database.run(sql`COPY (${query}) TO ${literal(resolve(path))} (${format}, USE_TMP_FILE false)`);
  return Number(count![0]);
}
