import type { Condition } from '../../../questions/where/parse.ts';
import { matches } from '../../../questions/where/matches.ts';
import type { TypedTable } from '../../../engines/typed-table.ts';
import { blankSegment } from '../../../records/judge.ts';
import { countColumn, wholeNumbers } from '../../../records/typed/columns.ts';
import { compareTexts } from '../../../records/order.ts';
import type { Keys } from '../../../records/typed/ids/keys.ts';
import type { TypedRelation } from '../../../records/typed/relation.ts';

/** Records with the segment of each. */
export interface Segmented {
  readonly table: TypedTable;
  readonly segments: readonly (readonly string[])[];
}

/** Where a column of `--by` stands: the relation, and its place among that one's own. */
export interface Place {
  readonly relation: TypedRelation;
  readonly at: number;
}

/**
 * The segments of counted records whose `--by` columns may stand in other relations too: a customer's plan beside his
 * purchases. Records whose customer the other does not have are `(blank)` there.
 *
 * @param places for each column of `--by`
 */
export function segmented(counted: TypedRelation, places: readonly Place[]): Segmented {
  if (places.every(({ relation }) => relation === counted)) return counted;
  const others = new Set(places.flatMap(({ relation }) => (relation === counted ? [] : [relation])));
  const segmentOf = new Map([...others].map((other) => [other, segmentsByKey(other)] as const));
  const ids = wholeNumbers(counted.table, 'customer_id');
  const own = wholeNumbers(counted.table, 'segment');
  const names = Array.from(own, (number, row) =>
    JSON.stringify(
      places.map(({ relation, at }) => {
        if (relation === counted) return counted.segments[number]![at]!;
        return segmentOf.get(relation)!.get(ids[row]!)?.[at] ?? blankSegment;
      }),
    ),
  );
  const inOrder = [...new Set(names)].toSorted(compareTexts);
  const numbers = new Map(inOrder.map((name, number) => [name, number]));
  const values = Int32Array.from(names, (name) => numbers.get(name)!);
  const columns = counted.table.columns.map((one) =>
    one.name === 'segment' ? countColumn('segment', (from, to) => values.subarray(from, to)) : one,
  );
  return {
    table: { ...counted.table, columns },
    segments:
      inOrder.length === 0 ? [places.map(() => blankSegment)] : inOrder.map((name) => JSON.parse(name) as string[]),
  };
}

/** The segment of each id; of an id with several records the first in the order of segments. */
function segmentsByKey({ table, segments }: TypedRelation): ReadonlyMap<number, readonly string[]> {
  const ids = wholeNumbers(table, 'customer_id');
  const least = new Map<number, number>();
  for (const [row, number] of wholeNumbers(table, 'segment').entries()) {
    const known = least.get(ids[row]!);
    if (known === undefined || number < known) least.set(ids[row]!, number);
  }
  return new Map([...least].map(([id, number]) => [id, segments[number]!]));
}

/** How many customers of the first of some relations stand in more segments than one of any. */
export function inSeveral(relations: readonly Segmented[]): number {
  const several = new Set(relations.flatMap((one) => [...customersInSeveral(one)]));
  if (relations.length === 1 || several.size === 0) return several.size;
  const counted = new Set(wholeNumbers(relations[0]!.table, 'customer_id'));
  return [...several].filter((id) => counted.has(id)).length;
}

function customersInSeveral({ table, segments }: Segmented): ReadonlySet<number> {
  const several = new Set<number>();
  if (segments.length < 2) return several;
  const ids = wholeNumbers(table, 'customer_id');
  const first = new Map<number, number>();
  for (const [row, number] of wholeNumbers(table, 'segment').entries()) {
    const known = first.get(ids[row]!);
    if (known === undefined) first.set(ids[row]!, number);
    else if (known !== number) several.add(ids[row]!);
  }
  return several;
}

/**
 * Which customers a condition leaves: those of the records that are used; one whom the files lack is blank in all their columns,
 * and counts where a condition holds for that.
 */
export function membersOf(
  { table, judge }: TypedRelation,
  where: Condition | null,
  keys: Keys,
): (id: string) => boolean {
  const used = new Set(Array.from(new Set(wholeNumbers(table, 'customer_id')), (number) => keys.id(number)));
  const known = judge.customers;
  const isBlankIn = where === null || matches(where, { text: () => '', number: () => null });
  return (id) => (known.has(id) ? used.has(id) : isBlankIn);
}
