import { CxError } from '../../errors.ts';
import type { SourceOptions } from '../../sources/source.ts';
import type { NumberedTexts, Table, TableColumn, TableRecords, TableRequest } from '../../sources/table.ts';
import { identifier, list, literal, sql, type Sql } from '../../sql/tag.ts';
import { numberedTexts, numberPerRow, type NumberedRows } from './files/numbered-texts.ts';
import { copyAsCsv, textOfColumn, withParquet, type OpenParquet } from './files/parquet.ts';
import { loadRows } from './typed-rows.ts';

/** The rows of a file that show how it is to be understood: those with which it begins, and where totals may stand. */
const firstRows = 1000;
const lastRows = 3;

/**
 * Opens a Parquet file as a table. Each call reads it anew, in a database that reaches no other file.
 *
 * @throws parquet-broken, not-readable
 */
export async function openParquet(path: string, { memory }: Pick<SourceOptions, 'memory'> = {}): Promise<Table> {
  const withFile = <T>(work: (file: OpenParquet) => Promise<T>, others: readonly string[] = []) =>
    withParquet(path, { memory, others }, work);
  const rows = await rowsOf(
    path,
    withFile(({ database, from }) => countOf(database, from)),
  );
  return {
    rows,
    records: (request) => withFile((file) => recordsOf(file, request, rows)),
    visit: (places, visit) => withFile((file) => visitRows(file, places, visit)),
    copyEnds: (copy) => withFile((file) => copyAsCsv(file, endsOf(file, rows), copy), [copy]),
    copyAll: (copy) => withFile((file) => copyAsCsv(file, [sql`FROM ${file.from}`], copy), [copy]),
  };
}

/** @throws parquet-broken where not even the number of its rows can be read */
async function rowsOf(file: string, counted: Promise<number>): Promise<number> {
  try {
    return await counted;
  } catch (error) {
    if (!(error instanceof CxError) || error.code !== 'not-readable') throw error;
    const why = {
      en: 'what it says of its columns cannot be read',
      es: 'no se puede leer lo que dice de sus columnas',
    };
    throw new CxError('parquet-broken', { file, why });
  }
}

type Database = OpenParquet['database'];

async function countOf(database: Database, rows: Sql): Promise<number> {
  const [[count] = []] = await database.run(sql`SELECT count(*) FROM ${rows}`);
  return Number(count);
}

function endsOf({ from }: OpenParquet, rows: number): Sql[] {
  if (rows <= firstRows + lastRows) return [sql`FROM ${from}`];
  return [
    sql`SELECT * FROM ${from} LIMIT ${literal(firstRows)}`,
    sql`SELECT * FROM ${from} LIMIT ${literal(lastRows)} OFFSET ${literal(rows - lastRows)}`,
  ];
}

/** DuckDB's own name for the place of a row in its file. */
const place = identifier('file_row_number');

/**
 * Null where a row says the header again, as in files that were put together of several exports, and where the file has a
 * column by the name under which rows are numbered.
 */
async function recordsOf(file: OpenParquet, request: TableRequest, count: number): Promise<TableRecords | null> {
  const { database } = file;
  if (file.columns.some(({ name }) => name.toLowerCase() === 'file_row_number')) return null;
  if (await repeatsHeader(file)) return null;
  const rows = { path: file.path, from: file.from, place, count };
  const columns: (NumberedTexts | null)[] = [];
  for (const column of request.columns) columns.push(await columnOf(file, rows, column));
  const alike = request.repeated === null ? null : numberOfAlike(file.columns, request.repeated);
  return {
    rows: count,
    columns,
    alike: alike === null ? new Float64Array() : await numberPerRow(database, rows, alike),
  };
}

async function repeatsHeader({ database, columns, from }: OpenParquet): Promise<boolean> {
  const saysHeader = columns.map((column) => sql`${textOfColumn(column)} = ${literal(column.name)}`);
  const query = saysHeader.reduce((all, one) => sql`${all} AND ${one}`);
  return (await countOf(database, sql`(SELECT 1 FROM ${from} WHERE ${query} LIMIT 1)`)) > 0;
}

async function columnOf(
  { database, columns }: OpenParquet,
  rows: NumberedRows,
  { place: at, mostTexts }: TableColumn,
): Promise<NumberedTexts | null> {
  const column = columns[at];
  if (column === undefined) return blanks(rows.count);
  if (Number.isFinite(mostTexts) && (await hasMoreTexts(database, rows, textOfColumn(column), mostTexts))) return null;
  return numberedTexts(database, rows, column);
}

const blanks = (count: number): NumberedTexts => ({
  texts: { bytes: new Uint8Array(), ends: new Uint32Array(count === 0 ? 0 : 1) },
  codes: new Int32Array(count),
});

/** Most columns that have more texts than a few show it in their first rows. */
async function hasMoreTexts(database: Database, { from }: NumberedRows, text: Sql, most: number): Promise<boolean> {
  const distinct = (rows: Sql) =>
    countOf(database, sql`(SELECT DISTINCT ${text} FROM ${rows} LIMIT ${literal(most + 1)})`);
  const first = sql`(SELECT * FROM ${from} LIMIT ${literal(firstRows)})`;
  return (await distinct(first)) > most || (await distinct(from)) > most;
}

/** A number of 53 bits that is made of all cells of a row; 0 where its id is blank. */
function numberOfAlike(columns: OpenParquet['columns'], id: number): Sql {
  const own = columns[id];
  if (own === undefined) return literal(0);
  const cells = list(columns.map(textOfColumn));
  return sql`CASE WHEN ${textOfColumn(own)} = '' THEN 0 ELSE CAST(hash(${cells}) >> 11 AS DOUBLE) + 1 END`;
}

async function visitRows(
  { database, columns, from }: OpenParquet,
  places: Int32Array,
  visit: (cells: readonly string[], place: number) => void,
): Promise<void> {
  const wanted = {
    name: 'wanted',
    rows: places.length,
    columns: [
      {
        type: 'count',
        name: 'place',
        rows: (start: number, end: number) => ({ values: places.slice(start, end), present: null }),
      } as const,
    ],
  };
  await loadRows(database, wanted);
  const cells = list(columns.map(textOfColumn));
  await database.stream(
    sql`SELECT ${place}, ${cells} FROM ${from} WHERE ${place} IN (SELECT wanted.place FROM wanted) ORDER BY ${place}`,
    ([at, ...texts]) => visit(texts.map(String), Number(at)),
  );
}
