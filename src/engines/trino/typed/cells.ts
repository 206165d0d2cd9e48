import { CxError } from '../../../errors.ts';
import { trinoSql } from '../../../sql/dialect.ts';
import { identifier, list, literal, sql, unionAll, type Sql } from '../../../sql/tag.ts';
import { datePart } from '../../../values/dates/date-part-sql.ts';
import { plainId, plainText } from '../../../values/plain-id.ts';
import type { CellsRequest, EncodedColumn, ReadByCells } from '../../columns.ts';
import { structureOf, textIn } from '../answers.ts';
import { MoreRows } from '../client/client.ts';
import { cellSql, clusterSource, recordsSql, type ClusterSource } from '../relation.ts';
import { textOfRow } from '../texts.ts';
import { ClusterRecords, type CellColumn } from './records.ts';
import { idCell, isPlain } from './plain-ids.ts';

/** The most combinations of texts that a cluster hands over. */
const mostCells = 1_000_000;
/** A number for each record is kept here for each column. */
const mostRecords = 100_000_000;
/** As many ids leave the cluster that are no plain ones: the rules of ids are told by their texts. */
const mostWords = 1000;
/** A column of words has no more texts. */
const mostTextsOfWords = 20;

/**
 * Counts records by the texts of their columns, where ids that are plain are all one, and returns as many records that say the same.
 *
 * @throws cluster-many-texts, cluster-many-records, cluster-many-words, input-changed
 */
export const readByCells: ReadByCells = async (opened, request) => {
  const sources = opened.map(clusterSource);
  assertFew(sources);
  await assertFewWords(sources, request.ids);
  const words = request.words === null ? [] : await columnsOfWords(sources, request, request.words);
  const columns = cellColumns([...request.columns, ...words], request.ids);
  const cells = await countedCells(sources, columns);
  const records = new ClusterRecords(sources, columns, cells);
  const read = await Promise.all(
    columns.map(async (column, at) => [column.header, await encoded(sources, column, records.texts(at))] as const),
  );
  const asked = new Set([...request.columns.map(({ header }) => header), ...request.ids]);
  const texts = columns.flatMap((_, at) => records.texts(at).texts);
  return {
    rows: records.rows,
    columns: new Map(read.filter(([header]) => asked.has(header))),
    words: new Map(read.filter(([header]) => !asked.has(header))),
    repeats: request.repeated === null ? 0 : await repeatsIn(sources, request.repeated),
    structures: sources.map(({ table }, at) => structureOf(table.rows, at === 0 ? texts : [])),
    staying: records,
  };
};

/** @throws cluster-many-records */
function assertFew(sources: readonly ClusterSource[]): void {
  const records = sources.reduce((sum, { table }) => sum + table.rows, 0);
  const [{ table }] = sources as [ClusterSource];
  if (records > mostRecords)
    throw new CxError('cluster-many-records', { table: table.shown, records, most: mostRecords });
}

/** @throws cluster-many-words */
async function assertFewWords(sources: readonly ClusterSource[], ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const names = ids.map((header, at) => [header, identifier(`i${at}`)] as const);
  const counts = names.map(([, name]) => sql`count(DISTINCT IF(${isPlain(name)}, NULL, ${name}))`);
  const { rows } = await sources[0]!.table.ask(
    sql`SELECT ${list(counts)} FROM (${recordsSql(sources, names)}) AS records`,
  );
  const at = rows[0]!.findIndex((count) => Number(count) > mostWords);
  if (at >= 0)
    throw new CxError('cluster-many-words', { table: sources[0]!.table.shown, column: ids[at]!, most: mostWords });
}

