import { closeSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CxError } from '../../../errors.ts';
import type { TextSource } from '../../../sources/source.ts';
import { identifier, list, literal, sql, unionAll, type Sql } from '../../../sql/tag.ts';
import { namesApart } from '../../names-apart.ts';
import type { Database, QueryColumn } from '../database/database.ts';
import { isEngineFailure } from '../database/failure.ts';
import { openDatabase } from '../database/open.ts';
import { onlyThis } from '../database/path.ts';
import { asParquet, copyTo, inPlace } from './copy.ts';
import { columnAt, loadTexts } from './text-table.ts';

/** A Parquet file, open in a database of its own. */
export interface OpenParquet {
  readonly path: string;
  readonly database: Database;
  readonly columns: readonly QueryColumn[];
  /** Its rows. */
  readonly from: Sql;
}

/**
 * Lets work read a Parquet file.
 *
 * @param others files that the work writes
 * @throws not-readable, and what the work throws
 */
export async function withParquet<T>(
  path: string,
  { others = [], memory }: { readonly others?: readonly string[]; readonly memory?: string | undefined },
  work: (file: OpenParquet) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ files: [path, ...others], memory, inOrder: true });
  try {
    const from = sql`read_parquet(${literal(onlyThis(path))}, hive_partitioning = false)`;
    const columns = await database.columnsOf(sql`SELECT * FROM ${from}`);
    return await work({ path, database, columns, from });
  } catch (error) {
    if (!isEngineFailure(error)) throw error;
    throw new CxError('not-readable', { file: path, cause: error.details.what });
  } finally {
    database.close();
  }
}

/** A column as text: dates and times in ISO form, `true` and `false`, decimals with all their digits, nothing for null. */
export const textOfColumn = ({ name }: Pick<QueryColumn, 'name'>): Sql => textOfValue(identifier(name));

/** The same of any value. */
export const textOfValue = (value: Sql): Sql => sql`coalesce(CAST(${value} AS VARCHAR), '')`;

/**
 * Writes rows of a Parquet file as a private CSV copy: UTF-8, commas, one header row, every value as text.
 *
 * @param queries what the rows come from, one behind the other
 * @returns how many rows it has
 */
export async function copyAsCsv(
  { database, columns }: OpenParquet,
  queries: readonly Sql[],
  copy: string,
): Promise<number> {
  closeSync(openSync(copy, 'wx', 0o600));
  const texts = list(columns.map((column) => sql`${textOfColumn(column)} AS ${identifier(column.name)}`));
  const query = unionAll(queries.map((rows) => sql`SELECT ${texts} FROM (${rows})`));
  const format = sql`FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', ${inPlace}`;
  return copyTo(database, sql`(${query})`, copy, format);
}

/**
 * Writes the sound records of a file as Parquet: every cell as the text that stands there, in the order of the file.
 * Names that differ in nothing but case are told apart, as readers of Parquet do not tell them apart.
 *
 * @returns how many records it has
 * @throws the errors of a file whose structure is broken, does-not-reconcile, input-changed
 */
export async function csvToParquet(source: TextSource, output: string): Promise<number> {
  const database = await openDatabase({ files: [output], inOrder: true });
  try {
    return await copyTo(database, await recordsIn(database, source), output, sql`${asParquet}, ${inPlace}`);
  } finally {
    database.close();
  }
}

/**
 * The same as several files of about so many bytes in a folder of nothing else. One thread writes them: the records stay in their order,
 * and the files are the same ones each time.
 *
 * @returns their paths from that folder, in the order of the records
 */
export async function csvToParquetParts(source: TextSource, folder: string, bytes: number): Promise<readonly string[]> {
  const into = join(folder, 'parts');
  const database = await openDatabase({ files: [], folders: [folder], inOrder: true, threads: 1 });
  try {
    const parts = sql`FILENAME_PATTERN 'part-{i}', FILE_SIZE_BYTES ${literal(bytes)}`;
    await copyTo(database, await recordsIn(database, source), into, sql`${asParquet}, ${parts}`);
  } finally {
    database.close();
  }
  const place = (name: string) => Number(/\d+/u.exec(name)?.[0]);
  return readdirSync(into)
    .toSorted((a, b) => place(a) - place(b))
    .map((name) => join('parts', name));
}

/** The records of a file, in parentheses. */
async function recordsIn(database: Database, source: TextSource): Promise<Sql> {
  await loadTexts(database, source, 'records', [...source.columns.keys()]);
  const names = namesApart(source.columns);
  const columns = names.map((name, place) => sql`${columnAt(place)} AS ${identifier(name)}`);
  return sql`(SELECT ${list(columns)} FROM records)`;
}
