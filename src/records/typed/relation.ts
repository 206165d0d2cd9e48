import type { Remark } from '../../sources/source.ts';
import type { TypedColumn, TypedTable } from '../../engines/typed-table.ts';
import type { Accounting } from '../../results/result.ts';
import type { Structure } from '../../sources/structure/structure-found.ts';
import { Accounts } from '../accounts.ts';
import { compareTexts } from '../order.ts';
import { typedColumn } from './columns.ts';
import { duplicateRows } from './duplicates.ts';
import type { EncodedRecords } from './encoded.ts';
import { TypedJudge } from './judge.ts';
import type { Keys } from './ids/keys.ts';
import type { Asked, TypedPlan } from './plan.ts';
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
): Promise<TypedRelation> {
  const judge = new TypedJudge(plan, asked, records);
  const duplicates = await duplicateRows(records, judge, asked);
  const { used, accounting } = judged(judge, records, duplicates);
  const { numbers, segments } = segmentsOf(judge, used);
  const columns = plan.columns.map((column) => typedColumn(column, used, (row) => judge.value(column, row), keys));
  const segment = { type: 'count', name: 'segment', values: numbers, present: null } as const;
  const { numbers: weightNumbers, classes: weights } = weightClasses(judge, used);
  const weight =
    weightNumbers === null ? [] : [{ type: 'count', name: 'weight', values: weightNumbers, present: null } as const];
  const table = {
    name: plan.opened.relation,
    rows: used.length,
    columns: [...columns, segment, ...weight, ...dayColumn(judge, used)],
  };
  const meant = judge.meaning.remarks?.(used, (row) => judge.excluded(row, duplicates.has(row))) ?? [];
  return {
    judge,
    duplicates,
    structures: records.structures,
    accounting,
    table,
    segments,
    weights,
    days: daysOf(judge, used),
    remarks: [...judge.remarks, ...meant],
  };
}

function judged(judge: TypedJudge, records: EncodedRecords, duplicates: ReadonlySet<number>) {
  const accounts = new Accounts(records);
  const used = new Int32Array(records.rows);
  let count = 0;
  for (let row = 0; row < records.rows; row += 1) {
    const excluded = judge.excluded(row, duplicates.has(row));
    if (excluded !== null) accounts.add(excluded, 1);
    else {
      used[count] = row;
      count += 1;
    }
  }
  accounts.use(count);
  return { used: used.subarray(0, count), accounting: accounts.result() };
}

function segmentsOf(judge: TypedJudge, used: Int32Array) {
  const known = new Map<string, readonly string[]>();
  const keyOf = (row: number) => {
    const segment = judge.segment(row);
    const key = JSON.stringify(segment);
    if (!known.has(key)) known.set(key, segment);
    return key;
  };
  const keysOfRows = judge.plan.by.length === 0 ? [] : Array.from(used, keyOf);
  const inOrder = [...known].toSorted(([a], [b]) => compareTexts(a, b));
  const numberOf = new Map(inOrder.map(([key], number) => [key, number]));
  return {
    numbers: Int32Array.from(used, (_, at) => numberOf.get(keysOfRows[at] ?? '') ?? 0),
    segments: inOrder.length === 0 ? [[]] : inOrder.map(([, segment]) => segment),
  };
}

/** The day on which a record happened: every record that is used has one where days are needed. */
function dayColumn(judge: TypedJudge, used: Int32Array): TypedColumn[] {
  const { plan } = judge;
  if (plan.date === null || plan.columns.some(({ header }) => header === plan.date)) return [];
  return [{ type: 'day', name: 'day', values: Int32Array.from(used, (row) => judge.day(row)!), present: null }];
}

function daysOf(judge: TypedJudge, used: Int32Array): UsedDays | null {
  const others = judge.plan.columns.filter(
    ({ declared, header }) => declared.type === 'date' && header !== judge.plan.date,
  );
  let [first, last, before, count] = [Infinity, -Infinity, -Infinity, 0];
  const see = (day: number) => {
    count += 1;
    if (day > last) [last, before] = [day, last];
    else if (day < last && day > before) before = day;
  };
  for (const row of used) {
    const day = judge.day(row);
    if (day !== null) {
      first = Math.min(first, day);
      see(day);
    }
    for (const column of others) {
      const other = judge.value(column, row);
      if (other !== null) see(Number(other));
    }
  }
  if (count === 0) return null;
  return { first: Math.min(first, last), last, before: Number.isFinite(before) ? before : null, count };
}
