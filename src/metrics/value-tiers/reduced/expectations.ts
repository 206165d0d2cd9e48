import { CxError } from '../../../errors.ts';
import { knownOf, modelled, type Modelled, type ReducedPurchases } from '../../buying/modelled.ts';
import { historyOfEach } from '../../buying/reduce.ts';
import { untimed } from '../../metric.ts';
import type { ScoredBy } from '../../reduction.ts';
import { defineValues } from '../../scores.ts';
import { ranking } from './ranking.ts';

/** What `cx clv` says of customers where nothing else is asked for. */
const asUsual = { model: 'auto', timeUnit: 'week', discount: 0.1, margin: null, calibrationEnd: null } as const;

/** The model by which customers are expected to buy within a time. */
export const expectedBy = (reduced: ReducedPurchases, horizon: string, asOf: string | null): Modelled | null =>
  modelled(reduced, { ...asUsual, horizon }, { asOf, timed: untimed });

/**
 * What each customer is expected to bring within the horizon: his CLV.
 * @throws value-unknown where too few came again to say what a purchase brings
 */
export const expectations = defineValues(
  { ...historyOfEach, lends: ranking.lends },
  ({ statistics, options, asOf }: ScoredBy) => {
    const made = expectedBy(statistics as unknown as ReducedPurchases, String(options['horizon']), asOf);
    return (values) => {
      const clv = made?.valuer.of(knownOf(values)).clv ?? null;
      if (clv === null) throw new CxError('value-unknown', { option: '--value clv' });
      return clv;
    };
  },
);
