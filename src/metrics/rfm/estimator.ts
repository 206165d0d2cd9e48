import { measure, type Estimator } from '../../estimates/estimator.ts';
import { column, customers, revenue } from '../../results/columns.ts';
import { customersCounted } from '../movements/columns.ts';
import { hiddenIn, type Hidden } from './hidden.ts';
import type { ScoredRow } from './scored-row.ts';
import { shareOfRevenue, standingOf, type Standing } from './standing.ts';
import { amountOf } from '../../values/numbers/exact.ts';

/** A group that is shown, and which of its parts are not. */
export interface Scored {
  readonly standing: Standing;
  readonly hidden: Hidden;
}

const topDecileShare = column('top_decile_share', { en: 'Top decile', es: 'Decil superior' }, 'share', {
  en: 'revenue of the tenth of customers who spent most ÷ revenue of all',
  es: 'ingreso de la décima parte de clientes que más gastaron ÷ ingreso de todos',
});

const tenth = 10;

/** All customers are counted, so nothing has an interval. */
export const rfmEstimator = (minN: number): Estimator<ScoredRow, Scored> => ({
  estimate(rows) {
    const standing = standingOf(rows);
    return { standing, hidden: hiddenIn(standing, minN) };
  },
  measures: [
    measure(customers, ({ standing }) => (standing.customers === 0 ? null : standing.customers)),
    measure(revenue, ({ standing }) => (standing.customers === 0 ? null : amountOf(standing.revenue))),
    measure(topDecileShare, ({ standing, hidden }) =>
      hidden.isTop(tenth) ? null : shareOfRevenue(standing.top(tenth), standing),
    ),
  ],
  main: topDecileShare.name,
  base: ({ standing }) => standing.customers,
  counts: customersCounted,
  differenceMethod: 'difference',
  differ: () => null,
  varianceOfOne: () => null,
});
