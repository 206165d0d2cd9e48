import { sql, type Sql } from '../../../sql/tag.ts';

/** Functions that queries call by the name that they have in Trino, and what makes each known to DuckDB. */
export const macros: ReadonlyMap<string, Sql> = new Map([
  ['array_join', sql`CREATE TEMP MACRO array_join(items, separator) AS array_to_string(items, separator)`],
]);
