import { mostLikely, type Evidence, type Fit } from '../fit.ts';
import {
  purchaseHistories,
  sampleOf,
  usualRate,
  type PurchaseHistories,
  type PurchaseRow,
} from '../purchase-histories.ts';
import { logLikelihood, type BetaGeometric, type FirstLeaving } from './likelihood.ts';

/**
 * Fits the beta-geometric/NBD model: a customer buys at a rate of his own, and leaves after a repeat purchase with a chance
 * of his own. `after-repeat` is the BG/NBD, under which no one-time buyer has left; `after-first` is the MBG/NBD, under
 * which he may have left after his first purchase. Null without customers.
 *
 * Source: Fader, Hardie & Lee (2005), "“Counting your customers” the easy way: an alternative to the Pareto/NBD model",
 * Marketing Science 24; Batislam, Denizel & Filiztekin (2007), "Empirical validation and comparison of models for customer
 * base analysis", International Journal of Research in Marketing 24.
 *
 * @example fitBetaGeometric([{ repeats: 0, recency: 0, age: 30, customers: 60 }, { repeats: 1, recency: 4, age: 30, customers: 20 }, { repeats: 4, recency: 12, age: 30, customers: 15 }, { repeats: 9, recency: 29, age: 30, customers: 9 }], 'after-repeat')?.parameters // => { r: 0.22923, alpha: 2.36908, a: 0.59905, b: 1.38693 }
 * @example fitBetaGeometric([{ repeats: 0, recency: 0, age: 30, customers: 50 }], 'after-repeat')?.verdict // => 'unidentified'
 * @example fitBetaGeometric([], 'after-repeat') // => null
 */
export function fitBetaGeometric(rows: readonly PurchaseRow[], leaving: FirstLeaving): Fit<BetaGeometric> | null {
  const histories = purchaseHistories(rows);
  if (histories.total === 0) {
    return null;
  }
  const evidence = (of: PurchaseHistories): Evidence => ({
    customers: of.total,
    at: (values) => logLikelihood(of, leaving, named(values)),
  });
  const all = evidence(histories);
  const sample = sampleOf(histories);
  const rate = usualRate(histories);
  return mostLikely({
    named,
    starts: [
      [0.5, 0.5 / rate, 0.5, 2],
      [2, 2 / rate, 1, 10],
    ],
    evidence: all,
    sample: sample === histories ? all : evidence(sample),
  });
}

function named(values: ArrayLike<number>): BetaGeometric {
  return { r: values[0]!, alpha: values[1]!, a: values[2]!, b: values[3]! };
}
