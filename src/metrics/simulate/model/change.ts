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

const named = (groups: readonly Group[], name: SimulatedName): Group | undefined =>
  groups.find((group) => group.name === name);

/** How many detractors there are. */
export const detractorsIn = (base: readonly Group[]): number => named(base, 'detractor')?.customers ?? 0;

/** What a customer of a group is worth; null where nobody knows. */
export type Worth = (group: Group) => number | null;

/** What a customer of all groups is worth on average; null where that is unknown of some, and where there are none. */
export function meanValue(base: readonly Group[], worth: Worth): number | null {
  let [customers, value] = [0, 0];
  for (const group of base) {
    if (group.customers === 0) continue;
    const one = worth(group);
    if (one === null) return null;
    customers += group.customers;
    value += group.customers * one;
  }
  return customers === 0 ? null : value / customers;
}

/** Customers who are other than they were. */
interface Move {
  readonly customers: number;
  readonly from: Group;
  /** Absent where there is no group that they could be like. */
  readonly to: Group | undefined;
}

/** A change of some customers, as it is told of each of them. */
export interface Moved {
  readonly base: readonly Group[];
  readonly moves: readonly Move[];
  /** How many customers are won. */
  readonly won: number;
}

/** Who is other than before by a change. */
export function movedBy(base: readonly Group[], change: Change): Moved {
  const after = base.map((group) => shifted(group, change.of(group.name)));
  const passive = named(after, 'passive');
  const moves = base.flatMap((from, at): Move[] => {
    const recovered = from.name === 'detractor' ? from.customers * change.recovered : 0;
    return [
      { customers: from.customers - recovered, from, to: after[at]! },
      { customers: recovered, from, to: passive },
    ];
  });
  return {
    base,
    moves: moves.filter(({ customers, from, to }) => customers > 0 && to !== from),
    won: detractorsIn(base) * change.won,
  };
}

/** What all customers are worth more after a change; null where it touches what nobody knows, and without customers. */
export function gain({ base, moves, won }: Moved, worth: Worth): number | null {
  if (base.every(({ customers }) => customers === 0)) return null;
  let total = 0;
  for (const { customers, from, to } of moves) {
    const [before, after] = [worth(from), to === undefined ? null : worth(to)];
    if (before === null || after === null) return null;
    total += customers * (after - before);
  }
  if (won === 0) return total;
  const mean = meanValue(base, worth);
  return mean === null ? null : total + won * mean;
}
