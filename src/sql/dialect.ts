import { literal, sql, type Sql } from './tag.ts';

/**
 * In what the SQL of two databases differs: everything else that the program writes is the subset that both read alike. Patterns are
 * of RE2, with `^` and `$` at the ends of the text.
 */
export interface Dialect {
  /** What of a text matches a pattern, replaced by the part of it in the first parentheses. */
  readonly firstPart: (text: Sql, pattern: string) => Sql;
  /** A text without all that matches a pattern. */
  readonly without: (text: Sql, pattern: string) => Sql;
}

export const duckdbSql: Dialect = {
  firstPart: (text, pattern) => sql`regexp_replace(${text}, ${literal(pattern)}, ${literal(String.raw`\1`)})`,
  without: (text, pattern) => sql`regexp_replace(${text}, ${literal(pattern)}, '', 'g')`,
};

/** There `^` and `$` also match at line ends. */
const ofTrino = (pattern: string) =>
  literal(pattern.replaceAll(/(?<![\\[])\^/gu, String.raw`\A`).replaceAll(/(?<!\\)\$/gu, String.raw`\z`));

export const trinoSql: Dialect = {
  firstPart: (text, pattern) => sql`regexp_replace(${text}, ${ofTrino(pattern)}, '$1')`,
  without: (text, pattern) => sql`regexp_replace(${text}, ${ofTrino(pattern)}, '')`,
};
