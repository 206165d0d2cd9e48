// Rates of leaving by each convention, from lives that were counted day by day.
import { growth, growthOf, type Cell, type Cells, type Counted, type Known } from './customer-lives.ts';

export const conventions = ['simple', 'chartmogul', 'baremetrics', 'stripe', 'shopify'] as const;
export type Convention = (typeof conventions)[number];

/** The row of a convention; `last30` is what happened in the last 30 days, where no period was asked for. */
export function rateOf(convention: Convention, counted: Counted, last30: Counted | null): Cells {
  const of = convention === 'baremetrics' && last30 !== null ? last30 : counted;
  if (convention === 'shopify') {
    const none = { numerator: null, denominator: null, conf_low: null, conf_high: null };
    // What the rate of a month without customers at its start is, the definition leaves open.
    return { ...none, churn_rate: of.start.length === 0 ? undefined : (of.byDays ?? undefined) };
  }
  const numerator = of.lost.length;
  const denominator = of.start.length + (convention === 'stripe' ? of.began.length : 0);
  const [conf_low, conf_high] = wilson(numerator, denominator);
  return {
    numerator,
    denominator,
    churn_rate: denominator === 0 ? null : numerator / denominator,
    conf_low,
    conf_high,
  };
}

/** The score interval of Wilson (1927) at 95 %; none for more leavings than customers. */
function wilson(lost: number, of: number): readonly [Cell, Cell] {
  if (of === 0 || lost > of) return [null, null];
  const z = 1.959963984540054;
  const share = lost / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const [low, high] = [middle - reach, middle + reach].map((end) => end / (1 + (z * z) / of)) as [number, number];
  return [lost === 0 ? 0 : low, lost === of ? 1 : high];
}

/** The measures of `churn`; the money of what left is that of `customer-growth`. */
export function churnOf(convention: Convention, counted: Counted, last30: Counted | null, known: Known): Cells {
  const { churn_rate, conf_low, conf_high } = rateOf(convention, counted, last30);
  const { revenue_start, revenue_churn, ...cells } = growthOf(counted, known);
  const { start, new: began, returned, lost, end, complete } = cells;
  const rate = shareOf(revenue_churn, revenue_start);
  return {
    start,
    new: began,
    returned,
    lost,
    end,
    complete,
    churn_rate,
    conf_low,
    conf_high,
    revenue_start,
    revenue_churn,
    revenue_contraction: null,
    revenue_expansion: null,
    revenue_churn_rate: rate,
    net_revenue_churn_rate: rate,
  };
}

/** A part of a whole: what the part alone would have made the whole grow by, from nothing. */
function shareOf(part: Cell, whole: Cell): Cell {
  const grown = growth(whole, part);
  return typeof grown === 'number' ? grown + 1 : grown;
}
