import { findRoot } from '../../../statistics/functions/root.ts';
import type { Case } from './case.ts';
import type { Value } from './uplift.ts';

const steps = 200;

/**
 * The least retention at which a customer is worth what he cost to win; 0 where his first year pays for it, null where none does.
 *
 * @example breakEvenRetention((one, r) => 100 / (1 - r) - one.acquisitionCost, { acquisitionCost: 400, profits: [100], tailGrowth: 0, discount: 0, lead: 1 }) // => 0.75
 */
export function breakEvenRetention(value: Value, one: Case): number | null {
  const first = value(one, 0);
  if (first === null) return null;
  if (first >= 0) return 0;
  for (let step = 1; step < steps; step += 1) {
    const [low, high] = [(step - 1) / steps, step / steps];
    const there = value(one, high);
    // Beyond the last retention with a finite value lies none that could be named.
    if (there === null) return null;
    if (there >= 0) return findRoot((retention) => value(one, retention)!, low, high);
  }
  return null;
}
