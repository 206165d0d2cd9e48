import { identifier, list, literal, sql, type Sql } from '../../sql/tag.ts';
import { textOfRow } from './texts.ts';

/** As many rows show how a table is to be understood. */
const sampleRows = 500;
/** A column with more texts in them may tell persons apart. */
const mostTexts = 60;
/** What may name somebody: words, and numbers as long as those of telephones and customers. */
const ofPersons = String.raw`\p{L}|[0-9]{7}`;

const columnOf = (place: number): Sql => identifier(`c${place}`);

/**
 * The rows that show how a table is to be understood, the same ones each time: which they are, a hash of their texts says. Of columns
 * that may tell persons apart, the texts stay in the cluster: a hash stands for each.
 */
export function sampleSql(texts: readonly Sql[], from: Sql): Sql {
  const named = texts.map((text, at) => sql`${text} AS ${columnOf(at)}`);
  const columns = texts.map((_, at) => columnOf(at));
  const types = list(columns.map((column) => sql`${column} VARCHAR`));
  const counts = list(columns.map((column, at) => sql`count(DISTINCT ${column}) AS ${identifier(`n${at}`)}`));
  const shown = list(
    columns.map(
      (column, at) =>
        sql`IF(${identifier(`n${at}`)} > ${literal(mostTexts)} AND regexp_like(shown.${column}, ${literal(ofPersons)}), '#' || to_hex(xxhash64(to_utf8(shown.${column}))), shown.${column})`,
    ),
  );
  return sql`WITH sample AS (
  SELECT ${list(named)} FROM ${from}
  ORDER BY xxhash64(to_utf8(${textOfRow(texts)})), ${textOfRow(texts)} LIMIT ${literal(sampleRows)}
), counted AS (
  SELECT array_agg(CAST(ROW(${list(columns)}) AS ROW(${types}))) AS cells, ${counts} FROM sample
)
SELECT ${shown} FROM counted CROSS JOIN UNNEST(cells) AS shown (${list(columns)})`;
}
