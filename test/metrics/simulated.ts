// What `customer-growth` and `churn` should say of a history: the simulation laid out as the tables of a report.
import type { Simulated } from './compared.ts';
import type { Asked, Stretch } from './customer-calendar.ts';
import { churnOf, conventions, rateOf, type Convention } from './customer-churn.ts';
import { count, growthOf, together, type Cells, type Counted, type Known, type Life } from './customer-lives.ts';
import { growthOfPurchases, moved, movedTogether, type Purchase } from './customer-purchases.ts';

/** Rows of one segment, or of all customers: one for each stretch, and what they come to together. */
export interface Told {
  readonly stretches: readonly { readonly period: string | null; readonly cells: Cells }[];
  readonly overall: Cells;
  /** The table `conventions`, where it was asked for. */
  readonly rates: readonly { readonly period: string | null; readonly convention: string; readonly cells: Cells }[];
}

type Measures = (counted: Counted) => Cells;

/** Beside periods the definition does not say when `overall` is complete, nor that it adds up the days of some convention. */
const open: Cells = { complete: undefined };
const openRates: Cells = { churn_rate: undefined, conf_low: undefined, conf_high: undefined };

export function growthTold(lives: readonly Life[], stretches: readonly Stretch[], { asOf }: Asked, known: Known): Told {
  const counted = stretches.map((stretch) => count(lives, stretch, asOf));
  return told(counted, (one) => growthOf(one, known), open, []);
}

export function churnTold(
  lives: readonly Life[],
  stretches: readonly Stretch[],
  { asOf, unit, from, to }: Asked,
  known: Known,
  convention: Convention | 'all',
): Told {
  const counted = stretches.map((stretch) => count(lives, stretch, asOf));
  const days = Array.from({ length: 30 }, (_, at) => asOf - 29 + at);
  const last30 = unit === null ? count(lives, { period: null, days, complete: true }, asOf) : null;
  // Whether a span that was asked for is a period, the words of baremetrics leave open.
  const isOpen = unit === null && (from !== null || to !== null);
  const measures: Measures = (one) => ({
    ...churnOf(convention === 'all' ? 'simple' : convention, one, last30, known),
    ...(convention === 'all' || (convention === 'baremetrics' && isOpen) ? openRates : {}),
  });
  const rates = counted.flatMap((one) =>
    (convention === 'all' ? conventions : []).map((name) => ({
      period: one.stretch.period,
      convention: name,
      cells: name === 'baremetrics' && isOpen ? {} : rateOf(name, one, last30),
    })),
  );
  return told(counted, measures, { ...open, ...(convention === 'simple' ? {} : openRates) }, rates);
}

function told(counted: readonly Counted[], measures: Measures, beside: Cells, rates: Told['rates']): Told {
  const stretches = counted.map((one) => ({ period: one.stretch.period, cells: measures(one) }));
  const isSpan = stretches[0]!.period === null;
  return {
    stretches,
    overall: isSpan ? stretches[0]!.cells : { ...measures(together(counted)), ...beside },
    rates,
  };
}

export function purchasesTold(
  purchases: readonly Purchase[],
  stretches: readonly Stretch[],
  unit: NonNullable<Asked['unit']>,
): Told {
  const rows = stretches.map((stretch) => moved(purchases, stretch, unit));
  return {
    stretches: rows.map((row) => ({ period: row.period, cells: growthOfPurchases(row) })),
    overall: { ...growthOfPurchases(movedTogether(rows)), ...open },
    rates: [],
  };
}

/** The tables of a report, by name. */
export function tablesOf(
  all: Told,
  by: { readonly column: string; readonly segments: ReadonlyMap<string, Told> } | null,
): ReadonlyMap<string, readonly Simulated[]> {
  const parts: readonly [Readonly<Record<string, string>>, Told][] =
    by === null ? [[{}, all]] : [...by.segments].map(([segment, one]) => [{ [by.column]: segment }, one] as const);
  const tables = new Map<string, readonly Simulated[]>([['overall', [{ key: {}, cells: all.overall }]]]);
  if (by !== null)
    tables.set(
      'segments',
      parts.map(([key, one]) => ({ key, cells: one.overall })),
    );
  const isOverTime = all.stretches[0]!.period !== null;
  const at = (period: string | null) => (isOverTime ? { period } : {});
  if (isOverTime) {
    const rows = parts.flatMap(([key, { stretches }]) =>
      stretches.map(({ period, cells }) => ({ key: { ...key, ...at(period) }, cells })),
    );
    tables.set('trend', rows);
  }
  if (all.rates.length === 0) return tables;
  const rates = parts.flatMap(([key, one]) =>
    one.rates.map(({ period, convention, cells }) => ({ key: { ...key, ...at(period), convention }, cells })),
  );
  return tables.set('conventions', rates);
}

/** What leads the report: the span, or the last period that is complete; null where none is. */
export function leading({ stretches }: Told): Cells | null {
  const complete = stretches.filter(({ period, cells }) => period === null || cells['complete'] === true);
  return complete.at(-1)?.cells ?? null;
}
