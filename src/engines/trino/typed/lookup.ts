import { joined, literal, sql, type Sql } from '../../../sql/tag.ts';

/**
 * What a table of texts says of a text; NULL where it has none. The table is a constant of the query, because to join another takes a
 * stage of its own, and a query may have so many.
 */
export const lookup = (table: Iterable<readonly [text: string, said: string]>, text: Sql): Sql =>
  sql`element_at(CAST(json_parse(${literal(JSON.stringify(Object.fromEntries(table)))}) AS MAP(VARCHAR, VARCHAR)), ${text})`;

/** Some texts as one, which no others make: before each stands how long it is. One alone stands as it is. */
export const keyOf = (texts: readonly string[]): string =>
  texts.length === 1 ? texts[0]! : texts.map((text) => `${Array.from(text).length}:${text}`).join('');

/** The same of columns. */
export const keySql = (columns: readonly Sql[]): Sql =>
  columns.length === 1
    ? columns[0]!
    : sql`(''${joined(columns.map((column) => sql` || CAST(length(${column}) AS VARCHAR) || ':' || ${column}`))})`;
