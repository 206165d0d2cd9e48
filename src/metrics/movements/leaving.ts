import type { State } from '../../estimates/groups/state.ts';
import { differenceAlone, measure, type Estimator } from '../../estimates/estimator.ts';
import { differShares, shareOf, varianceOfShare } from '../../estimates/estimators/share.ts';
import { column, confidenceLimits } from '../../results/columns.ts';
import { completeMeasure, customerMeasures, customersCounted, moneyMeasures } from './columns.ts';
import { movementsOf, ratio, windowOf, type Known, type Movements } from './estimate.ts';
import type { Movement } from './movement.ts';
import { rateOf, type Convention, type Rate } from './conventions.ts';

/** How many left of those who were there. */
export interface Churn {
  readonly moved: Movements | null;
  /** Its periods and days. */
  readonly rows: State<Movement>;
  readonly rate: Rate;
  readonly revenue_churn_rate: number | null;
  readonly net_revenue_churn_rate: number | null;
}

const share = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'share', { en: meaningEn, es: meaningEs });
export const churnRate = share(
  'churn_rate',
  'Churn rate',
  'Tasa de abandono',
  'customers lost ÷ their base',
  'clientes perdidos ÷ su base',
);
const revenueChurnRate = share(
  'revenue_churn_rate',
  'Revenue churn rate',
  'Tasa de ingreso perdido',
  '(revenue lost + contraction) ÷ revenue at the start',
  '(ingreso perdido + contracción) ÷ ingreso inicial',
);
const netRevenueChurnRate = share(
  'net_revenue_churn_rate',
  'Net revenue churn rate',
  'Tasa neta de ingreso perdido',
  '(revenue lost + contraction − expansion) ÷ revenue at the start',
  '(ingreso perdido + contracción − expansión) ÷ ingreso inicial',
);

export function churnEstimator(convention: Convention, known: Known, confidence: number): Estimator<Movement, Churn> {
  const [low, high] = confidenceLimits('share');
  const churnOf = (rows: State<Movement>, movements: typeof movementsOf): Churn => {
    const moved = movements(
      rows.filter(({ day }) => day === ''),
      known,
    );
    return { moved, rows, rate: rateOf(convention, moved, rows, confidence), ...revenueRates(moved) };
  };
  const shareOfBase = ({ rate: { numerator, denominator } }: Churn) =>
    numerator === null || denominator === null || numerator > denominator
      ? null
      : shareOf(numerator, denominator, confidence);
  return {
    estimate: (rows) => churnOf(rows, movementsOf),
    estimateWindow: (rows) => churnOf(rows, windowOf),
    isRunning: ({ moved }) => moved?.complete === false,
    measures: [
      ...customerMeasures,
      measure(churnRate, ({ rate }) => rate.churn_rate),
      measure(low, ({ rate }) => rate.conf_low),
      measure(high, ({ rate }) => rate.conf_high),
      ...moneyMeasures(['start', 'churn', 'contraction', 'expansion']),
      measure(revenueChurnRate, (churn) => churn.revenue_churn_rate),
      measure(netRevenueChurnRate, (churn) => churn.net_revenue_churn_rate),
      completeMeasure,
    ],
    main: churnRate.name,
    rolled: ['start', 'lost', churnRate.name, low.name, high.name],
    base: ({ moved, rate }) => (moved === null ? 0 : (rate.denominator ?? moved.start) || moved.start + moved.new),
    counts: customersCounted,
    differenceMethod: convention === 'shopify' ? 'difference' : 'newcombe, n-1',
    differ(a, b) {
      const [ofA, ofB] = [shareOfBase(a), shareOfBase(b)];
      if (ofA !== null && ofB !== null) return differShares(ofA, ofB, confidence);
      return differenceAlone(a.rate.churn_rate, b.rate.churn_rate);
    },
    varianceOfOne(churn) {
      const ofBase = shareOfBase(churn);
      return ofBase === null ? null : varianceOfShare(ofBase);
    },
  };
}

function revenueRates(moved: Movements | null): Pick<Churn, 'revenue_churn_rate' | 'net_revenue_churn_rate'> {
  const money = moved?.money ?? null;
  if (money === null) return { revenue_churn_rate: null, net_revenue_churn_rate: null };
  const gross = money.churn + (money.contraction ?? 0);
  return {
    revenue_churn_rate: ratio(gross, money.start),
    net_revenue_churn_rate: ratio(gross - (money.expansion ?? 0), money.start),
  };
}
