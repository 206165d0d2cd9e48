import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { identifier, literal, sql, type Sql } from '../../../sql/tag.ts';

/**
 * The statement that makes a table of Trino's Hive connector of the Parquet files of a folder, whose columns are texts.
 *
 * @example createTable('/lake/responses', ['response_id', 'Score']) // => "CREATE TABLE \"responses\" (\n  \"response_id\" varchar,\n  \"Score\" varchar\n)\nWITH (format = 'PARQUET', external_location = 'file:///lake/responses')"
 */
export function createTable(folder: string, columns: readonly string[]): Sql {
  const path = resolve(folder);
  const declared = columns
    .map((column) => sql`\n  ${identifier(column)} varchar`)
    .reduce((before, column) => sql`${before},${column}`);
  const location = literal(pathToFileURL(path).href);
  return sql`CREATE TABLE ${identifier(basename(path))} (${declared}\n)\nWITH (format = 'PARQUET', external_location = ${location})`;
}
