import { dayNumberOf } from '../../../values/dates/calendar.ts';
import type { Stretch } from '../../reduction.ts';

/** The rows of `customer_periods` of one customer in one segment, in the order of their periods. */
export class CustomerPeriods {
  readonly ordinals: number[] = [];
  /** What was spent in each of these periods. */
  readonly revenues: number[] = [];
  private readonly ordinalOf: (day: number) => number | null;

  constructor(grid: readonly Stretch[]) {
    this.ordinalOf = ordinalsOf(grid);
  }

  /** Becomes those of the lines from one place to before another. */
  of(days: Int32Array, units: Float64Array, from: number, to: number): void {
    this.ordinals.length = 0;
    this.revenues.length = 0;
    for (let row = from; row < to; row += 1) {
      const ordinal = this.ordinalOf(days[row]!);
      if (ordinal !== null) this.add(ordinal, units[row]!);
    }
  }

  /** Days come in their order, and periods nearly so: what lies before the first day asked for is one stretch. */
  private add(ordinal: number, units: number): void {
    const { ordinals, revenues } = this;
    let at = ordinals.length;
    while (at > 0 && ordinals[at - 1]! > ordinal) at -= 1;
    if (at > 0 && ordinals[at - 1] === ordinal) revenues[at - 1]! += units;
    else if (at === ordinals.length) {
      ordinals.push(ordinal);
      revenues.push(units);
    } else {
      ordinals.splice(at, 0, ordinal);
      revenues.splice(at, 0, units);
    }
  }
}

/** The place in a grid of a day, in days since 1970; null for one that lies outside. */
export function ordinalsOf(grid: readonly Stretch[]): (day: number) => number | null {
  const stretches = grid.map(({ ordinal, first, last }) => ({
    ordinal,
    first: dayNumberOf(first),
    last: dayNumberOf(last),
  }));
  const found = new Map<number, number | null>();
  return (day) => {
    const known = found.get(day);
    if (known !== undefined) return known;
    const ordinal = stretches.find(({ first, last }) => day >= first && day <= last)?.ordinal ?? null;
    found.set(day, ordinal);
    return ordinal;
  };
}
