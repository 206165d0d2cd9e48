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
 * @example fitPareto([{ repeats: 0, recency: 0, age: 30, customers: 60 }, { repeats: 2, recency: 3, age: 30, customers: 10 }, { repeats: 6, recency: 14, age: 30, customers: 10 }, { repeats: 1, recency: 25, age: 30, customers: 10 }, { repeats: 9, recency: 29, age: 30, customers: 5 }])?.parameters // => { r: 0.34098, alpha: 3.34795, s: 1.21787, beta: 16.62762 }
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
