import { CxError } from '../../errors.ts';
import { trinoSql } from '../../sql/dialect.ts';
import { identifier, joined, list, literal, sql, type Sql } from '../../sql/tag.ts';
import { datePart } from '../../values/dates/date-part-sql.ts';
import { trimmed } from '../../values/trimmed-sql.ts';
import type { Repeats, RepeatsRule, TallyCell, TallyRequest } from '../engine.ts';
import { cellSql, type ClusterSource } from './relation.ts';
import { fractionOf, textOfRow } from './texts.ts';

/** As many texts go back to the cluster with what they mean: a query has its bounds. */
const mostVerdicts = 20_000;

type Unique = NonNullable<TallyRequest['unique']>;

/** The records that share their id with another, which stay where they are; null where there are none. */
export async function repeatsIn(sources: readonly ClusterSource[], request: TallyRequest): Promise<Repeats | null> {
  const { unique } = request;
  if (unique === null) return null;
  const { table } = sources[0]!;
  const { rows } = await table.ask(
    sql`WITH records AS (${recordsOf(sources, request, unique)}), ${repeatedSql}
SELECT count(*) FROM repeated`,
  );
  const count = Number(rows[0]![0]);
  return count === 0 ? null : { count, lost: (rule) => lostBy(rule, sources, request, unique) };
}

const valueAt = (place: number): Sql => identifier(`v${place}`);

/** Each record with its id, its date, what the tally reads of it, and the text of all its cells, for a total order. */
function recordsOf(sources: readonly ClusterSource[], { columns }: TallyRequest, { id, date }: Unique): Sql {
  const queries = sources.map((source) => {
    const values = columns.map(({ header, reading }, at) => {
      const cell = cellSql(source, header);
      const read = reading === 'raw' ? cell : datePart(cell, reading === 'zoned-date-part', trinoSql);
      return sql`, ${read} AS ${valueAt(at)}`;
    });
    const all = source.columns.map((header) => cellSql(source, header));
    const dated = date === null ? sql`''` : cellSql(source, date);
    return sql`SELECT ${trimmed(cellSql(source, id), trinoSql)} AS "id", ${dated} AS "date", ${textOfRow(all)} AS "text"${joined(values)} FROM ${source.table.from}`;
  });
  const [first = sql``, ...others] = queries;
  return sql`${first}${joined(others.map((query) => sql` UNION ALL ${query}`))}`;
}

const repeatedSql = sql`repeated AS (
  SELECT * FROM (SELECT *, count(*) OVER (PARTITION BY "id") AS "alike" FROM records WHERE "id" <> '') AS counted
  WHERE "alike" > 1
)`;

/**
 * Of the records of an id that compete, all but the latest, then the one with the greater text: the texts of dates and of what decides
 * whether a record competes are counted first, and what they mean goes back with the question.
 *
 * @throws cluster-many-texts
 */
async function lostBy(
  rule: RepeatsRule,
  sources: readonly ClusterSource[],
  request: TallyRequest,
  unique: Unique,
): Promise<readonly TallyCell[]> {
  const { table } = sources[0]!;
  const records = sql`WITH records AS (${recordsOf(sources, request, unique)}), ${repeatedSql}`;
  const values = list(request.columns.map((_, at) => valueAt(at)));
  const deciding = rule.deciding.map(valueAt);
  const textsOf = async (columns: readonly Sql[]) => {
    const { rows } = await table.ask(sql`${records}\nSELECT DISTINCT ${list(columns)} FROM repeated`, mostVerdicts + 1);
    if (rows.length > mostVerdicts) throw new CxError('cluster-many-texts', { table: table.shown });
    return rows.map((row) => row.map(String));
  };
  const combinations = deciding.length === 0 ? [] : await textsOf(deciding);
  const out = combinations.filter((texts) => !rule.competes(withTexts(texts, rule.deciding, request.columns.length)));
  const places = placesOf(
    (await textsOf([sql`"date"`])).map(([text]) => text!),
    rule.sortKey,
  );
  const competing = out.map((texts) => sql` AND NOT (${allEqual(deciding, texts)})`);
  const { rows } = await table.ask(sql`${records}, ranks ("text", place) AS (VALUES ${list(places)}), ranked AS (
  SELECT repeated.*, row_number() OVER (PARTITION BY repeated."id" ORDER BY ranks.place DESC, repeated."text" DESC) AS number
  FROM repeated JOIN ranks ON ranks."text" = repeated."date" WHERE TRUE${joined(competing)}
)
SELECT ${request.columns.length === 0 ? sql`` : sql`${values}, `}count(*) FROM ranked WHERE number > 1${request.columns.length === 0 ? sql`` : sql` GROUP BY ${values}`}`);
  return rows.map((row) => ({
    values: row.slice(0, -1).map((text) => fractionOf(String(text))),
    rows: Number(row.at(-1)),
  }));
}

function withTexts(texts: readonly string[], places: readonly number[], width: number): readonly string[] {
  const values = Array.from({ length: width }, () => '');
  for (const [at, place] of places.entries()) values[place] = texts[at]!;
  return values;
}

function allEqual(columns: readonly Sql[], texts: readonly string[]): Sql {
  const [first = sql`TRUE`, ...others] = columns.map((column, at) => sql`${column} = ${literal(texts[at]!)}`);
  return sql`${first}${joined(others.map((one) => sql` AND ${one}`))}`;
}

/** The texts of dates with their places in the order of their days; those that say no day come first. */
function placesOf(texts: readonly string[], sortKey: (text: string) => string): Sql[] {
  const keys = texts.map((text) => sortKey(text));
  const order = new Map(
    [...new Set(keys)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map((key, at) => [key, at]),
  );
  return texts.map((text, at) => sql`(${literal(text)}, ${literal(order.get(keys[at]!)!)})`);
}
