import type { State } from '../../../estimates/groups/state.ts';
import type { RenewalRow } from '../../../statistics/buying/shifted-beta-geometric.ts';
import type { RenewedRow } from './renewed-row.ts';

/** Customers by how often they have renewed. */
export function renewalRows(rows: State<RenewedRow>): readonly RenewalRow[] {
  const byRenewals = new Map<number, { lost: number; censored: number }>();
  for (const row of rows) {
    const { renewals } = row;
    const sums = byRenewals.get(renewals) ?? { lost: 0, censored: 0 };
    if (row.lost === 1) sums.lost += row.customers;
    else sums.censored += row.customers;
    byRenewals.set(renewals, sums);
  }
  return [...byRenewals]
    .toSorted(([a], [b]) => a - b)
    .map(([renewals, { lost, censored }]) => ({ renewals, lost, censored }));
}

/** Of those who came to each renewal, who renewed. */
export interface Renewal {
  /** The first renewal is 1. */
  readonly renewal: number;
  readonly atRisk: number;
  readonly renewed: number;
}

/** Each renewal that somebody came to. */
export function renewalsOf(rows: readonly RenewalRow[]): readonly Renewal[] {
  const most = rows.reduce((last, { renewals, lost }) => Math.max(last, renewals + (lost > 0 ? 1 : 0)), 0);
  return Array.from({ length: most }, (_, at) => {
    const renewed = rows.reduce((sum, row) => (row.renewals > at ? sum + row.lost + row.censored : sum), 0);
    const left = rows.reduce((sum, row) => (row.renewals === at ? sum + row.lost : sum), 0);
    return { renewal: at + 1, atRisk: renewed + left, renewed };
  }).filter(({ atRisk }) => atRisk > 0);
}

/** The chance to renew, as if it were the same for all and always; null where nobody has come to a renewal. */
export function constantRetention(renewals: readonly Renewal[]): number | null {
  const atRisk = renewals.reduce((sum, one) => sum + one.atRisk, 0);
  return atRisk === 0 ? null : renewals.reduce((sum, one) => sum + one.renewed, 0) / atRisk;
}
