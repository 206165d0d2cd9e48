import type { Remark } from '../../sources/source.ts';
import type { StayingRows, TypedColumn, TypedTable } from '../../engines/typed-table.ts';
import type { Accounting } from '../../results/result.ts';
import type { Structure } from '../../sources/structure/structure-found.ts';
import { civilDay, isoDay } from '../../values/dates/calendar.ts';
import { Accounts } from '../accounts.ts';
import { compareTexts } from '../order.ts';
import { countsAmong, mapped, type Coded } from './encoding/coded.ts';
import { countColumn, dayColumn, typedColumn } from './columns.ts';
import { idsStay, stayingIds } from './ids/staying.ts';
import { duplicateRows } from './duplicates.ts';
import type { EncodedRecords } from './encoding/encoded.ts';
import { TypedJudge } from './judge.ts';
import { nothingLent, type Lent } from './lent/lent.ts';
import { optionalScoreRemarks } from './scores/optional-scores.ts';
import { momentsOf } from './lent/moments.ts';
import type { Keys } from './ids/keys.ts';
import type { Asked, PlannedColumn, TypedPlan } from './plan.ts';
import type { TypedReading } from './reading.ts';
import { weightClasses, type WeightClass } from './weights.ts';

/** Which days the used records of a relation say, in numbers of days since 1970. */
export interface UsedDays {
  /** The first on which a record happened. */
  readonly first: number;
  /** The last in any column of dates. */
  readonly last: number;
  /** The one before it, of those that differ. */
  readonly before: number | null;
  /** How many dates there are. */
  readonly count: number;
}

/** The used records of a relation with typed values, and where all of its records went. */
export interface TypedRelation {
  readonly judge: TypedJudge;
  readonly duplicates: ReadonlySet<number>;
  readonly structures: readonly Structure[];
  readonly accounting: Accounting;
  /**
   * The columns that were asked for, and `segment`: the place of the record's segment in `segments`. Where a weight was asked
   * for, `weight`: the place of its class in `weights`; where days are needed that are in no column asked for, `day`.
   */
  readonly table: TypedTable;
  /** The segments in the order of their texts; one without a name where none was asked for. */
  readonly segments: readonly (readonly string[])[];
  readonly weights: readonly WeightClass[];
  /** The days that the used records say; null where none has a date. */
  readonly days: UsedDays | null;
  /** The last day of records that are left out because they lie outside the days asked for; null where none does. */
  readonly lastOutside: number | null;
  /** What the meaning of the relation had to say of its records. */
  readonly remarks: readonly Remark[];
}

/**
 * Judges records and gives those that are used typed values.
 * @throws date-order-ambiguous, decimal-undecided, conflicting-customers
 */
export async function typedRelation(
  plan: TypedPlan,
  asked: Asked,
  records: EncodedRecords,
  keys: Keys,
  lent: Lent = nothingLent,
): Promise<TypedRelation> {
  const { staying } = records;
  if (staying !== undefined && (plan.placed || lent.members !== null || lent.answers !== null)) idsStay();
  const judge = new TypedJudge(plan, asked, records, lent);
  // Which line speaks for its order, the order of lines in a file says.
  if (staying !== undefined && judge.meaning.speaker !== undefined) idsStay('transaction_id');
  const duplicates = await duplicateRows(records, judge, asked);
  const { used, accounting, lastOutside } = judged(judge, records, duplicates);
  const { column: segment, segments } = segmentsOf(judge, used);
  const seen = plan.columns.filter(({ unseen }) => unseen !== true);
  const columns = seen.map((column) =>
    staying !== undefined && column.declared.type === 'id'
      ? stayingIds(column.column)
      : typedColumn(column, used, judge.readings(column), keys),
  );
  const answered = plan.answered === undefined ? [] : [dayColumn('answered_at', used, judge.answered)];
  const dates = plan.ordered ? momentsOf(records.columns.get(plan.date!)!, judge.dates!) : null;
  const moments = dates === null ? [] : [dayColumn('moment', used, dates)];
  const places = plan.placed ? [countColumn('line', (from, to) => used.slice(from, to))] : [];
  const { numbers, classes: weights } = weightClasses(judge, used);
  const weight = numbers === null ? [] : [countColumn('weight', (from, to) => numbers.slice(from, to))];
  const table = {
    name: plan.opened.relation,
    rows: used.length,
    columns: [...columns, ...answered, ...moments, ...places, segment, ...weight, ...happened(judge, used)],
    ...(staying === undefined ? {} : { staying: { records: staying, used, ids: idsIn(judge, seen) } }),
  };
  const days = daysOf(judge, used);
  const meant = judge.meaning.remarks?.(used, (row) => judge.excluded(row, duplicates.has(row))) ?? [];
  return {
    judge,
    duplicates,
    structures: records.structures,
    accounting:
      days === null ? accounting : { ...accounting, days: { first: isoOf(days.first), last: isoOf(days.last) } },
    table,
    segments,
    weights,
    days,
    lastOutside,
    remarks: [...judge.remarks, ...meant, ...optionalScoreRemarks(judge, used)],
  };
}

