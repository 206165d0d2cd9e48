import { findRoot } from '../../../statistics/functions/root.ts';
import { leversIn } from './levers.ts';
import { netValue, type Scenario } from './outcome.ts';

/** Further than a thousand times what is asked nobody looks. */
const most = 1000;
/** Each place that is looked at lies so much further than the one before. */
const factor = 1.1;
const nearest = 1e-4;

/**
 * The share of what is asked of all levers that has to come about for their value to cover their cost, which stays as it is: the
 * least one. 0 where nothing costs and nothing is lost; null where there is none, where no lever is asked, and where the value is unknown.
 */
export function breakEvenOf(scenario: Scenario): number | null {
  const net = (strength: number) => netValue(scenario, strength);
  const [start, asked] = [net(0), net(1)];
  if (start === null || asked === null || leversIn(scenario.values).length === 0) return null;
  if (start >= 0) return asked >= 0 ? 0 : null;
  let before = 0;
  for (let place = nearest; before < most; place = Math.min(most, place * factor)) {
    const value = net(place);
    if (value === null) return null;
    if (value >= 0) return findRoot((strength) => net(strength)!, before, place);
    before = place;
  }
  return null;
}
