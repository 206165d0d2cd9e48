import { literal, sql, type Sql } from '../../../sql/tag.ts';
import { plainText } from '../../../values/plain-id.ts';

const has = (text: Sql, pattern: string): Sql => sql`regexp_like(${text}, ${literal(pattern)})`;

/** Whether a text is an id of which no rule of ids undoes anything: the rule of `arePlain`, in SQL. */
export const isPlain = (
  text: Sql,
): Sql => sql`(${has(text, String.raw`\A[0-9A-Za-z_@.-]{2,}\z`)} AND ${has(text, '[0-9]')}
    AND (NOT ${has(text, '[.]')} OR ${has(text, '@')}) AND (NOT ${has(text, '[A-Z]')} OR NOT ${has(text, '@')}))`;

/** A text, where it is no plain id; else the one that stands for all of these. */
export const idCell = (text: Sql): Sql => sql`IF(${isPlain(text)}, ${literal(plainText)}, ${text})`;
