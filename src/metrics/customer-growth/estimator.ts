import { differenceAlone, measure, type Estimator } from '../../estimates/estimator.ts';
import { column } from '../../results/columns.ts';
import { completeMeasure, customerMeasures, customersCounted, moneyMeasures } from '../movements/columns.ts';
import { movementsOf, ratio, windowOf, type Known, type Movements } from '../movements/estimate.ts';
import type { Movement } from '../movements/movement.ts';

export interface Growth {
  readonly moved: Movements | null;
  /** End ÷ start − 1; null where nobody was there at the start. */
  readonly net_growth: number | null;
  readonly net_revenue_growth: number | null;
}

const netGrowth = column('net_growth', { en: 'Net growth', es: 'Crecimiento neto' }, 'share', {
  en: 'customers at the end ÷ customers at the start − 1',
  es: 'clientes al final ÷ clientes al inicio − 1',
});
const netRevenueGrowth = column(
  'net_revenue_growth',
  { en: 'Net revenue growth', es: 'Crecimiento neto del ingreso' },
  'share',
  { en: 'revenue at the end ÷ revenue at the start − 1', es: 'ingreso al final ÷ ingreso al inicio − 1' },
);

const growthOf = (moved: Movements | null): Growth => {
  if (moved === null) return { moved, net_growth: null, net_revenue_growth: null };
  const { start, end, money } = moved;
  return {
    moved,
    net_growth: ratio(end - start, start),
    net_revenue_growth: money === null ? null : ratio(money.end - money.start, money.start),
  };
};

/** Growth is a count of all customers: it has no interval, and no period departs from chance. */
export const growthEstimator = (known: Known): Estimator<Movement, Growth> => ({
  estimate: (rows) => growthOf(movementsOf(rows, known)),
  estimateWindow: (rows) => growthOf(windowOf(rows, known)),
  measures: [
    ...customerMeasures,
    measure(netGrowth, (growth) => growth.net_growth),
    completeMeasure,
    ...moneyMeasures(['start', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'end']),
    measure(netRevenueGrowth, (growth) => growth.net_revenue_growth),
  ],
  main: netGrowth.name,
  rolled: ['start', netGrowth.name],
  // Who came back may have been there before: a customer counts once.
  base: ({ moved }) => (moved === null ? 0 : Math.max(moved.start + moved.new, moved.end)),
  counts: customersCounted,
  differenceMethod: 'difference',
  differ: (a, b) => differenceAlone(a.net_growth, b.net_growth),
  varianceOfOne: () => null,
});
