import { differenceAlone, measure, type Estimator } from '../../estimates/estimator.ts';
import type { State } from '../../estimates/groups/state.ts';
import { column, customers } from '../../results/columns.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import { complete, customersCounted, netRevenueRetention, revenueEnd, revenueStart } from '../movements/columns.ts';
import { periodsOf, wholeOf, type Cohort } from './cohort.ts';

/** What of the revenue at the start is still there at the end. */
export interface Retention {
  /** Null without records. */
  readonly customers: number | null;
  /** Null where no money is known. */
  readonly money: { readonly start: number; readonly retained: number; readonly end: number } | null;
  readonly gross: number | null;
  readonly net: number | null;
  readonly complete: boolean | null;
  /** The most customers of any start or end. */
  readonly most: number;
}

const retained = column('revenue_retained', { en: 'Retained', es: 'Retenido' }, 'money', {
  en: 'what customers of the start bring at the end, of each at most what he brought',
  es: 'lo que aportan al final los clientes del inicio, de cada uno como mucho lo que aportaba',
});
export const gross = column(
  'gross_revenue_retention',
  { en: 'Gross revenue retention', es: 'Retención bruta del ingreso' },
  'share',
  { en: 'revenue retained ÷ revenue at the start', es: 'ingreso retenido ÷ ingreso inicial' },
);
/** Of nothing, or of money that was given back, no share is kept. */
const shareOf = (part: number, start: number) => (start > 0 ? part / start : null);

type Sums = Pick<Cohort, 'customers' | 'complete' | 'revenue_start' | 'revenue_retained' | 'revenue_end'>;

function retentionOf(row: Sums | null, state: State<Cohort>, isPriced: boolean): Retention {
  const most = Math.max(0, ...periodsOf(state).flatMap(({ customers: there, end }) => [there, end]));
  if (row === null) return { customers: null, money: null, gross: null, net: null, complete: null, most };
  const money = {
    start: amountOf(row.revenue_start),
    retained: amountOf(row.revenue_retained),
    end: amountOf(row.revenue_end),
  };
  return {
    customers: row.customers,
    money: isPriced ? money : null,
    gross: isPriced ? shareOf(money.retained, money.start) : null,
    net: isPriced ? shareOf(money.end, money.start) : null,
    complete: row.complete === 1,
    most,
  };
}

/** The periods of a window side by side: every start counts. */
function sideBySide(state: State<Cohort>): Sums | null {
  const periods = periodsOf(state);
  const last = periods.at(-1);
  if (last === undefined) return null;
  const sum = (of: (row: Cohort) => bigint) => periods.reduce((total, row) => total + of(row), 0n);
  return {
    complete: last.complete,
    customers: periods.reduce((total, row) => total + row.customers, 0),
    revenue_start: sum((row) => row.revenue_start),
    revenue_retained: sum((row) => row.revenue_retained),
    revenue_end: sum((row) => row.revenue_end),
  };
}

/** A count of all: it has no interval, and no period departs from chance. */
export const retentionEstimator = (isPriced: boolean): Estimator<Cohort, Retention> => ({
  estimate: (state) => retentionOf(wholeOf(state), state, isPriced),
  estimateWindow: (state) => retentionOf(sideBySide(state), state, isPriced),
  isRunning: (retention) => retention.complete === false,
  measures: [
    measure(customers, (of) => of.customers),
    measure(revenueStart, ({ money }) => money?.start ?? null),
    measure(retained, ({ money }) => money?.retained ?? null),
    measure(revenueEnd, ({ money }) => money?.end ?? null),
    measure(gross, (of) => of.gross),
    measure(netRevenueRetention, (of) => of.net),
    measure(complete, (of) => of.complete),
  ],
  main: netRevenueRetention.name,
  rolled: ['customers', 'revenue_start', gross.name, netRevenueRetention.name],
  base: ({ most }) => most,
  counts: customersCounted,
  differenceMethod: 'difference',
  differ: (a, b) => differenceAlone(a.net, b.net),
  varianceOfOne: () => null,
});
