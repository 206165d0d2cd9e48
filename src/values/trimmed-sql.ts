import { literal, sql, type Sql } from '../sql/tag.ts';

/** White space and line ends as ECMAScript has them: what `trim` takes away there. */
const spaces =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** A cell without the spaces around it: the same text that `trim` gives in TypeScript. */
export const trimmed = (cell: Sql): Sql => sql`trim(${cell}, ${literal(spaces)})`;
