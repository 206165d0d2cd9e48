import { columnNames } from '../../../../engines/tally-sql.ts';
import type { TypedColumn, TypedKind, TypedTable } from '../../../../engines/typed-table.ts';
import { datePartIn } from '../../../../records/plan.ts';
import type { Keys } from '../../../../records/typed/ids/keys.ts';
import type { PlannedColumn } from '../../../../records/typed/plan.ts';
import type { TypedReading } from '../../../../records/typed/reading.ts';
import type { TypedRelation } from '../../../../records/typed/relation.ts';
import type { Question } from '../../../../questions/question.ts';
import { identifier, sql, type Sql } from '../../../../sql/tag.ts';
import { datePart as datePartSql } from '../../../../values/dates/date-part-sql.ts';
import { datePart } from '../../../../values/dates/date-part.ts';
import { microseconds, readDate } from '../../../../values/dates/date.ts';
import { utc, zoneNamed, type Zone } from '../../../../values/dates/zones/zone.ts';

/** A column of the files, with the texts by which the run told records apart. */
export interface Cell {
  readonly header: string;
  /** The name of the column, and that by which SQL finds it wherever it is named. */
  readonly column: Sql;
  readonly name: Sql;
  /** What of it is compared with a text. */
  readonly compared: Sql;
  readonly texts: readonly string[];
  readonly codes: ArrayLike<number>;
}

/** What each record says in a column of typed rows; what one says that is not used may be unknown. */
export interface Said {
  readonly distinct: readonly (string | null)[];
  readonly codes: ArrayLike<number>;
}

export interface SaidColumn {
  readonly name: string;
  readonly kind: TypedKind;
  readonly said: Said;
  /** The headers that are known to say it; none where the run makes it of others. */
  readonly own: readonly string[];
}

/** The records of a relation as a run has read them. */
export interface ReadRecords {
  readonly relation: TypedRelation;
  readonly rows: number;
  readonly used: Int32Array;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly columns: readonly SaidColumn[];
  /** The name by which SQL knows the place of a record in the files, from 0. */
  readonly place: Sql;
  readonly zone: Zone;
}

/** @param table the rows that a query sees of that relation */
export function readRecords(
  relation: TypedRelation,
  table: TypedTable,
  keys: Keys,
  { zone }: Pick<Question, 'zone'>,
): ReadRecords {
  const { judge, duplicates, accounting } = relation;
  const { plan } = judge;
  const sound = accounting.read - rejectedIn(relation);
  const used = Int32Array.from({ length: sound }, (_, row) => row).filter(
    (row) => judge.excluded(row, duplicates.has(row)) === null,
  );
  const cells = cellsOf(relation, zone);
  const records = { relation, rows: sound, used, cells, zone: (zone === null ? null : zoneNamed(zone)) ?? utc };
  const columns = table.columns.map((column): SaidColumn => {
    const planned = plan.columns.find((one) => one.column === column.name);
    if (column.name === 'moment' && planned === undefined) return momentColumn(relation);
    return planned === undefined ? rowColumn(column, records) : plannedColumn(column, planned, relation, keys);
  });
  return { ...records, columns, place: identifier(placeName(plan.headers)) };
}

const rejectedIn = ({ structures }: TypedRelation) =>
  structures.reduce((sum, { rejected }) => sum + rejected.length, 0);

function placeName(headers: readonly string[]): string {
  const taken = new Set(headers.map((header) => header.toLowerCase()));
  return ['record', 'record_place', 'place_of_the_record'].find((name) => !taken.has(name)) ?? 'place in the files';
}

function cellsOf({ judge }: TypedRelation, zone: string | null): ReadonlyMap<string, Cell> {
  const { plan } = judge;
  const keepsZones = datePartIn(zone) === 'zoned-date-part';
  return new Map(
    [...columnNames(plan.headers)].flatMap(([header, column]) => {
      const { texts, codes, hashes, mostOfPlain } = judge.column(header);
      if (hashes !== undefined || mostOfPlain !== undefined) return [];
      const name = sql`records.${column}`;
      const isDay = header === plan.day && texts.every((text) => datePart(text, keepsZones) === text);
      const compared = isDay ? datePartSql(name, keepsZones) : name;
      return [[header, { header, column, name, compared, texts, codes }] as const];
    }),
  );
}

