import { columnNames } from '../../../engines/tally-sql.ts';
import { namesApart } from '../../../engines/names-apart.ts';
import type { Condition } from '../../../questions/where/parse.ts';
import type { OpenSource } from '../../../sources/source.ts';
import { identifier, joined, list, literal, sql, type Sql } from '../../../sql/tag.ts';
import { conditionSql } from './condition.ts';

/** What of the files of a relation a query looks at. */
export interface Viewed {
  readonly relation: string;
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
export function viewSql(viewed: Viewed): string {
  const { relation, sources, where, days, named, decimal } = viewed;
  const names = columnNames([...viewed.headers, ...named.values()]);
  const selects = sources.map((source) => {
    const cells = [...names].map(([header, name]) => sql`${cellOf(source, header)} AS ${name}`);
    return sql`SELECT ${list(cells.length === 0 ? [sql`1 AS "record"`] : cells)} FROM ${readingOf(source)}`;
  });
  const [first = sql``, ...others] = selects;
  const records = sql`${first}${joined(others.map((one) => sql`\n  UNION ALL ${one}`))}`;
  const columns = new Map([...named].map(([name, header]) => [name, names.get(header)!]));
  const [condition, ...further] = [
    ...(where === null ? [] : [conditionSql(where, { columns, decimal })]),
    ...(days === null ? [] : [days.meets(names.get(days.header)!)]),
  ];
  const all =
    condition === undefined
      ? records
      : sql`SELECT * FROM (\n  ${records}\n) AS records\nWHERE ${condition}${joined(further.map((one) => sql`\n  AND ${one}`))}`;
  return `${sources.map(remarkOf).join('')}CREATE VIEW ${identifier(relation)} AS\n${all};\n`;
}

/** Records of a file without the column are blank there. */
function cellOf(source: OpenSource, header: string): Sql {
  const at = source.columns.indexOf(header);
  if (at < 0) return sql`''`;
  const name = identifier(namesApart(source.columns)[at]!);
  return source.kind === 'text' ? sql`coalesce(${name}, '')` : sql`coalesce(CAST(${name} AS VARCHAR), '')`;
}

function readingOf(source: OpenSource): Sql {
  if (source.kind === 'table') return sql`read_parquet(${literal(source.file)})`;
  const { delimiter, quote } = source.dialect;
  const mark = literal(quote < 0 ? '' : String.fromCharCode(quote));
  const columns = list(namesApart(source.columns).map((name) => sql`${literal(name)}: 'VARCHAR'`));
  return sql`read_csv(${literal(source.file)}, delim = ${literal(String.fromCharCode(delimiter))}, quote = ${mark}, escape = ${mark}, header = false, skip = ${literal(source.startLine - 1)}, columns = {${columns}}, nullstr = '', auto_detect = false)`;
}

/** What DuckDB cannot read by itself. */
const remarkOf = ({ file, encoding }: OpenSource): string =>
  encoding.name === 'utf-8'
    ? ''
    : `-- the file is in ${encoding.name}; make it UTF-8 first: cx convert ${JSON.stringify(file)} --output …\n`;
