import { duckdbSql, type Dialect } from '../sql/dialect.ts';
import { identifier, list, literal, sql, type Sql } from '../sql/tag.ts';
import { datePart } from '../values/dates/date-part-sql.ts';
import type { TallyRequest } from './engine.ts';
import { namesApart } from './names-apart.ts';

/** The names by which SQL knows the columns of a file, by header: SQL does not tell capitals apart. */
export function columnNames(headers: readonly string[]): ReadonlyMap<string, Sql> {
  const distinct = [...new Set(headers)];
  const names = namesApart(distinct);
  return new Map(distinct.map((header, at) => [header, identifier(names[at]!)]));
}

/** The headers that a tally reads of the files that it counts. */
export const headersOf = ({ columns, unique }: TallyRequest): readonly string[] => [
  ...columns.map(({ header }) => header),
  ...(unique === null ? [] : [unique.id]),
];

/**
 * The query that counts, over relations whose files are loaded as text: what the database runs, and what `--show-sql`
 * prints. A row for each cell: its values, and how many records have it.
 */
export function tallySql(request: TallyRequest, dialect: Dialect = duckdbSql): Sql {
  const { relation, columns } = request;
  const names = columnNames(headersOf(request));
  const values = columns.map(({ header, reading }) => {
    const name = names.get(header)!;
    return reading === 'raw' ? name : sql`${datePart(name, reading === 'zoned-date-part', dialect)} AS ${name}`;
  });
  const places = list(values.map((_, at) => literal(at + 1)));
  const grouped = values.length === 0 ? sql`` : sql`\nGROUP BY ${places}\nORDER BY ${places}`;
  return sql`SELECT ${list([...values, sql`count(*) AS "rows"`])}\nFROM ${identifier(relation)}${grouped}`;
}
