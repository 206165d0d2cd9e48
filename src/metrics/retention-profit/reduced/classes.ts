import type { State } from '../../../estimates/groups/state.ts';
import type { UnitClass } from '../../../statistics/resampling/class-bootstrap.ts';
import { amountOf, covarianceOf } from '../../../values/numbers/exact.ts';
import type { LifeRow } from './life-row.ts';

/** What is added up of the customers of a class: −1 what winning them cost, 0 what serving them cost in year 1, t what they brought in year t. */
export interface Item {
  readonly amount: bigint;
  readonly margin: bigint;
  readonly cost: bigint;
  readonly referrals: bigint;
}

/** Customers who were here as long, and left as soon if they did within a year. */
export interface LifeClass {
  readonly years: number;
  readonly acquired: boolean;
  readonly time: number;
  readonly left: number;
  readonly customers: number;
  readonly items: ReadonlyMap<number, Item>;
  /** Sums of products of two items, the lesser one first. */
  readonly products: ReadonlyMap<string, bigint>;
}

export const costOfWinning = -1;
export const costOfFirstYear = 0;

interface Growing extends LifeClass {
  customers: number;
  readonly items: Map<number, Item>;
  readonly products: Map<string, bigint>;
}

const pairOf = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;

/** The classes of customers, in the order of their keys. */
export function classesOf(state: State<LifeRow>): readonly LifeClass[] {
  const classes = new Map<string, Growing>();
  for (const row of state) {
    const { part, years, acquired, time, left, item, other } = row;
    if (part === 'known') continue;
    const key = [years, acquired, time, left].join(' ');
    const own = classes.get(key) ?? {
      years,
      acquired: acquired === 1,
      time,
      left,
      customers: 0,
      items: new Map(),
      products: new Map(),
    };
    classes.set(key, own);
    if (part === 'class') own.customers = row.customers;
    else if (part === 'item') own.items.set(item, row);
    else own.products.set(pairOf(item, other), row.amount);
  }
  return [...classes.values()].toSorted(
    (a, b) => a.years - b.years || Number(a.acquired) - Number(b.acquired) || a.time - b.time || a.left - b.left,
  );
}

/** The items that a class has, of those that are looked at: nothing is looked at beyond the last year that is used. */
export const itemsOf = ({ years, acquired }: LifeClass, lastYear: number): readonly number[] => [
  ...(acquired ? [costOfWinning] : []),
  ...(years === 0 || lastYear === 0 ? [] : [costOfFirstYear]),
  ...Array.from({ length: Math.min(years, lastYear) }, (_, at) => at + 1),
];

/** A class as chance draws from it: the means of its items, and how they vary together. */
export function unitsOf(one: LifeClass, items: readonly number[]): UnitClass {
  const amount = (item: number) => one.items.get(item)?.amount ?? 0n;
  return {
    count: one.customers,
    means: items.map((item) => amountOf(amount(item)) / one.customers),
    covariances: items.map((item) =>
      items.map((other) =>
        covarianceOf(one.customers, one.products.get(pairOf(item, other)) ?? 0n, amount(item), amount(other)),
      ),
    ),
  };
}
