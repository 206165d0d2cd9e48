import type { State } from '../../estimates/groups/state.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import type { ScoredRow } from './scored-row.ts';

/** Some customers, and what they spent. */
export interface Spenders {
  readonly customers: number;
  /** In units of 10^−12. */
  readonly revenue: bigint;
}

/** How the customers of a group stand to each other. */
export interface Standing extends Spenders {
  /** By their three scores. */
  readonly cells: readonly ScoredRow[];
  /** Null for a named segment without customers. */
  medianRecency(name: string): number | null;
  /** Those who spent most: so many hundredths of all customers, rounded up to a whole one. */
  top(hundredths: number): Spenders;
}

export function standingOf(rows: State<ScoredRow>): Standing {
  const cells = rows.filter(({ part }) => part === 'cell');
  const middles = new Map(rows.filter(({ part }) => part === 'middle').map((row) => [row.name, row] as const));
  const parts = rows.filter(({ part }) => part === 'spenders');
  return {
    ...together(cells),
    cells,
    medianRecency(name) {
      const middle = middles.get(name);
      return middle === undefined ? null : (middle.recency_from + middle.recency_to) / 2;
    },
    top: (hundredths) => together(parts.filter(({ hundredth }) => hundredth <= hundredths)),
  };
}

export const together = (some: readonly Spenders[]): Spenders => ({
  customers: some.reduce((sum, { customers }) => sum + customers, 0),
  revenue: some.reduce((sum, { revenue }) => sum + revenue, 0n),
});

/** A part of what all spent; null where that is nothing, or less. */
export const shareOfRevenue = (part: Spenders, all: Spenders): number | null =>
  all.revenue > 0n ? amountOf(part.revenue) / amountOf(all.revenue) : null;
