import type { State } from '../../../estimates/groups/state.ts';
import type { Fit } from '../../../statistics/buying/fit.ts';
import { survivalAfter, type ShiftedBetaGeometric } from '../../../statistics/buying/shifted-beta-geometric.ts';
import { CompensatedSums } from '../../../statistics/functions/compensated-sums.ts';
import { daysInUnit } from '../../../values/dates/periods/span.ts';
import { amountOf } from '../../../values/numbers/exact.ts';
import { logSpread, type Total, within } from '../delta.ts';
import type { Horizon } from '../../buying/horizon.ts';
import { constantRetention, renewalRows, renewalsOf } from './renewals.ts';
import type { RenewedRow } from './renewed-row.ts';

/** By what customers are told. */
export interface Valuation {
  readonly fit: Fit<ShiftedBetaGeometric>;
  readonly horizon: Horizon;
  readonly margin: number;
  /** What money loses a year by coming later. */
  readonly discount: number;
  readonly confidence: number;
}

/** What customers are expected to bring together. */
export interface Totals {
  readonly customers: number;
  readonly purchases: Total;
  /** Null where of some customers who are still here no money is known. */
  readonly clv: Total | null;
  /** A customer's worth if all renewed with one chance for ever: margin × r ÷ (1 + i − r). */
  readonly constantRetentionValue: number | null;
}

/** Renewals still to come within the horizon, of one who has renewed so often and is still here: all, and discounted. */
export function renewalsAhead(
  parameters: ShiftedBetaGeometric,
  renewals: number,
  { instalments, wholeUnits }: Horizon,
): { readonly purchases: number; readonly discounted: number } {
  const now = survivalAfter(parameters, renewals);
  // A unit that the horizon cuts comes to no renewal.
  const whole = instalments.slice(0, wholeUnits);
  return whole.reduce(
    ({ purchases, discounted }, { worth }, at) => {
      const chance = survivalAfter(parameters, renewals + at + 1) / now;
      return { purchases: purchases + chance, discounted: discounted + worth * chance };
    },
    { purchases: 0, discounted: 0 },
  );
}

/** Money of a unit of time, of money a month. */
export const perUnit = (money: number, { unit, unitDays }: Pick<Horizon, 'unit' | 'unitDays'>): number =>
  unit === 'year' ? 12 * money : (money * unitDays) / daysInUnit('month');

/** Whether of all who are still here money is known. */
export const isPriced = (rows: State<RenewedRow>): boolean =>
  rows.every(({ here, customers, priced }) => here === 0 || priced === customers);

/** What a group of customers comes to. */
export function totalsOf(rows: State<RenewedRow>, valuation: Valuation): Totals {
  const { fit, horizon, margin, confidence } = valuation;
  const sumsWith = (parameters: ShiftedBetaGeometric) => {
    const sums = new CompensatedSums(2);
    for (const row of rows.filter(({ here }) => here === 1)) {
      const ahead = renewalsAhead(parameters, row.renewals, horizon);
      sums.add(0, row.customers * ahead.purchases);
      sums.add(1, margin * perUnit(amountOf(row.revenue), horizon) * ahead.discounted);
    }
    return [sums.at(0), sums.at(1)] as const;
  };
  const [purchases, clv] = sumsWith(fit.parameters);
  const [spread, clvSpread] = logSpread(fit, confidence, sumsWith);
  return {
    customers: rows.reduce((sum, { customers }) => sum + customers, 0),
    purchases: within(purchases, spread ?? null),
    clv: isPriced(rows) ? within(clv, clvSpread ?? null) : null,
    constantRetentionValue: constantValue(rows, valuation),
  };
}

function constantValue(rows: State<RenewedRow>, { horizon, margin, discount }: Valuation): number | null {
  const retention = constantRetention(renewalsOf(renewalRows(rows)));
  const priced = rows.reduce((sum, row) => sum + row.priced, 0);
  if (retention === null || priced === 0) return null;
  const revenue = rows.reduce((sum, row) => sum + row.revenue, 0n);
  const interest = (1 + discount) ** (horizon.unitDays / daysInUnit('year')) - 1;
  const left = 1 + interest - retention;
  return left > 0 ? (margin * perUnit(amountOf(revenue) / priced, horizon) * retention) / left : null;
}
