import { columnNames } from '../../../engines/tally-sql.ts';
import { namesApart } from '../../../engines/names-apart.ts';
import type { Condition } from '../../../questions/where/parse.ts';
import type { OpenSource, TextSource } from '../../../sources/source.ts';
import type { Structure } from '../../../sources/structure/structure.ts';
import { identifier, joined, list, literal, sql, type Sql } from '../../../sql/tag.ts';
import { conditionSql } from './condition.ts';
import type { Made } from './made.ts';
import { copyRemark, plainCopy, type Plain } from './plain-copy.ts';

/** What of the files of a relation a query looks at. */
export interface Viewed {
  readonly sources: readonly OpenSource[];
  /** The headers that it reads. */
  readonly headers: readonly string[];
  readonly where: Condition | null;
  /** What is asked of the days of its records, beside the condition; null where nothing is, or where no condition tells it. */
  readonly days: { readonly header: string; readonly meets: (cell: Sql) => Sql } | null;
  /** Header by the name that the condition uses. */
  readonly named: ReadonlyMap<string, string>;
  readonly decimal: ',' | '.' | null;
}

/**
 * The view that a tally is counted over: the records of the files that meet the condition, as texts, a blank one being ''. It is DuckDB's
 * own reading of the files, which knows sound records alone.
 */
export function viewSql(viewed: Viewed): Made {
  const { sources, where, days, named, decimal } = viewed;
  const names = columnNames([...viewed.headers, ...named.values()]);
  const records = recordsSql(sources, names);
  const columns = new Map([...named].map(([name, header]) => [name, names.get(header)!]));
  const [condition, ...further] = [
    ...(where === null ? [] : [conditionSql(where, { columns, decimal })]),
    ...(days === null ? [] : [days.meets(names.get(days.header)!)]),
  ];
  const all =
    condition === undefined
      ? records
      : sql`SELECT * FROM (\n  ${records}\n) AS records\nWHERE ${condition}${joined(further.map((one) => sql`\n  AND ${one}`))}`;
  return { kind: 'view', query: sql`\n${all}`, remarks: sources.map(copyRemark).join('') };
}

/** How records of files are numbered: a name, and what the pass over each file found. */
export interface Numbered {
  readonly name: Sql;
  readonly structures: readonly Structure[];
}

/** The records of some files with the cells under some headers; numbered from 0 where they are to be. */
export function recordsSql(
  sources: readonly OpenSource[],
  names: ReadonlyMap<string, Sql>,
  numbered: Numbered | null = null,
): Sql {
  let before = 0;
  const selects = sources.map((source, at) => {
    const cells = [...names].map(([header, name]) => sql`${cellOf(source, header)} AS ${name}`);
    if (numbered === null)
      return sql`SELECT ${list(cells.length === 0 ? [sql`1 AS "record"`] : cells)}\n  FROM ${readingOf(source)}`;
    const { records, rejected } = numbered.structures[at]!;
    const [first, has] = [before, (reason: string) => rejected.some((one) => one.reason === reason)];
    before += records - rejected.length;
    const place = sql`row_number() OVER () + ${literal(first)} - 1 AS ${numbered.name}`;
    const from = sql`FROM ${readingOf(source, has('field-count'))}${has('repeated-header') ? noHeader(source) : sql``}`;
    return sql`SELECT * FROM (SELECT ${list([...cells, place])}\n  ${from}) AS file WHERE ${numbered.name} < ${literal(before)}`;
  });
  const [first = sql``, ...others] = selects;
  return sql`${first}${joined(others.map((one) => sql`\n  UNION ALL ${one}`))}`;
}

/** Where a header comes again, as in files that were put together of several exports. */
function noHeader(source: OpenSource): Sql {
  const text = source.kind === 'text' ? source.headerText.toString() : '';
  const [first = sql`FALSE`, ...others] = source.columns
    .filter((header) => text.includes(header))
    .map((header) => sql`${cellOf(source, header)} = ${literal(header)}`);
  return sql` WHERE NOT (${first}${joined(others.map((one) => sql` AND ${one}`))})`;
}

/** Records of a file without the column are blank there. */
function cellOf(source: OpenSource, header: string): Sql {
  const at = source.columns.indexOf(header);
  if (at < 0) return sql`''`;
  const name = identifier(namesApart(source.columns)[at]!);
  return source.kind === 'text' ? sql`coalesce(${name}, '')` : sql`coalesce(CAST(${name} AS VARCHAR), '')`;
}

/** @param skips whether rows that are too long or too short are passed over; none are in a copy */
function readingOf(source: OpenSource, skips = false): Sql {
  if (source.kind === 'table') return sql`read_parquet(${literal(source.file)})`;
  const copy = plainCopy(source);
  const { file, delimiter, quote, skip } = copy ?? asItIs(source);
  const mark = literal(quote);
  const columns = list(namesApart(source.columns).map((name) => sql`${literal(name)}: 'VARCHAR'`));
  const passing = skips && copy === null ? sql`, ignore_errors = true` : sql``;
  return sql`read_csv(${literal(file)}, delim = ${literal(delimiter)}, quote = ${mark}, escape = ${mark}, header = false, skip = ${literal(skip)}, columns = {${columns}}, nullstr = '', auto_detect = false${passing})`;
}

function asItIs({ file, dialect: { delimiter, quote }, startLine, headerText }: TextSource): Plain {
  const mark = quote < 0 ? '' : String.fromCharCode(quote);
  const quoted =
    mark === ''
      ? []
      : headerText
          .toString()
          .split(mark)
          .filter((_, at) => at % 2 === 1);
  const broken = quoted.join('').split(/\r\n?|\n/u).length - 1;
  return {
    file: file === '-' ? '/dev/stdin' : file,
    delimiter: String.fromCharCode(delimiter),
    quote: mark,
    skip: startLine - 1 - broken,
  };
}
