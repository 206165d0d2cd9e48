import type { State } from '../../../estimates/groups/state.ts';
import type { Fit } from '../../../statistics/buying/fit.ts';
import type { FittedCounts } from '../../../statistics/buying/forecasts/forecast.ts';
import { expectedSpend, type GammaGamma } from '../../../statistics/buying/gamma-gamma.ts';
import { CompensatedSums } from '../../../statistics/functions/compensated-sums.ts';
import { logVariances, ratioOf, within, type Total } from '../delta.ts';
import type { Horizon } from '../../buying/horizon.ts';
import type { BoughtRow } from '../../buying/bought-row.ts';
import { columnsIn, historiesIn, meanSpend } from '../../buying/histories.ts';
import { Valuer } from '../../buying/models/worth.ts';

/** What customers are expected to bring together. */
export interface Totals {
  readonly customers: number;
  readonly purchases: Total;
  /** Null where what customers spend has no mean. */
  readonly clv: Total | null;
  /** What they brought up to the day that they are told as of. */
  readonly revenue: bigint;
}

/** By what customers are told. */
export interface Valuation {
  readonly counts: FittedCounts;
  readonly spend: Fit<GammaGamma> | null;
  readonly horizon: Horizon;
  readonly margin: number;
  readonly valuer: Valuer;
  readonly confidence: number;
}

/** What a group of customers comes to. */
export function totalsOf(rows: State<BoughtRow>, valuation: Valuation): Totals {
  const histories = historiesIn(rows);
  const sums = new CompensatedSums(3);
  let isSpent = histories.length > 0;
  let revenue = 0n;
  const { size, repeats, recency, age, customers, meanSpend: spends } = columnsIn(rows);
  for (let at = 0; at < size; at += 1) {
    const { purchases, clv } = valuation.valuer.worthOf(repeats[at]!, recency[at]!, age[at]!, spends[at]!);
    sums.add(0, customers[at]!);
    sums.add(1, customers[at]! * purchases);
    if (clv === null) isSpent = false;
    else sums.add(2, customers[at]! * clv);
  }
  for (const history of histories) revenue += history.revenue;
  const spread = spreadOf(histories, valuation);
  return {
    customers: sums.at(0),
    purchases: within(sums.at(1), spread.purchases),
    clv: isSpent ? within(sums.at(2), spread.clv) : null,
    revenue,
  };
}

/** Of more histories than this, so many in even steps tell how totals change with the parameters. */
const enough = 2500;

/** How far the ends of totals lie from them: counts and spend are fitted apart, so that their variances add up. */
function spreadOf(histories: State<BoughtRow>, { counts, spend, horizon, margin, valuer, confidence }: Valuation) {
  const step = Math.max(1, Math.ceil(histories.length / enough));
  const some = histories.filter((_, at) => at % step === 0);
  const [ofPurchases = null, ofDiscounted = null] = logVariances(counts.fit, (parameters) =>
    countsOf(some, new Valuer(counts.forecastOf(parameters), spend?.parameters ?? null, horizon, margin)),
  );
  const discounted = some.map((history) => history.customers * valuer.of(history).discounted);
  const [ofSpend = null] =
    spend === null ? [] : logVariances(spend, (parameters) => [spentAt(parameters, some, discounted)]);
  const both = ofDiscounted === null || ofSpend === null ? null : ofDiscounted + ofSpend;
  return { purchases: ratioOf(ofPurchases, confidence), clv: ratioOf(both, confidence) };
}

/** Purchases, and what is left of them at their value now. */
function countsOf(histories: State<BoughtRow>, valuer: Valuer): readonly number[] {
  const sums = new CompensatedSums(2);
  for (const history of histories) {
    const { purchases, clv } = valuer.of(history);
    sums.add(0, history.customers * purchases);
    sums.add(1, history.customers * (clv ?? 0));
  }
  return [sums.at(0), sums.at(1)];
}

/** Of purchases that stay as they are, whatever is spent at each. */
function spentAt(parameters: GammaGamma, histories: State<BoughtRow>, discounted: readonly number[]): number {
  const sum = new CompensatedSums(1);
  for (const [at, { repeats, spend }] of histories.entries()) {
    const each = expectedSpend(parameters, { purchases: repeats, meanSpend: meanSpend(repeats, spend) });
    sum.add(0, discounted[at]! * (each ?? 0));
  }
  return sum.at(0);
}
