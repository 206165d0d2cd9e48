import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { spoolPath } from '../../../sources/files/spool.ts';
import { list, literal, sql, type Sql } from '../../../sql/tag.ts';
import { Database } from './database.ts';
import { engineFailure } from './failure.ts';
import { macros } from './macros.ts';
import { memoryLimit, threadsWithin } from './memory.ts';
import { allowed } from './path.ts';
import { rowReader } from './rows.ts';

export interface DatabaseOptions {
  /** The only files that the database may open: inputs, private copies, an output. */
  readonly files: readonly string[];
  /** Folders of which it may open every file: for what it writes in several. */
  readonly folders?: readonly string[];
  /** As in `4GB`. */
  readonly memory?: string | undefined;
  /** How large the files are whose rows it is to hold, where that is known. */
  readonly bytes?: number | undefined;
  readonly threads?: number | undefined;
  /** Keep rows in the order of the file, which takes memory. */
  readonly inOrder?: boolean;
}

/**
 * Opens an empty database in memory that reaches nothing but the files named: no extension, no network, no other file,
 * and no statement can change that any more.
 *
 * @throws engine-failed, invalid-option
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { api } = await import('./api.ts');
  const { default: bindings } = await import('@duckdb/node-bindings');
  const spill = spoolPath('spill');
  mkdirSync(spill, { mode: 0o700 });
  const instance = await api.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const release = () => {
    connection.closeSync();
    instance.closeSync();
    rmSync(spill, { recursive: true, force: true });
  };
  try {
    for (const setting of settings(options, spill)) await connection.run(setting);
  } catch (error) {
    release();
    throw engineFailure(error);
  }
  return new Database(connection, {
    rowsOf: (result) => rowReader(result, api, bindings),
    isSelect: ({ statementType }) => statementType === api.StatementType.SELECT,
    release,
  });
}

/** Rows of so few bytes are counted before a second thread has begun. */
const fewBytes = 4 << 20;

const threadsFor = (bytes: number | undefined, limit: string): number =>
  bytes !== undefined && bytes < fewBytes ? 1 : Math.min(availableParallelism(), threadsWithin(limit));

/** In this order: files can only be allowed while all are, and the lock is last. */
function settings(
  { files, folders = [], memory, bytes, threads, inOrder = false }: DatabaseOptions,
  spill: string,
): readonly Sql[] {
  const limit = memoryLimit(memory, bytes);
  return [
    sql`SET autoinstall_known_extensions = false`,
    sql`SET autoload_known_extensions = false`,
    sql`SET allow_community_extensions = false`,
    sql`SET allow_persistent_secrets = false`,
    sql`SET TimeZone = 'UTC'`,
    sql`SET threads = ${literal(threads ?? threadsFor(bytes, limit))}`,
    sql`SET memory_limit = ${literal(limit)}`,
    sql`SET temp_directory = ${literal(spill)}`,
    inOrder ? sql`SET preserve_insertion_order = true` : sql`SET preserve_insertion_order = false`,
    sql`SET allowed_paths = [${list(files.flatMap(allowed).map(literal))}]`,
    sql`SET allowed_directories = [${list(folders.map((folder) => literal(`${resolve(folder)}/`)))}]`,
    // What Trino calls so, for the SQL that both read.
    ...macros.values(),
    sql`SET enable_external_access = false`,
    sql`SET lock_configuration = true`,
  ];
}