/** What each text of a column of ids says. */
const idsIn = (judge: TypedJudge, columns: readonly PlannedColumn[]): StayingRows['ids'] =>
  new Map(
    columns.flatMap(({ column, header, declared }) =>
      declared.type === 'id' && header !== null ? [[column, { header, ids: judge.ids(header) }] as const] : [],
    ),
  );

const isoOf = (day: number) => isoDay(civilDay(day));

function judged(judge: TypedJudge, records: EncodedRecords, duplicates: ReadonlySet<number>) {
  const accounts = new Accounts(records);
  const used = new Int32Array(records.rows);
  let count = 0;
  let lastOutside: number | null = null;
  for (let row = 0; row < records.rows; row += 1) {
    const excluded = judge.excluded(row, duplicates.has(row));
    if (excluded !== null) {
      accounts.add(excluded, 1);
      if (excluded.reason === 'out-of-period') lastOutside = Math.max(lastOutside ?? -Infinity, judge.day(row));
    } else {
      used[count] = row;
      count += 1;
    }
  }
  accounts.use(count);
  return { used: used.subarray(0, count), accounting: accounts.result(), lastOutside };
}

/** The segments of used records in the order of their texts, and the column of their places in that order. */
function segmentsOf(judge: TypedJudge, used: Int32Array) {
  if (judge.plan.by.length === 0 || used.length === 0)
    return { column: countColumn('segment', (from, to) => new Int32Array(to - from)), segments: [[]] };
  const { distinct, codes } = mapped(judge.segments, (segment) => JSON.stringify(segment));
  const counts = countsAmong({ distinct, codes }, used);
  const inOrder = [...new Set(distinct.filter((_, code) => counts[code]! > 0))].toSorted(compareTexts);
  const places = new Map(inOrder.map((key, place) => [key, place]));
  const placeOf = distinct.map((key) => places.get(key) ?? 0);
  return {
    column: countColumn('segment', (from, to) => used.slice(from, to).map((row) => placeOf[codes[row]!]!)),
    segments: inOrder.map((key) => JSON.parse(key) as string[]),
  };
}

/** The day on which a record happened: every record that is used has one where days are needed. */
function happened(judge: TypedJudge, used: Int32Array): TypedColumn[] {
  const { plan } = judge;
  if (plan.date === null || plan.columns.some(({ header }) => header === plan.date)) return [];
  return [dayColumn('day', used, judge.days!)];
}

function daysOf(judge: TypedJudge, used: Int32Array): UsedDays | null {
  const own = judge.days === null ? [] : daysIn(judge.days, used);
  const others = judge.plan.columns
    .filter(({ declared, header }) => declared.type === 'date' && header !== judge.plan.date)
    .flatMap((column) => daysIn(judge.readings(column), used));
  const all = [...own, ...others];
  const last = greatest(all, Infinity);
  if (last === null) return null;
  return {
    first: own.reduce((first, { day }) => Math.min(first, day), last),
    last,
    before: greatest(all, last),
    count: all.reduce((sum, { records }) => sum + records, 0),
  };
}

/** The last of some days before another; null where there is none. */
function greatest(days: readonly { readonly day: number }[], before: number): number | null {
  const last = days.reduce((most, { day }) => (day < before && day > most ? day : most), -Infinity);
  return last === -Infinity ? null : last;
}

/** The days that used records say in a column, and how many say each. */
function daysIn(readings: Coded<TypedReading>, used: Int32Array): { readonly day: number; readonly records: number }[] {
  const counts = countsAmong(readings, used);
  const found = new Map<number, number>();
  for (const [code, one] of readings.distinct.entries())
    if (one.kind === 'value' && counts[code]! > 0)
      found.set(Number(one.value), (found.get(Number(one.value)) ?? 0) + counts[code]!);
  return [...found].map(([day, records]) => ({ day, records }));
}
