import type { TallyRequest } from './engine.ts';
import { datePart } from '../values/dates/date-part-sql.ts';
import { trimmed } from '../values/trimmed-sql.ts';
import { isKnown, knownIds } from './match-sql.ts';
import { identifier, list, sql, type Sql } from '../sql/tag.ts';

/**
 * The query that counts what a tally counts, over a relation's file loaded as text: what `--show-sql` prints.
 * @param matched the relation with which records are matched, where they are
 */
export function tallySql(relation: string, { columns, match }: TallyRequest, matched: string | null): Sql {
  const read = columns.map(({ header, reading }) => {
    const name = identifier(header);
    return reading === 'raw' ? name : sql`${datePart(name)} AS ${name}`;
  });
  const names = columns.map(({ header }) => identifier(header));
  if (match !== undefined && matched !== null) {
    const known = sql`(${knownIds(identifier(matched), match, textOf)})`;
    read.push(sql`${isKnown(textOf(match.header), known)} AS "matched"`);
    names.push(sql`"matched"`);
  }
  return sql`SELECT ${list([...read, sql`count(*) AS "rows"`])}
FROM ${identifier(relation)}
GROUP BY ${list(names)}
ORDER BY ${list(names)}`;
}

const textOf = (header: string) => trimmed(identifier(header));
