import type { State } from '../../../estimates/groups/state.ts';
import type { Interval } from '../../../statistics/interval.ts';
import { percentileInterval } from '../../../statistics/resampling/percentile-interval.ts';
import { drawWorths, type Chance } from '../../worth/drawn.ts';
import { groupNames, type GroupName, type ProfileRow } from '../../worth/profile-row.ts';
import type { Basis } from '../../worth/worth.ts';
import { lifetimeValue } from './lifetime.ts';
import { atRisk, moving } from './totals.ts';

/** How chance is drawn, and what is estimated of each draw. */
export interface Resampling extends Chance {
  readonly discount: number;
  readonly confidence: number;
}

/** Intervals; null where too few draws have a value. */
export interface Resampled {
  readonly lifetimeValues: ReadonlyMap<GroupName, Interval | null>;
  readonly moving: Interval | null;
  readonly atRisk: Interval | null;
}

/** Intervals by a bootstrap over customers. */
export function resampled(state: State<ProfileRow>, basis: Basis, how: Resampling): Resampled {
  const { discount, confidence } = how;
  const lifetimeValues = groupNames.map((): (number | null)[] => []);
  const [movings, risks]: [(number | null)[], (number | null)[]] = [[], []];
  drawWorths(state, basis, how, (worths) => {
    const values = worths.map(({ value, retention }) => lifetimeValue(value, retention, discount));
    for (const [at, value] of values.entries()) lifetimeValues[at]!.push(value);
    const [, passive, detractor] = values;
    movings.push(moving(passive!, detractor!));
    const { customers, revenue, retention } = worths[2]!;
    risks.push(atRisk(customers, revenue, retention));
  });
  return {
    lifetimeValues: new Map(
      groupNames.map((group, at) => [group, percentileInterval(lifetimeValues[at]!, confidence)] as const),
    ),
    moving: percentileInterval(movings, confidence),
    atRisk: percentileInterval(risks, confidence),
  };
}
