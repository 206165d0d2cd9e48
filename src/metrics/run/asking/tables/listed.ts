import { list, literal, sql, type Sql } from '../../../../sql/tag.ts';
import { valuesIn } from '../../../options.ts';

/** The relation of the values that an option lists; without a row where it lists none. */
export function listedSql(values: string | null): Sql {
  const names = valuesIn(values);
  if (names.length === 0) return sql`SELECT CAST(NULL AS VARCHAR) AS name WHERE 1 = 0`;
  return sql`SELECT name FROM (VALUES ${list(names.map((name) => sql`(${literal(name)})`))}) AS listed (name)`;
}
