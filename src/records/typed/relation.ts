import type { TypedColumn, TypedTable } from '../../engines/typed-table.ts';
import type { Accounting } from '../../results/result.ts';
import type { Structure } from '../../sources/structure/structure-found.ts';
import { Accounts } from '../accounts.ts';
import { compareTexts } from '../order.ts';
import { typedColumn } from './columns.ts';
import { duplicateRows } from './duplicates.ts';
import type { EncodedRecords } from './encoded.ts';
import { TypedJudge } from './judge.ts';
import type { Keys } from './keys.ts';
import type { Asked, TypedPlan } from './plan.ts';
import { weightClasses, type WeightClass } from './weights.ts';

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
  /** The first and the last day of the records that are used; null where none has a date. */
  readonly days: { readonly first: number; readonly last: number } | null;
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
  const duplicates = await duplicateRows(records, judge, asked.dateOrder);
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
  return {
    judge,
    duplicates,
    structures: records.structures,
    accounting,
    table,
    segments,
    weights,
    days: daysOf(judge, used),
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

function daysOf(judge: TypedJudge, used: Int32Array): TypedRelation['days'] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of used) {
    const day = judge.day(row);
    if (day === null) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return first <= last ? { first, last } : null;
}
