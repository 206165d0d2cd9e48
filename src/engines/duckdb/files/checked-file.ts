import { CxError } from '../../../errors.ts';
import { assertUnchanged } from '../../../sources/files/identity.ts';
import type { OpenSource } from '../../../sources/source.ts';
import type { Structure } from '../../../sources/structure/structure.ts';
import { identifier, list, literal, sql, type Sql } from '../../../sql/tag.ts';
import { writeCleanCopy } from './clean-copy.ts';
import { onlyThis } from '../database/path.ts';
import { surveySource, type Survey } from './survey.ts';

/** Records are at most half a buffer long. */
const leastBuffer = 8 << 20;

/** A file that was looked at byte by byte, and the SQL that reads its sound records. */
export interface CheckedFile {
  readonly source: OpenSource;
  readonly structure: Structure;
  /** What follows FROM: every cell as the text that stands there, blank ones as ''. */
  readonly records: Sql;
}

/**
 * Looks at a file, and makes a clean copy of it when DuckDB might read it otherwise than it was understood.
 *
 * @param copy where the private copy goes
 * @throws the errors of a file whose structure is broken
 */
export async function checkFile(source: OpenSource, copy: string): Promise<CheckedFile> {
  const survey = await surveySource(source);
  if (!survey.plain) await writeCleanCopy(source, copy);
  return { source, structure: survey.structure, records: readCsv(source, survey, survey.plain ? null : copy) };
}

/** In the database a column goes by its place: names are the files', and may differ in nothing but case. */
export const columnAt = (place: number): Sql => identifier(`c${place}`);

/** Nothing is left to DuckDB to find out: a sniffer guesses, and guesses wrong without a word. */
function readCsv(source: OpenSource, { manyLines, longest }: Survey, copy: string | null): Sql {
  const columns = source.columns.map((_, place) => `c${place}`);
  const delimiter = copy === null ? String.fromCharCode(source.dialect.delimiter) : ',';
  // A copy may need quotes that the file does not have.
  const buffer = Math.max(leastBuffer, (copy === null ? 2 : 4) * (longest + 1024));
  return sql`read_csv(${literal(onlyThis(copy ?? source.text))},
    auto_detect = false,
    header = false,
    skip = 1,
    delim = ${literal(delimiter)},
    quote = '"',
    escape = '"',
    comment = '',
    columns = {${list(columns.map((column) => sql`${literal(column)}: 'VARCHAR'`))}},
    force_not_null = [${list(columns.map(literal))}],
    strict_mode = true,
    null_padding = false,
    ignore_errors = false,
    store_rejects = false,
    hive_partitioning = false,
    compression = 'none',
    encoding = 'utf-8',
    parallel = ${manyLines ? sql`false` : sql`true`},
    buffer_size = ${literal(buffer)},
    max_line_size = ${literal(buffer / 2)})`;
}

/**
 * Every record was either loaded or reported, and the file is still the one that was opened: else there is no report.
 *
 * @throws does-not-reconcile, input-changed
 */
export function reconcile({ source, structure }: CheckedFile, loaded: number): void {
  const { records } = structure;
  const rejected = structure.rejected.length;
  assertUnchanged(source.file, source.path, source.identity);
  if (loaded !== records - rejected) {
    throw new CxError('does-not-reconcile', { file: source.file, scanned: records, loaded, rejected });
  }
}
