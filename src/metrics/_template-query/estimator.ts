import { measure, type Estimator } from '../../estimates/estimator.ts';
import { differShares, shareOf, varianceOfShare, type ShareEstimate } from '../../estimates/estimators/share.ts';
import { column, confidenceLimits, n, stdError } from '../../results/columns.ts';

/** A column that only this metric has: its name in JSON and CSV, its heading, its unit, and what it means. */
const share = column('metric_name', { en: 'Metric name', es: 'Metric name' }, 'share', {
  en: 'customers who are still here among all who came',
  es: 'clientes que siguen entre todos los que llegaron',
});

/** How a group of states is estimated, which measures its tables show, and how two groups are compared. */
export function metricNameEstimator(
  confidence: number,
): Estimator<{ readonly customers: number; readonly here: number }, ShareEstimate> {
  const [low, high] = confidenceLimits('share');
  return {
    estimate(rows) {
      const sum = (name: 'customers' | 'here') => rows.reduce((total, row) => total + row[name], 0);
      return shareOf(sum('here'), sum('customers'), confidence);
    },
    measures: [
      measure(n, (of) => of.n),
      measure(share, (of) => of.share),
      measure(stdError('share'), (of) => of.std_error),
      measure(low, (of) => of.conf_low),
      measure(high, (of) => of.conf_high),
    ],
    main: share.name,
    base: (of) => of.n,
    differenceMethod: 'newcombe, n-1',
    differ: (a, b) => differShares(a, b, confidence),
    varianceOfOne: varianceOfShare,
  };
}
