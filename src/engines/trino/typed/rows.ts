import { CxError } from '../../../errors.ts';
import { identifier, list, literal, sql, type Sql } from '../../../sql/tag.ts';
import type { StayingRows, TypedColumn, TypedKind, TypedTable } from '../../typed-table.ts';
import { keyOf, keySql, lookup } from './lookup.ts';
import { readableForm, type ReadableForm } from './readable.ts';
import { ClusterRecords } from './records.ts';
import { saidByCells, usedCells, type SaidByCells } from './said.ts';
import { toldBy, type Told } from './telling.ts';

/** With fewer texts, they go back with what they say whatever their form. */
const fewTexts = 50;
/** As many texts go back to the cluster with what they say. */
const mostTexts = 20_000;

/**
 * The rows of records that stay in a cluster, typed as a table of rows here says: texts, the fewest that tell it, go back to the cluster with
 * what they say, and the ids are those that it has.
 *
 * @throws cluster-many-texts
 */
export function typedRowsSql(table: TypedTable, staying: StayingRows): Sql {
  const { records } = staying;
  if (!(records instanceof ClusterRecords)) throw new Error('those records are in no cluster');
  const firsts = usedCells(staying, records);
  const parts = table.columns.map((column): Part => {
    if (column.type === 'key') return { value: idSql(column.name, staying, records), texts: 0 };
    return valuePart(column, toldBy(records, saidByCells(column, staying, records, firsts)), records);
  });
  const used = usedPart(records, firsts);
  const texts = [...parts, used].reduce((sum, part) => sum + part.texts, 0);
  if (texts > mostTexts) throw new CxError('cluster-many-texts', { table: records.sources[0]!.table.shown });
  const columns = parts.map(({ value }, at) => sql`${value} AS ${identifier(table.columns[at]!.name)}`);
  // Texts are compared as they were told apart: dates without their time, all plain ids as one.
  const compared = records.columns.map(({ name, cell, isId }) =>
    isId ? sql`${name}, ${cell(name)} AS ${cellName(name)}` : sql`${cell(name)} AS ${cellName(name)}`,
  );
  const from = compared.length === 0 ? records.sql : sql`SELECT ${list(compared)} FROM (${records.sql}) AS texts`;
  return sql`SELECT ${list(columns)} FROM (${from}) AS records WHERE ${used.value}`;
}

/** What makes a value of the records of a cluster, and how many texts go there for it. */
interface Part {
  readonly value: Sql;
  readonly texts: number;
}

const cellName = (name: Sql): Sql => identifier(`cell_${name.slice(1, -1)}`);

function idSql(column: string, { ids }: StayingRows, records: ClusterRecords): Sql {
  const own = ids.get(column);
  return own === undefined ? sql`CAST(NULL AS VARCHAR)` : records.idOf(own.header, own.ids);
}

function valuePart(column: TypedColumn, told: Told, records: ClusterRecords): Part {
  const { places, said } = told;
  if (places.length === 0) {
    const [one] = said.values();
    return { value: valueOf(column, literal(one?.value ?? null)), texts: 0 };
  }
  const form = places.length === 1 && said.size > fewTexts ? readableForm(column) : null;
  const others = form === null ? [...said.values()] : unreadable(told, form, records);
  const found = foundSql(records, places, others);
  const value = valueOf(column, sql`substr(nullif(${found}, ''), 2)`);
  if (form === null) return { value, texts: others.length };
  const read = form.sql(cellName(records.columns[places[0]!]!.name));
  return others.length === 0
    ? { value: read, texts: 0 }
    : { value: sql`IF(${found} IS NULL, ${read}, ${value})`, texts: others.length };
}

/** Texts that the cluster does not read as they are read here. */
const unreadable = ({ places, said }: Told, { holds }: ReadableForm, records: ClusterRecords): Keyed => {
  const { texts } = records.cells(places[0]!);
  return [...said.values()].filter(({ codes, value }) => !holds(texts[codes[0]!]!, value));
};

type Keyed = readonly { readonly codes: readonly number[]; readonly value: string | null }[];

/** What is said of the texts of a record: a value behind `=`, blank where it is nothing; NULL where nothing is known of them. */
function foundSql(records: ClusterRecords, places: readonly number[], keyed: Keyed): Sql {
  const table = keyed.map(({ codes, value }) => {
    const texts = codes.map((code, at) => records.cells(places[at]!).texts[code]!);
    return [keyOf(texts), value === null ? '' : `=${value}`] as const;
  });
  return lookup(table, keySql(places.map((place) => cellName(records.columns[place]!.name))));
}

/** Which records are used: whichever are fewer, texts of those or of the others go back. */
function usedPart(records: ClusterRecords, firsts: Int32Array): Part {
  const isUsed: SaidByCells = Array.from(firsts, (row) => (row < 0 ? '0' : '1'));
  const { places, said } = toldBy(records, isUsed);
  if (places.length === 0) {
    const [one] = said.values();
    return { value: one?.value === '0' ? sql`false` : sql`true`, texts: 0 };
  }
  const saying = (value: string): Keyed => [...said.values()].filter((one) => one.value === value);
  const [used, unused] = [saying('1'), saying('0')];
  const isFewer = used.length <= unused.length;
  const fewer = isFewer ? used : unused;
  const found = foundSql(records, places, fewer);
  return { value: isFewer ? sql`${found} IS NOT NULL` : sql`${found} IS NULL`, texts: fewer.length };
}

/** A text as the value that it stands for. */
function valueOf(kind: TypedKind, text: Sql): Sql {
  switch (kind.type) {
    case 'day':
      return sql`date_add('day', CAST(${text} AS INTEGER), DATE '1970-01-01')`;
    case 'count':
      return sql`CAST(${text} AS INTEGER)`;
    case 'decimal':
      return sql`CAST(${text} AS DECIMAL(${literal(kind.digits)}, ${literal(kind.scale)}))`;
    case 'word':
    case 'key':
      return sql`CAST(${text} AS VARCHAR)`;
  }
}