const saidOf = (reading: TypedReading): string | null => (reading.kind === 'value' ? String(reading.value) : null);

/** Ids that are numbers already are places of texts. */
function plannedColumn(column: TypedColumn, planned: PlannedColumn, { judge }: TypedRelation, keys: Keys): SaidColumn {
  const { distinct, codes } = judge.readings(planned);
  const { name } = column;
  const { beside } = judge.plan;
  const own = planned.header ?? (name === 'journey' ? (beside.get('journey_id') ?? beside.get('customer_id')) : null);
  const texts = own === null || own === undefined ? [] : judge.column(own).texts;
  const said = distinct.map((reading) => {
    if (reading.kind !== 'value' || column.type !== 'key' || typeof reading.value !== 'number') return saidOf(reading);
    return texts[reading.value]?.trim() ?? keys.id(reading.value);
  });
  return { name, kind: column, said: { distinct: said, codes }, own: own === null || own === undefined ? [] : [own] };
}

/** Moments reach a query as their places in order: in SQL as what they are in order of. */
function momentColumn({ judge }: TypedRelation): SaidColumn {
  const header = judge.plan.date!;
  const { texts, codes } = judge.column(header);
  const distinct = texts.map((text) => {
    const reading = readDate(text, judge.dates!);
    return reading.kind === 'value' ? microseconds(reading.sortKey) : null;
  });
  return { name: 'moment', kind: { type: 'decimal', digits: 18, scale: 0 }, said: { distinct, codes }, own: [header] };
}

/** A column of whole numbers that the run made for the rows. */
function rowColumn(
  column: TypedColumn,
  { relation, rows, used }: Pick<ReadRecords, 'relation' | 'rows' | 'used'>,
): SaidColumn {
  const { name } = column;
  const { values, present } = column.rows(0, used.length);
  const places = new Map<string | null, number>();
  const codes = new Int32Array(rows);
  for (let at = 0; at < used.length; at += 1) {
    const isPresent = present === null || ((present[at >> 3]! >> (at & 7)) & 1) === 1;
    const value = isPresent ? String(values[at]!) : null;
    const code = places.get(value) ?? places.size;
    places.set(value, code);
    codes[used[at]!] = code;
  }
  const distinct = places.size === 0 ? [null] : [...places.keys()];
  return { name, kind: column, said: { distinct, codes }, own: ownOf(name, relation) };
}

function ownOf(name: string, { judge: { plan } }: TypedRelation): readonly string[] {
  if (name === 'segment') return [...new Set(plan.by.filter((header) => header !== null))];
  if (name === 'weight') return [...(plan.weight === null ? [] : [plan.weight]), ...plan.population.values()];
  return name === 'day' && plan.date !== null ? [plan.date] : [];
}

/** What other relations say of customers, which SQL finds by their ids: the name of their rows, and the segments of each customer. */
export type Known = ReadonlyMap<string, ReadonlyMap<string | null, number>>;

/** The segment of the customer of each record in the rows of another relation, as if it stood in a column. */
export function segmentsThere(
  { rows, used }: ReadRecords,
  { said }: SaidColumn,
  id: Sql,
  [name, segments]: readonly [string, ReadonlyMap<string | null, number>],
): Cell {
  const most = Math.max(-1, ...segments.values());
  const codes = new Int32Array(rows);
  for (const row of used) codes[row] = (segments.get(said.distinct[said.codes[row]!] ?? null) ?? -1) + 1;
  const found = sql`SELECT min(known.segment) FROM ${identifier(name)} AS known WHERE known.customer_id = ${id}`;
  const text = sql`CAST(coalesce((${found}), -1) AS VARCHAR)`;
  const texts = Array.from({ length: most + 2 }, (_, code) => String(code - 1));
  return { header: name, column: text, name: text, compared: text, texts, codes };
}

/** A column of typed values as a name. */
export const columnName = ({ name }: SaidColumn): Sql => sql`${identifier(name)}`;
