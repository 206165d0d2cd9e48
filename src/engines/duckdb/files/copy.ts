import { resolve } from 'node:path';
import { literal, sql, type Sql } from '../../../sql/tag.ts';
import type { Database } from '../database/database.ts';
import { isEngineFailure } from '../database/failure.ts';

export const asParquet = sql`FORMAT parquet, COMPRESSION zstd`;

/** What is written is written where it is to be. */
export const inPlace = sql`USE_TMP_FILE false`;

/**
 * Writes rows to a file.
 * @param rows a table, or a query in parentheses
 * @returns how many rows there were
 * @throws Error as the system has it, where the file cannot be written; engine-failed
 */
export async function copyTo(database: Database, rows: Sql, path: string, format: Sql): Promise<number> {
  try {
    const [count] = await database.run(sql`COPY ${rows} TO ${literal(resolve(path))} (${format})`);
    return Number(count![0]);
  } catch (error) {
    if (!isEngineFailure(error) || !couldNotWrite.test(error.details.what)) throw error;
    const { what, cause = what } = error.details;
    throw Object.assign(new Error(what), { code: cause, syscall: 'write' });
  }
}

const couldNotWrite = /could not write|no space/iu;
