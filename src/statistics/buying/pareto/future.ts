import type { PurchaseHistory } from '../purchase-histories.ts';
import { momentAt, silence, type Pareto } from './moment.ts';

/**
 * The probability that a customer with this history is still one at its end, or `later`.
 *
 * Source: Schmittlein, Morrison & Colombo (1987), Management Science 33, equations 11–13.
 *
 * @example paretoProbabilityAlive({ r: 0.553277, alpha: 10.577683, s: 0.60624, beta: 11.668735 }, { repeats: 2, recency: 30.428571, age: 38.857143 }) // => 0.869134
 */
export function paretoProbabilityAlive(parameters: Pareto, history: PurchaseHistory, later = 0): number {
  const { s, beta } = parameters;
  const { repeats, recency, age } = history;
  const { alive } = silence(momentAt(repeats, recency, parameters), momentAt(repeats, age, parameters), s);
  return alive * Math.exp(-s * Math.log1p(later / (beta + age)));
}

/**
 * How many purchases a customer with this history is expected to make within a time after its end. With the history of a
 * customer just won (0, 0, 0) it is how many repeats a customer makes within a time of his first purchase.
 *
 * Source: Fader & Hardie (2005), "A note on deriving the Pareto/NBD model and related expressions".
 *
 * @example paretoExpectedPurchases({ r: 0.553277, alpha: 10.577683, s: 0.60624, beta: 11.668735 }, { repeats: 2, recency: 30.428571, age: 38.857143 }, 39) // => 1.455202
 */
export function paretoExpectedPurchases(parameters: Pareto, history: PurchaseHistory, time: number): number {
  return paretoProbabilityAlive(parameters, history) * paretoPurchasesOfOneThere(parameters, history, time);
}

/**
 * The same of a customer of whom it is known that he is one at the end of his history: it does not matter then when he bought.
 *
 * @example paretoPurchasesOfOneThere({ r: 0.553277, alpha: 10.577683, s: 0.60624, beta: 11.668735 }, { repeats: 2, age: 38.857143 }, 39) // => 1.674312
 */
export function paretoPurchasesOfOneThere(
  { r, alpha, s, beta }: Pareto,
  { repeats, age }: Pick<PurchaseHistory, 'repeats' | 'age'>,
  time: number,
): number {
  const rate = (r + repeats) / (alpha + age);
  const logLonger = Math.log1p(time / (beta + age));
  // How long he is there: (β + T) / (s − 1) · [1 − ((β + T) / (β + T + t))ˢ⁻¹], whose limit at s = 1 is the logarithm's.
  const share = s === 1 ? logLonger : -Math.expm1((1 - s) * logLonger) / (s - 1);
  return rate * (beta + age) * share;
}
