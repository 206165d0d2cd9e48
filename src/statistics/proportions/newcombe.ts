import type { Interval } from '../interval.ts';
import { share } from './proportion.ts';
import type { Proportion } from './proportion.ts';
import { wilsonInterval } from './wilson.ts';

/**
 * The difference of two independent proportions (a − b, −1…1) with its hybrid score interval: each limit combines the
 * distances from the shares to the limits of their own Wilson intervals. Null when either n is 0. The method has no
 * standard error; the test that goes with it is in n-minus-one.ts.
 *
 * Source: Newcombe (1998), "Interval estimation for the difference between independent proportions", Statistics in
 * Medicine 17, 873–890, method 10.
 *
 * @example newcombeDifference({ successes: 56, n: 70 }, { successes: 48, n: 80 }, 0.95) // => { difference: 0.2, conf_low: 0.0524, conf_high: 0.3339 }
 */
export function newcombeDifference(
  a: Proportion,
  b: Proportion,
  confidence: number,
): { difference: number; conf_low: number; conf_high: number } | null {
  const intervalOfA = wilsonInterval(a.successes, a.n, confidence);
  const intervalOfB = wilsonInterval(b.successes, b.n, confidence);
  if (intervalOfA === null || intervalOfB === null) {
    return null;
  }
  const ofA = distances(share(a), intervalOfA);
  const ofB = distances(share(b), intervalOfB);
  const difference = share(a) - share(b);
  return {
    difference,
    conf_low: difference - Math.hypot(ofA.down, ofB.up),
    conf_high: difference + Math.hypot(ofA.up, ofB.down),
  };
}

function distances(estimate: number, { low, high }: Interval): { down: number; up: number } {
  return { down: estimate - low, up: high - estimate };
}
