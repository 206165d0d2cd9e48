import { CxError } from '../../errors.ts';
import { knownOf, modelled, type ReducedPurchases } from '../buying/modelled.ts';
import { historyOfEach } from '../buying/reduce.ts';
import { untimed } from '../metric.ts';
import { defineValues, type ScoredBy } from '../scores.ts';
import { ranking } from './ranking.ts';

/** What `cx clv` says of customers where nothing else is asked for. */
const asUsual = { model: 'auto', timeUnit: 'week', discount: 0.1, margin: null, calibrationEnd: null } as const;

/**
 * What each customer is expected to bring within the horizon: his CLV.
 * @throws value-unknown where too few came again to say what a purchase brings
 */
export const expectations = defineValues(
  { ...historyOfEach, lends: ranking.lends },
  ({ statistics, options, asOf }: ScoredBy) => {
    const asked = { ...asUsual, horizon: String(options['horizon']) };
    const made = modelled(statistics as unknown as ReducedPurchases, asked, { asOf, timed: untimed });
    return (values) => {
      const clv = made?.valuer.of(knownOf(values)).clv ?? null;
      if (clv === null) throw new CxError('value-unknown', {});
      return clv;
    };
  },
);
