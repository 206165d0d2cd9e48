import { joined, list, literal, sql, type Sql } from '../../sql/tag.ts';

/**
 * A value of some type as the text that any engine gives it: dates and times in ISO form, of UTC where they have a zone, decimals with
 * all their digits, fractions of seconds without the zeros at their end, nothing for null; null for types that have no such text.
 */
export function textOfType(column: Sql, type: string): Sql | null {
  const text = valueText(column, type);
  return text === null ? null : sql`coalesce(${text}, '')`;
}

const plainTypes = /^(?:varchar|char|boolean|tinyint|smallint|integer|bigint|decimal|date|uuid)(?:\(.*\))?$/u;

function valueText(column: Sql, type: string): Sql | null {
  if (plainTypes.test(type)) return sql`CAST(${column} AS VARCHAR)`;
  if (type === 'double' || type === 'real') return fractionText(column);
  if (/^time(?:stamp)?(?:\(\d+\))?$/u.test(type)) return withoutZeros(sql`CAST(${column} AS VARCHAR)`);
  if (/^timestamp(?:\(\d+\))? with time zone$/u.test(type))
    return sql`${withoutZeros(sql`CAST(CAST(${column} AT TIME ZONE 'UTC' AS TIMESTAMP) AS VARCHAR)`)} || '+00'`;
  return null;
}

const withoutZeros = (text: Sql): Sql =>
  sql`regexp_replace(regexp_replace(${text}, '(\.[0-9]*?)0+$', '$1'), '\.$', '')`;

/** Whole numbers up to here are written without an exponent, and are exact. */
const largest = literal(1_000_000_000_000_000);

/** What is left with an exponent stands behind a sign that no text begins with, and is written out by `fractionOf`. */
const fractionText = (column: Sql): Sql => sql`CASE
    WHEN ${column} IS NULL THEN NULL
    WHEN is_nan(${column}) THEN 'nan'
    WHEN is_infinite(${column}) THEN IF(${column} > 0, 'inf', '-inf')
    WHEN abs(${column}) < ${largest} AND ${column} = floor(${column}) THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) || '.0'
    WHEN strpos(format('%s', ${column}), 'E') = 0 THEN format('%s', ${column})
    ELSE chr(30) || format('%s', ${column}) END`;

/** Some texts as one, with a sign between them that no text holds. A function takes no more than some arguments. */
export function textOfRow(texts: readonly Sql[]): Sql {
  const parts: Sql[] = [];
  for (let at = 0; at < texts.length; at += mostArguments)
    parts.push(sql`array_join(ARRAY[${list(texts.slice(at, at + mostArguments))}], chr(31))`);
  const [first = sql`''`, ...others] = parts;
  return sql`${first}${joined(others.map((part) => sql` || chr(31) || ${part}`))}`;
}

const mostArguments = 100;

const mark = '\u001e';
const hasExponent = /^(-?\d)(?:\.(\d+))?E(-?\d+)$/u;
const [leastExponent, mostExponent] = [-4, 15];

/**
 * A fraction that Java wrote with an exponent, as the other engines write it.
 *
 * @example fractionOf('\u001e1.23456785E7') // => '12345678.5'
 * @example fractionOf('\u001e1.0E-5') // => '1e-05'
 * @example fractionOf('1.0E-5') // => '1.0E-5'
 */
export function fractionOf(text: string): string {
  const [, digit, rest = '', power] = (text.startsWith(mark) ? hasExponent.exec(text.slice(1)) : null) ?? [];
  if (digit === undefined) return text;
  const exponent = Number(power);
  const fraction = rest === '0' ? '' : rest;
  if (exponent < leastExponent || exponent > mostExponent) {
    const sign = exponent < 0 ? '-' : '+';
    return `${digit}${fraction === '' ? '' : `.${fraction}`}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const sign = digit.startsWith('-') ? '-' : '';
  const digits = `${digit.replace('-', '')}${fraction}`;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}
