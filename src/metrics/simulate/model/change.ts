import { customerValue, type Ahead } from './customer-value.ts';
import { both, shifted, unchanged, type Group, type Shift, type SimulatedName } from './group.ts';

/** What levers do to customers. */
export interface Change {
  /** The share of detractors that stay and bring as passives do. */
  readonly recovered: number;
  /** How many customers are won for each detractor by what those recovered tell and no longer tell. */
  readonly won: number;
  /** What changes for the customers of a group. */
  readonly of: (name: SimulatedName) => Shift;
}

export const noChange: Change = { recovered: 0, won: 0, of: () => unchanged };

/** What several changes come to together, in whatever order they are told. */
export const together = (changes: readonly Change[]): Change =>
  changes.reduce(
    (one, other) => ({
      recovered: one.recovered + other.recovered,
      won: one.won + other.won,
      of: (name) => both(one.of(name), other.of(name)),
    }),
    noChange,
  );

/** What a customer of all groups is worth on average; null where that is unknown of some, and where there are none. */
export function meanValue(base: readonly Group[], ahead: Ahead): number | null {
  let [customers, value] = [0, 0];
  for (const group of base) {
    if (group.customers === 0) continue;
    const one = customerValue(group, ahead);
    if (one === null) return null;
    customers += group.customers;
    value += group.customers * one;
  }
  return customers === 0 ? null : value / customers;
}

const named = (groups: readonly Group[], name: SimulatedName): Group | undefined =>
  groups.find((group) => group.name === name);

/** How many detractors there are. */
export const detractorsIn = (base: readonly Group[]): number => named(base, 'detractor')?.customers ?? 0;

/**
 * What all customers are worth more after a change than before it; null where it touches what nobody knows, and without customers.
 */
export function gain(base: readonly Group[], change: Change, ahead: Ahead): number | null {
  if (base.every(({ customers }) => customers === 0)) return null;
  const after = base.map((group) => shifted(group, change.of(group.name)));
  const passive = named(after, 'passive');
  let total = 0;
  for (const [at, group] of base.entries()) {
    const recovered = group.name === 'detractor' ? change.recovered : 0;
    const parts = [
      { share: 1 - recovered, as: after[at]! },
      { share: recovered, as: passive },
    ];
    for (const { share, as } of parts) {
      if (share === 0 || group.customers === 0 || as === group) continue;
      const [before, then] = [customerValue(group, ahead), as === undefined ? null : customerValue(as, ahead)];
      if (before === null || then === null) return null;
      total += group.customers * share * (then - before);
    }
  }
  if (change.won === 0) return total;
  const mean = meanValue(base, ahead);
  return mean === null ? null : total + detractorsIn(base) * change.won * mean;
}
