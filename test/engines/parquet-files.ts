import { openDatabase } from '../../src/engines/duckdb/database/open.ts';
import { openParquet } from '../../src/engines/duckdb/parquet-table.ts';
import { openSource } from '../../src/sources/open.ts';
import type { OpenSource } from '../../src/sources/source.ts';
import { literal, sql, type Sql } from '../../src/sql/tag.ts';

/** Writes the rows of a query as a Parquet file. */
export async function writeParquet(path: string, query: Sql): Promise<string> {
  const database = await openDatabase({ files: [path], inOrder: true });
  await database.run(sql`COPY (${query}) TO ${literal(path)} (FORMAT parquet, USE_TMP_FILE false)`);
  database.close();
  return path;
}

/** A Parquet file as a command opens it. */
export const openedParquet = (path: string): Promise<OpenSource> =>
  openSource(path, {}, { stdin: process.stdin, parquet: openParquet });

/** Writes all of a Parquet file as CSV. @returns how many rows it has */
export async function parquetAsCsv(path: string, copy: string): Promise<number> {
  const table = await openParquet(path);
  await table.copyAll(copy);
  return table.rows;
}