/** Columns that nobody asked for, of few texts of which one is a word that is looked for. */
async function columnsOfWords(
  sources: readonly ClusterSource[],
  { columns, ids }: CellsRequest,
  isWord: (text: string) => boolean,
): Promise<CellsRequest['columns']> {
  const known = new Set([...columns.map(({ header }) => header), ...ids]);
  const others = [...new Set(sources.flatMap((source) => source.columns))].filter((header) => !known.has(header));
  const names = others.map((header, at) => [header, identifier(`w${at}`)] as const);
  if (names.length === 0) return [];
  const from = sql`(${recordsSql(sources, names)}) AS records`;
  const { table } = sources[0]!;
  const counted = await table.ask(
    sql`SELECT ${list(names.map(([, name]) => sql`count(DISTINCT ${name})`))} FROM ${from}`,
  );
  const few = names.filter((_, at) => Number(counted.rows[0]![at]) <= mostTextsOfWords);
  const found: CellsRequest['columns'][number][] = [];
  for (const [header, name] of few) {
    const { rows } = await table.ask(sql`SELECT DISTINCT ${name} FROM ${from}`);
    if (rows.some(([text]) => isWord(textIn(text!)))) found.push({ header, reading: 'raw' });
  }
  return found;
}

function cellColumns(columns: CellsRequest['columns'], ids: readonly string[]): readonly CellColumn[] {
  return [
    ...columns.map(({ header, reading }, at): CellColumn => {
      const name = identifier(`c${at}`);
      const cell = (text: Sql) => (reading === 'raw' ? text : datePart(text, reading === 'zoned-date-part', trinoSql));
      return { header, name, isId: false, cell };
    }),
    ...ids.map((header, at): CellColumn => ({ header, name: identifier(`i${at}`), isId: true, cell: idCell })),
  ];
}

/** @throws cluster-many-texts, input-changed */
async function countedCells(sources: readonly ClusterSource[], columns: readonly CellColumn[]) {
  const { table } = sources[0]!;
  const names = columns.map(({ header, name }) => [header, name] as const);
  const cells = columns.map(({ name, cell }) => cell(name));
  const places = list(cells.map((_, at) => literal(at + 1)));
  const grouped = cells.length === 0 ? sql`` : sql` GROUP BY ${places}`;
  try {
    const { rows } = await table.ask(
      sql`SELECT ${list([...cells, sql`count(*)`])} FROM (${recordsSql(sources, names)}) AS records${grouped}`,
      mostCells,
    );
    const read = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
    const had = sources.reduce((sum, one) => sum + one.table.rows, 0);
    if (read !== had) throw new CxError('input-changed', { file: sources.map((one) => one.table.shown).join(', ') });
    return rows;
  } catch (error) {
    if (error instanceof MoreRows) throw new CxError('cluster-many-texts', { table: table.shown });
    throw error;
  }
}

/** A column as the records here have it; of ids the first text stands for all that are plain. */
async function encoded(
  sources: readonly ClusterSource[],
  { header, isId }: CellColumn,
  { texts, codes }: EncodedColumn,
): Promise<EncodedColumn> {
  if (!isId) return { texts, codes };
  // What everybody without a name is called may be 0: then it is in more records than any other.
  const mostOfPlain = texts.some((text) => text.trim() === '0') ? await mostOf(sources, header) : 1;
  if (texts[plainId] !== plainText) throw new Error('the first text of ids is that of all plain ones');
  return { texts, codes, mostOfPlain };
}

/** In how many records the plain id stands that most have. */
async function mostOf(sources: readonly ClusterSource[], header: string): Promise<number> {
  const id = identifier('id');
  const { rows } = await sources[0]!.table.ask(
    sql`SELECT coalesce(max("rows"), 0) FROM (SELECT count(*) AS "rows" FROM (${recordsSql(sources, [[header, id]])}) AS records WHERE ${isPlain(id)} GROUP BY id) AS counted`,
  );
  return Number(rows[0]![0]);
}

/** How many records repeat another cell by cell, of those that have an id. */
async function repeatsIn(sources: readonly ClusterSource[], header: string): Promise<number> {
  const queries = sources.map((source) => {
    const text = textOfRow(source.columns.map((column) => cellSql(source, column)));
    return sql`SELECT ${text} AS "text" FROM ${source.table.from} WHERE ${cellSql(source, header)} <> ''`;
  });
  const { rows } = await sources[0]!.table.ask(
    sql`SELECT count(*) - count(DISTINCT "text") FROM (${unionAll(queries)}) AS records`,
  );
  return Number(rows[0]![0]);
}
