import type { State } from '../../estimates/groups/state.ts';
import { covarianceOf } from '../../values/numbers/exact.ts';
import { bootstrap, type DrawnClass, type UnitClass } from '../../statistics/resampling/class-bootstrap.ts';
import { randomFrom } from '../../statistics/resampling/random.ts';
import { survivalAt, type SeenUntil } from '../../statistics/survival/survival-at.ts';
import { groupNames, type GroupName, type ProfileRow } from './profile-row.ts';
import { daysPerYear, moneyOf, yearOfDays, type Basis } from './worth.ts';

/** From which seed chance is drawn, and how often. */
export interface Chance {
  readonly seed: number;
  readonly times: number;
}

/** What a draw says of the customers of an answer: how many, how many are still here, who stays a year, and what they bring a year. */
export interface DrawnWorth {
  readonly customers: number;
  readonly present: number;
  readonly retention: number | null;
  readonly revenue: number | null;
  /** Margin, or revenue without one, less cost. */
  readonly value: number | null;
}

/**
 * A bootstrap over customers, who are counted by answer, days seen, and whether they left: retention depends on these counts
 * alone and is drawn as it would be from the customers themselves. Where nobody knows who left there is no draw, for none would
 * know it.
 *
 * @param onDraw receives what each draw says of all groups, in the order of `groupNames`
 */
export function drawWorths(
  state: State<ProfileRow>,
  basis: Basis,
  { seed, times }: Chance,
  onDraw: (worths: readonly DrawnWorth[]) => void,
): void {
  const cells = state.filter(({ part }) => part === 'seen');
  if (!basis.ends || cells.length === 0) return;
  const groups = groupNames.map((group) => new GroupDraw(cells, group, basis));
  bootstrap(classesOf(cells, basis), times, randomFrom(seed), (drawn) =>
    onDraw(groups.map((group) => group.of(drawn))),
  );
}

/** Customers who are counted as alike, with what they bring (revenue, and value) and how that differs among them. */
function classesOf(cells: readonly ProfileRow[], basis: Basis): readonly UnitClass[] {
  return cells.map((cell) => {
    const { customers, revenue, value } = cell;
    const variance = (product: bigint, one: bigint, other: bigint) =>
      covarianceOf(customers, product, one, other) / basis.parts ** 2;
    const between = variance(cell.revenue_value, revenue, value);
    return {
      count: customers,
      means: [moneyOf(revenue, basis) / customers, moneyOf(value, basis) / customers],
      covariances: [
        [Math.max(0, variance(cell.revenue_squared, revenue, revenue)), between],
        [between, Math.max(0, variance(cell.value_squared, value, value))],
      ],
    };
  });
}

/** The customers of one answer in draw after draw. */
class GroupDraw {
  private readonly cells: readonly GroupCell[];
  private readonly rows: readonly MutableSeen[];

  private readonly bought: boolean;

  constructor(all: readonly ProfileRow[], group: GroupName, { bought }: Pick<Basis, 'bought'>) {
    this.bought = bought;
    const rows = new Map<number, MutableSeen>();
    this.cells = all.flatMap((cell, at): GroupCell[] => {
      if (cell.group !== group) return [];
      if (cell.time < 0) return [{ at, cell, row: null }];
      const row = rows.get(cell.time) ?? { time: cell.time, seen: 0, events: 0 };
      rows.set(cell.time, row);
      return [{ at, cell, row }];
    });
    this.rows = [...rows.values()].toSorted((a, b) => a.time - b.time);
  }

  of(drawn: readonly DrawnClass[]): DrawnWorth {
    for (const row of this.rows) {
      row.seen = 0;
      row.events = 0;
    }
    let customers = 0;
    let present = 0;
    let days = 0;
    let revenue = 0;
    let value = 0;
    for (const { at, cell, row } of this.cells) {
      const { count, sums } = drawn[at]!;
      customers += count;
      present += (count * cell.present) / cell.customers;
      if (row === null) continue;
      row.seen += count;
      row.events += count * cell.left;
      if (cell.priced === 0) continue;
      days += cell.time * count;
      revenue += sums[0]!;
      value += sums[1]!;
    }
    const years = days / daysPerYear;
    const retention = survivalAt(yearOfDays, this.rows);
    const yearly = (money: number) => (years > 0 && this.bought ? money / years : null);
    return {
      customers,
      present,
      retention,
      revenue: yearly(revenue),
      value: yearly(value),
    };
  }
}

/** A class of customers: its place among all, and the time that it adds to; null without any. */
interface GroupCell {
  readonly at: number;
  readonly cell: ProfileRow;
  readonly row: MutableSeen | null;
}

type MutableSeen = { -readonly [K in keyof SeenUntil]: SeenUntil[K] };
