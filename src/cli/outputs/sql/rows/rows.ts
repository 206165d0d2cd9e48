import type { TypedTable } from '../../../../engines/typed-table.ts';
import type { Question } from '../../../../questions/question.ts';
import type { Keys } from '../../../../records/typed/ids/keys.ts';
import type { TypedRelation } from '../../../../records/typed/relation.ts';
import { joined, sql, type Sql } from '../../../../sql/tag.ts';
import { recordsSql } from '../files.ts';
import { copyRemark } from '../plain-copy.ts';
import type { Made } from '../made.ts';
import { keptRecords, type Kept } from './left-out.ts';
import {
  columnName,
  readRecords,
  segmentsThere,
  type Known,
  type ReadRecords,
  type SaidColumn,
} from './read-records.ts';
import { told, type Told } from './told.ts';

/** The rows of a relation as a statement over the files, and the least segment of each customer in them. */
export interface RowsInSql extends Made {
  readonly customers: ReadonlyMap<string | null, number> | null;
}

/**
 * The typed rows that a query reads, as a table over the files of the user: what each cell says, and which records count.
 *
 * @param known what other relations say that are made by then
 */
export function rowsSql(
  table: TypedTable,
  relation: TypedRelation,
  keys: Keys,
  question: Question,
  known: Known,
): RowsInSql {
  const records = readRecords(relation, table, keys, question);
  const id = records.columns.find(({ name }) => name === 'customer_id');
  const isLent = table.columns.some((column) => column.name === 'segment' && !relation.table.columns.includes(column));
  const there = (column: SaidColumn) =>
    isLent && column.name === 'segment' && id !== undefined
      ? [...known].map((one) => segmentsThere(records, id, told(id, records).sql, one))
      : [];
  const columns = new Map(records.columns.map((column) => [column, told(column, records, there(column))] as const));
  const byName = new Map([...columns].map(([{ name }, one]) => [name, one] as const));
  const kept = keptRecords(records, byName, question, known);
  const values = [...columns].map(([column, one]) => sql`\n  ${one.sql} AS ${columnName(column)}`);
  const [first = sql`TRUE`, ...others] = kept.conditions;
  const where =
    kept.conditions.length === 0 ? sql`` : sql`\nWHERE ${first}${joined(others.map((one) => sql`\n  AND ${one}`))}`;
  const qualify = kept.qualify === null ? sql`` : sql`\nQUALIFY ${kept.qualify}`;
  const from = filesSql(records, [...byName.values()], kept);
  const query = sql`\nSELECT${joined(values.map((one, at) => (at === 0 ? one : sql`,${one}`)))}\nFROM (\n  ${from}\n) AS records${where}${qualify}`;
  return { kind: 'table', query, remarks: remarks(records, columns, kept), customers: customersOf(records, id) };
}

/** The least segment of each customer. */
function customersOf({ used, columns }: ReadRecords, id: SaidColumn | undefined): RowsInSql['customers'] {
  const segment = columns.find(({ name }) => name === 'segment');
  if (id === undefined || segment === undefined) return null;
  const least = new Map<string | null, number>();
  for (const row of used) {
    const customer = id.said.distinct[id.said.codes[row]!] ?? null;
    const number = Number(segment.said.distinct[segment.said.codes[row]!]);
    if (number < (least.get(customer) ?? Number.POSITIVE_INFINITY)) least.set(customer, number);
  }
  return least;
}

function filesSql({ relation, cells, place }: ReadRecords, values: readonly Told[], kept: Kept): Sql {
  const { opened } = relation.judge.plan;
  const { structures } = relation;
  const isNumbered =
    kept.needsPlace ||
    values.some(({ needsPlace }) => needsPlace) ||
    structures.some(({ rejected }) => rejected.length > 0);
  const names = new Map([...cells].map(([header, { column }]) => [header, column] as const));
  return recordsSql(opened.sources, names, isNumbered || names.size === 0 ? { name: place, structures } : null);
}

/** What a reader has to know: where the records went, and what SQL does not tell. */
function remarks(records: ReadRecords, columns: ReadonlyMap<{ readonly name: string }, Told>, kept: Kept): string {
  const { relation } = records;
  const { accounting, structures, judge } = relation;
  const { opened } = judge.plan;
  const reasons = accounting.excluded.map(({ reason, rows }) => ` + ${reason} ${rows}`).join('');
  const rejected = structures.flatMap((one) => one.rejected).length;
  const untold = [...columns]
    .filter(([, one]) => one.untold > 0)
    .map(([{ name }, one]) => `${name} (records: ${one.untold})`);
  return [
    `-- ${opened.relation}: records read ${accounting.read} = used ${accounting.used}${reasons}\n`,
    ...opened.sources.map(copyRemark),
    ...(rejected > 0 ? [`-- rows that are no sound records, which DuckDB may read otherwise: ${rejected}\n`] : []),
    ...(untold.length > 0 ? [`-- what SQL does not say as the run does: ${untold.join(', ')}\n`] : []),
    ...(kept.untold > 0 ? [`-- records that the run leaves out and that stand here: ${kept.untold}\n`] : []),
  ].join('');
}
