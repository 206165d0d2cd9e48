import type { TallyRequest } from './engine.ts';
import { datePart } from './duckdb/date-part.ts';
import { identifier, list, sql, type Sql } from './sql.ts';

/** The query that counts what a tally counts, over a relation's file loaded as text: what `--show-sql` prints. */
export function tallySql(relation: string, { columns }: TallyRequest): Sql {
  const read = columns.map(({ header, reading }) => {
    const name = identifier(header);
    return reading === 'raw' ? name : sql`${datePart(name)} AS ${name}`;
  });
  const names = columns.map(({ header }) => identifier(header));
  return sql`SELECT ${list([...read, sql`count(*) AS "rows"`])}
FROM ${identifier(relation)}
GROUP BY ${list(names)}
ORDER BY ${list(names)}`;
}
