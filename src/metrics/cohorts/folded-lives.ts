import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { groupedPlaces } from '../../relations/folded/grouped-places.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { ordinalsOf } from '../movements/reduced/customer-periods.ts';
import type { Seen, Stretch } from '../reduction.ts';
import type { CohortCell } from './cell.ts';

/** What `cohortsOfLives` gives, however many lives there are: each customer's are looked at together, once. */
export function foldedCohorts(seen: Seen): readonly QueriedRow<CohortCell>[] {
  const [customers, starts, ends] = ['customer_id', 'started_at', 'ended_at'].map((name) => seen.numbers(name));
  const { places, starts: begins } = groupedPlaces(Int32Array.from(customers!, Number));
  const ordinalOf = ordinalsOf(seen.grid);
  const segments = new Map<number, FollowedLives>();
  for (let customer = 0; customer + 1 < begins.length; customer += 1) {
    for (const [segment, own] of bySegment(places.subarray(begins[customer], begins[customer + 1]), seen.segments)) {
      const followed = segments.get(segment) ?? new FollowedLives(seen.grid);
      segments.set(segment, followed);
      const first = own.reduce((least, place) => Math.min(least, starts![place]!), Infinity);
      followed.begin(ordinalOf(first) ?? 0);
      for (const place of own) followed.stay(starts![place]!, ends![place]!);
    }
  }
  return [...segments].flatMap(([segment, followed]) =>
    followed.cells().map((row) => ({ segment, period: row.cohort, row })),
  );
}

/** The places of a customer's lives in each segment in which he has any: nearly always one. */
function bySegment(own: Int32Array, segments: Seen['segments']): Iterable<readonly [number, Int32Array]> {
  const [first] = own;
  if (first === undefined) return [];
  if (own.every((place) => segments[place] === segments[first])) return [[segments[first]!, own]];
  const all = new Set(Array.from(own, (place) => segments[place]!));
  return [...all].map((segment) => [segment, own.filter((place) => segments[place] === segment)] as const);
}

/** Customers by the period in which they came, and how many of them are here at the end of each period. */
class FollowedLives {
  private readonly periods: readonly Stretch[];
  private readonly lasts: Int32Array;
  private readonly came: Int32Array;
  /** By cohort, and in it by period. */
  private readonly active: readonly Int32Array[];
  private cohort = -1;
  private customers = 0;
  /** Who was counted last in each period: lives of one customer may overlap. */
  private readonly counted: Int32Array;

  constructor(grid: readonly Stretch[]) {
    this.periods = grid.filter(({ ordinal }) => ordinal > 0);
    const { length } = this.periods;
    this.lasts = Int32Array.from(this.periods, ({ last }) => dayNumberOf(last));
    this.came = new Int32Array(length);
    this.active = this.periods.map(() => new Int32Array(length));
    this.counted = new Int32Array(length);
  }

  /** A customer who came in a period, by its ordinal; of those who came in none that is asked for nothing is told. */
  begin(ordinal: number): void {
    this.cohort = ordinal - 1;
    this.customers += 1;
    if (this.cohort >= 0) this.came[this.cohort]! += 1;
  }

  /** One of his lives. @param ended null where he is still here */
  stay(started: number, ended: number | null): void {
    const { cohort, lasts, counted, customers } = this;
    if (cohort < 0) return;
    const active = this.active[cohort]!;
    for (let at = cohort; at < lasts.length && lasts[at]! < (ended ?? Infinity); at += 1) {
      if (lasts[at]! < started || counted[at] === customers) continue;
      counted[at] = customers;
      active[at]! += 1;
    }
  }

  cells(): readonly CohortCell[] {
    return this.periods.flatMap((cohort, from) =>
      this.came[from] === 0 ? [] : this.periods.slice(from).map((_, offset) => this.cell(cohort, from, offset)),
    );
  }

  private cell({ name }: Stretch, from: number, offset: number): CohortCell {
    return {
      cohort: name ?? '',
      offset,
      complete: this.periods[from + offset]!.complete ? 1 : 0,
      came: offset === 0 ? this.came[from]! : 0,
      active: this.active[from]![from + offset]!,
      buyers: 0,
      revenue: 0n,
    };
  }
}
