import type { State } from '../../../estimates/groups/state.ts';
import { survivalAt } from '../../../statistics/survival/survival-at.ts';
import { amountOf } from '../../../values/numbers/exact.ts';
import type { Parts } from '../../profit/parts.ts';
import { classesOf, costOfFirstYear, costOfWinning, type Item, type LifeClass } from './classes.ts';
import type { LifeRow } from './life-row.ts';

/** A year of life: what its profit is made of, and of how many customers who were here through the whole of it. */
export interface YearOfLife {
  readonly parts: Parts;
  readonly customers: number | null;
}

/** What the files say at all. */
export type Known = Pick<LifeRow, 'margins' | 'without_margin' | 'costs' | 'referred' | 'ended' | 'refunds' | 'amount'>;

/** What lives of customers say: what winning one costs, how many stay a year, what they bring in each year. */
export interface Observed {
  readonly customers: number;
  readonly classes: readonly LifeClass[];
  readonly known: Known;
  /** Kaplan–Meier at 365 days; null where nobody was seen for so long, or nobody knows who left. */
  readonly retention: number | null;
  /** Of how many it is known what winning them cost. */
  readonly acquired: number;
  /** The mean of those of whom it is known; null where of none. */
  readonly acquisitionCost: number | null;
  readonly years: readonly YearOfLife[];
  /** How many were here through years that too few lived to use, year by year. */
  readonly fewIn: readonly number[];
}

export const yearOfDays = 365;

/** @param least with fewer customers a year of life is not used */
export function observedOf(state: State<LifeRow>, least: number): Observed | null {
  const known = state.find(({ part }) => part === 'known');
  if (known === undefined) return null;
  const classes = classesOf(state);
  const through = throughYears(classes);
  const used = through.filter((customers) => customers >= least).length;
  return {
    customers: customersOf(classes),
    classes,
    known,
    retention: known.ended > 0 ? retentionOf(classes.map((one) => ({ ...one, seen: one.customers }))) : null,
    acquired: customersOf(classes.filter(({ acquired }) => acquired)),
    acquisitionCost: meanOf(
      classes.filter(({ acquired }) => acquired),
      costOfWinning,
      'amount',
    ),
    years: yearsOf(classes, known, through.slice(0, used)),
    fewIn: through.slice(used),
  };
}

const customersOf = (classes: readonly LifeClass[]) => classes.reduce((sum, { customers }) => sum + customers, 0);

/** How many customers were here through the first year, the second one, and so on: ever fewer. */
function throughYears(classes: readonly LifeClass[]): readonly number[] {
  const most = classes.reduce((last, { years }) => Math.max(last, years), 0);
  return Array.from({ length: most }, (_, at) => customersOf(classes.filter(({ years }) => years > at)));
}

/** Customers who were seen so long, and of whom some left then. */
interface SeenClass {
  readonly time: number;
  readonly left: number;
  readonly seen: number;
}

/** The share that stays longer than a year, of customers in any order. */
export function retentionOf(classes: readonly SeenClass[]): number | null {
  const rows = classes.map(({ time, left, seen }) => ({ time, seen, events: left * seen }));
  const byTime = new Map<number, { time: number; seen: number; events: number }>();
  for (const row of rows) {
    const own = byTime.get(row.time) ?? { time: row.time, seen: 0, events: 0 };
    byTime.set(row.time, { time: row.time, seen: own.seen + row.seen, events: own.events + row.events });
  }
  return survivalAt(
    yearOfDays,
    [...byTime.values()].toSorted((a, b) => a.time - b.time),
  );
}

function yearsOf(classes: readonly LifeClass[], known: Known, through: readonly number[]): readonly YearOfLife[] {
  const livedThrough = (year: number) => classes.filter(({ years }) => years >= year);
  const firstMargin = meanOf(livedThrough(1), 1, 'margin') ?? 0;
  const firstCost = meanOf(livedThrough(1), costOfFirstYear, 'cost') ?? 0;
  return through.map((customers, at) => {
    const mean = (sum: keyof Item) => meanOf(livedThrough(at + 1), at + 1, sum) ?? 0;
    return {
      customers,
      parts: {
        base_profit: firstMargin,
        revenue_growth: mean('margin') - firstMargin,
        cost_savings: known.costs > 0 ? firstCost - mean('cost') : null,
        referrals: known.referred > 0 ? mean('referrals') : null,
        price_premium: null,
      },
    };
  });
}

/** What an item comes to for each of these customers; null of none. */
function meanOf(classes: readonly LifeClass[], item: number, sum: keyof Item): number | null {
  const customers = customersOf(classes);
  if (customers === 0) return null;
  return amountOf(classes.reduce((all, { items }) => all + (items.get(item)?.[sum] ?? 0n), 0n)) / customers;
}
