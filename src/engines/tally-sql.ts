import { identifier, list, literal, sql, type Sql } from '../sql/tag.ts';
import { datePart } from '../values/dates/date-part-sql.ts';
import { trimmed } from '../values/trimmed-sql.ts';
import type { TallyMatch, TallyRequest } from './engine.ts';
import { isKnown, knownIds } from './match-sql.ts';
import { namesApart } from './names-apart.ts';

/** The names by which SQL knows the columns of a file, by header: SQL does not tell capitals apart. */
export function columnNames(headers: readonly string[]): ReadonlyMap<string, Sql> {
  const distinct = [...new Set(headers)];
  const names = namesApart(distinct);
  return new Map(distinct.map((header, at) => [header, identifier(names[at]!)]));
}

/** The headers that a tally reads of the files that it counts. */
export const headersOf = ({ columns, unique, match }: TallyRequest): readonly string[] => [
  ...columns.map(({ header }) => header),
  ...(unique === null ? [] : [unique.id]),
  ...(match === undefined ? [] : [match.header]),
];

/** The headers that a match reads of the other files. */
export const matchedHeaders = ({ otherHeader, without }: TallyMatch): readonly string[] => [
  otherHeader,
  ...without.map(({ header }) => header),
];

/**
 * The query that counts, over relations whose files are loaded as text: what the database runs, and what `--show-sql`
 * prints. A row for each cell: its values, whether the match knows it, and how many records have it.
 */
export function tallySql(request: TallyRequest): Sql {
  const { relation, columns, match } = request;
  const names = columnNames(headersOf(request));
  const values = columns.map(({ header, reading }) => {
    const name = names.get(header)!;
    return reading === 'raw' ? name : sql`${datePart(name)} AS ${name}`;
  });
  if (match !== undefined) {
    const known = sql`(${matchedIds(match)})`;
    values.push(sql`${isKnown(trimmed(names.get(match.header)!), known)} AS "matched"`);
  }
  const places = list(values.map((_, at) => literal(at + 1)));
  const grouped = values.length === 0 ? sql`` : sql`\nGROUP BY ${places}\nORDER BY ${places}`;
  return sql`SELECT ${list([...values, sql`count(*) AS "rows"`])}\nFROM ${identifier(relation)}${grouped}`;
}

/** The ids that the other files of a match know. */
export function matchedIds(match: TallyMatch): Sql {
  const names = columnNames(matchedHeaders(match));
  return knownIds(identifier(match.relation), match, (header) => trimmed(names.get(header)!));
}
