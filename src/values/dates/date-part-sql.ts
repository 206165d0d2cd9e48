import { duckdbSql, type Dialect } from '../../sql/dialect.ts';
import type { Sql } from '../../sql/tag.ts';

const minutes = '[0-5][0-9]';
const seconds = String.raw`(?::${minutes}(?:\.[0-9]{1,9})?)?`;
const upTo24 = `(?:[01]?[0-9]|2[0-3]):${minutes}${seconds}`;
const upTo12 = `(?:0?[1-9]|1[0-2]):${minutes}${seconds} [AaPp][Mm]`;
/** Begins with a letter; holds something that no number holds, or two points or commas; or is eight digits. */
const dated = ['[A-Za-z][^:]*[0-9]', '[0-9][^:]*[^0-9.,:][^:]*[0-9]', '[0-9]+[.,][0-9]*[.,][^:]*[0-9]', '[0-9]{8}'];
const pattern = (zone: string) => `^(${dated.join('|')})[ T](?:${upTo24}${zone}|${upTo12})$`;

/**
 * A cell without its time of day where that is plain: the rule of `datePartEnd`, byte for byte, as an anchored pattern
 * (RE2: `$` is the end of the text, and a negated class includes line ends).
 */
export const datePart = (cell: Sql, keepsZones: boolean, { firstPart }: Dialect = duckdbSql): Sql =>
  firstPart(cell, pattern(keepsZones ? '' : 'Z?'));
