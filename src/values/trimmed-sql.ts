import { duckdbSql, type Dialect } from '../sql/dialect.ts';
import type { Sql } from '../sql/tag.ts';

/** White space and line ends as ECMAScript has them: what `trim` takes away there. */
const space = String.raw`[\s\x0B\p{Z}\x{FEFF}]`;

/**
 * A cell without the spaces around it: the same text that `trim` gives in TypeScript, as a pattern, because it can be read
 * where SQL is printed, and because DuckDB's `trim` of many characters is slower.
 */
export const trimmed = (cell: Sql, { without }: Dialect = duckdbSql): Sql => without(cell, `^${space}+|${space}+$`);
