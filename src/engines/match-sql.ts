import type { TallyMatch } from './engine.ts';
import { joined, list, literal, sql, type Sql } from '../sql/tag.ts';

/**
 * The ids in a table of one of a match's other files, '' where a record has none; records that do not count left out.
 * @param textOf the cell under a header, without the spaces around it
 */
export function knownIds(
  table: Sql,
  { otherHeader, without }: Pick<TallyMatch, 'otherHeader' | 'without'>,
  textOf: (header: string) => Sql,
): Sql {
  const counts = without.map(
    ({ header, values }, at) =>
      sql`${at === 0 ? sql` WHERE` : sql` AND`} lower(${textOf(header)}) NOT IN (${list(values.map(literal))})`,
  );
  return sql`SELECT ${textOf(otherHeader)} AS id FROM ${table}${joined(counts)}`;
}

/** Whether a table of ids knows one, as a cell of a tally says it. */
export const isKnown = (id: Sql, known: Sql): Sql =>
  sql`CASE WHEN ${id} = '' THEN '' WHEN ${id} IN (SELECT id FROM ${known}) THEN 'true' ELSE 'false' END`;

/**
 * How many records of the other files count, have no id, and have one that no record here has.
 * @param known a table of ids and records; @param here a query of ids
 */
export const matchStatistics = (known: Sql, here: Sql): Sql =>
  sql`SELECT coalesce(sum(records), 0),
  coalesce(sum(records) FILTER (WHERE id = ''), 0),
  coalesce(sum(records) FILTER (WHERE id <> '' AND id NOT IN (${here})), 0)
FROM ${known}`;
