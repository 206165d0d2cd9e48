import type { QueryEngine } from '../../src/engines/engine.ts';
import { identifier, list, literal, sql, unionAll } from '../../src/sql/tag.ts';

type Cell = string | number | null;

/** Makes rows known to SQL under a name, without any file. */
export async function defineRows(
  engine: QueryEngine,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const none = sql`SELECT ${list(columns.map((column) => sql`NULL AS ${identifier(column)}`))} WHERE false`;
  const tuples = list(rows.map((row) => sql`(${list(row.map(literal))})`));
  const all = rows.length === 0 ? [none] : [none, sql`SELECT * FROM (VALUES ${tuples})`];
  await engine.define(name, unionAll(all));
}
