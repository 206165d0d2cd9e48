import { mostLikely, type Evidence, type Fit } from '../fit.ts';
import {
  purchaseHistories,
  sampleOf,
  usualRate,
  type PurchaseHistories,
  type PurchaseRow,
} from '../purchase-histories.ts';
import { paretoLikelihood } from './likelihood.ts';
import type { Pareto } from './moment.ts';

/**
 * Fits the Pareto/NBD model: a customer buys at a rate of his own, and leaves at a rate of his own, at any time, whether he
 * buys or not. Null without customers.
 *
 * Source: Schmittlein, Morrison & Colombo (1987), "Counting your customers: who are they and what will they do next?",
 * Management Science 33.
 *
 * @example fitPareto([{ repeats: 0, recency: 0, age: 30, customers: 50 }, { repeats: 2, recency: 9, age: 30, customers: 20 }, { repeats: 5, recency: 28, age: 30, customers: 10 }])?.parameters // => { r: 0.5463, alpha: 5.085, s: 0.6245, beta: 2.2 }
 * @example fitPareto([{ repeats: 0, recency: 0, age: 30, customers: 50 }])?.verdict // => 'unidentified'
 * @example fitPareto([]) // => null
 */
export function fitPareto(rows: readonly PurchaseRow[]): Fit<Pareto> | null {
  const histories = purchaseHistories(rows);
  if (histories.total === 0) {
    return null;
  }
  const evidence = (of: PurchaseHistories): Evidence => {
    const likelihood = paretoLikelihood(of);
    return { customers: of.total, at: (values) => likelihood(named(values)) };
  };
  const all = evidence(histories);
  const sample = sampleOf(histories);
  const rate = usualRate(histories);
  return mostLikely({
    named,
    starts: [
      [0.5, 0.5 / rate, 0.5, 0.5 / rate],
      [2, 2 / rate, 1, 10 / rate],
    ],
    evidence: all,
    sample: sample === histories ? all : evidence(sample),
  });
}

function named(values: ArrayLike<number>): Pareto {
  return { r: values[0]!, alpha: values[1]!, s: values[2]!, beta: values[3]! };
}
