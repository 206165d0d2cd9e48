declare const sqlText: unique symbol;

/** Text that is SQL, and that only this file can make. */
export type Sql = string & { readonly [sqlText]: true };

/**
 * The one way in which SQL is built: the text is the program's own, and what is put into it is a `literal`, an
 * `identifier`, or SQL again. Anything else is a type error. The SQL is that which DuckDB and Trino share.
 *
 * @example sql`SELECT ${identifier('say "hi"')} FROM t WHERE a = ${literal("it's")}` // => "SELECT \"say \"\"hi\"\"\" FROM t WHERE a = 'it''s'"
 */
export const sql = (text: TemplateStringsArray, ...parts: readonly Sql[]): Sql =>
  made(String.raw({ raw: text }, ...parts));

/**
 * A value. Negative numbers stand in parentheses, as two minus signs would begin a comment.
 *
 * @throws RangeError for a number that is not finite, and a text that holds a NUL
 * @example literal("x' OR '1'='1") // => "'x'' OR ''1''=''1'"
 * @example literal(-2.5) // => '(-2.5)'
 * @example literal(null) // => 'NULL'
 */
export function literal(value: string | number | bigint | null): Sql {
  if (value === null) return made('NULL');
  if (typeof value === 'string') return made(`'${withoutNul(value).replaceAll("'", "''")}'`);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`no SQL number: ${value}`);
  return made(value < 0 ? `(${value})` : String(value));
}

/**
 * A name, whatever it holds.
 *
 * @throws RangeError for an empty name, and one that holds a NUL
 * @example identifier('net "promoter"') // => '"net ""promoter"""'
 */
export function identifier(name: string): Sql {
  if (name === '') throw new RangeError('a name in SQL cannot be empty');
  return made(`"${withoutNul(name).replaceAll('"', '""')}"`);
}

/**
 * Fragments with commas between them.
 *
 * @example list([literal(1), literal('a')]) // => "1, 'a'"
 */
export const list = (fragments: readonly Sql[]): Sql => made(fragments.join(', '));

/**
 * Fragments one after the other.
 *
 * @example joined([sql` AND a`, sql` AND b`]) // => ' AND a AND b'
 */
export const joined = (fragments: readonly Sql[]): Sql => fragments.join('') as Sql;

/**
 * Queries of the same columns, one below the other.
 *
 * @example unionAll([sql`SELECT 1`, sql`SELECT 2`]) // => 'SELECT 1 UNION ALL SELECT 2'
 */
export const unionAll = (queries: readonly Sql[]): Sql => made(queries.join(' UNION ALL '));

function withoutNul(text: string): string {
  if (text.includes('\u0000')) throw new RangeError('a text in SQL cannot hold a NUL character');
  return text;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where text becomes SQL
const made = (text: string): Sql => text as Sql;
