import type { GroupName } from '../../worth/profile-row.ts';
import type { Valued } from './customer-value.ts';

export type SimulatedName = GroupName | 'all';

/** Customers who stay and bring alike, as far as is known. Money is that of one customer in a year. */
export interface Group extends Valued {
  readonly name: SimulatedName;
  readonly customers: number;
  readonly revenue: number | null;
}

/** What changes for the customers of a group. What several changes do adds up in any order. */
export interface Shift {
  /** Retention is multiplied by this, and then raised by `points` (a fraction), up to 1. */
  readonly keeping: number;
  readonly points: number;
  /** Revenue, and value in proportion, are multiplied by this. */
  readonly selling: number;
  /** The share of revenue that is paid on top, all of which is value. */
  readonly premium: number;
}

export const unchanged: Shift = { keeping: 1, points: 0, selling: 1, premium: 0 };

export const both = (one: Shift, other: Shift): Shift => ({
  keeping: one.keeping * other.keeping,
  points: one.points + other.points,
  selling: one.selling * other.selling,
  premium: one.premium + other.premium,
});

const isUnchanged = ({ keeping, points, selling, premium }: Shift) =>
  keeping === 1 && points === 0 && selling === 1 && premium === 0;

/** What retention would be with a change, were it not bounded by 1. */
export const unboundedRetention = (retention: number, { keeping, points }: Shift): number =>
  retention * keeping + points;

/**
 * A group after a change; the same object where there is none, so that what nobody knows of it does not matter.
 *
 * @example shifted({ name: 'promoter', customers: 1, retention: 0.9, revenue: 200, values: [100] }, { keeping: 1, points: 0.2, selling: 1, premium: 0.05 }).retention // => 1
 * @example shifted({ name: 'promoter', customers: 1, retention: 0.9, revenue: 200, values: [100] }, { keeping: 1, points: 0, selling: 1, premium: 0.05 }).values // => [110]
 */
export function shifted(group: Group, shift: Shift): Group {
  if (isUnchanged(shift)) return group;
  const { retention, revenue, values } = group;
  const { selling, premium } = shift;
  const sold = revenue === null ? null : revenue * selling;
  const paid = premium === 0 ? 0 : sold === null ? null : sold * premium;
  return {
    ...group,
    retention: retention === null ? null : Math.min(1, Math.max(0, unboundedRetention(retention, shift))),
    revenue: sold === null ? null : sold * (1 + premium),
    values: values === null || paid === null ? null : values.map((value) => value * selling + paid),
  };
}
