import type { Claim } from '../claim.ts';
import { movedBy } from './model/change.ts';
import type { Group, SimulatedName } from './model/group.ts';
import type { Values } from './model/inputs.ts';
import { changeOf, valueOfChange, type Scenario } from './model/outcome.ts';
import { leversIn } from './model/levers.ts';

/** A published claim, and what the user's own data say of the same. */
export interface HeldClaim {
  readonly claim: Claim;
  readonly own: number | null;
  readonly holds: boolean | null;
}

export const heldClaims = (claims: readonly Claim[], scenario: Scenario): readonly HeldClaim[] =>
  claims.map((claim) => {
    const own = ownNumbers[claim.id]?.(scenario) ?? null;
    return { claim, own, holds: own === null ? null : holdsFor(claim, own) };
  });

/**
 * Whether a number lies between what is claimed; where one number is claimed, whether it is as great, or below 0 as small.
 *
 * @example holdsFor({ low: 0.05, high: 0.85 }, 0.9) // => false
 * @example holdsFor({ low: -0.2, high: -0.2 }, -0.25) // => true
 */
export function holdsFor({ low, high }: Pick<Claim, 'low' | 'high'>, own: number): boolean {
  if (low !== high) return own >= low && own <= high;
  return low < 0 ? own <= low : own >= low;
}

type Quantity = (group: Group) => number | null;

/** By which share a quantity of one group is greater than that of another. */
const beyond =
  (one: SimulatedName, other: SimulatedName, of: Quantity) =>
  ({ base }: Pick<Scenario, 'base'>) => {
    const quantity = (name: SimulatedName) => {
      const group = base.find((each) => each.name === name);
      return group === undefined || group.customers === 0 ? null : of(group);
    };
    const [a, b] = [quantity(one), quantity(other)];
    return a === null || b === null || b === 0 ? null : a / b - 1;
  };

const retentionOf: Quantity = ({ retention }) => retention;
const revenueOf: Quantity = ({ revenue }) => revenue;
const promotersSpend = beyond('promoter', 'passive', revenueOf);

/** What of these customers answers to a claim; of the others no file can say it. */
const ownNumbers: Readonly<Record<string, (scenario: Scenario) => number | null>> = {
  'bad-experience-20': beyond('detractor', 'passive', retentionOf),
  'delight-30': beyond('promoter', 'passive', retentionOf),
  'cross-sell-22': promotersSpend,
  'up-sell-38': promotersSpend,
  'order-size-5-85': promotersSpend,
  'temkin-775': revenueGained,
};

const temkinYears = 3;

/** What the levers that are asked bring in revenue within three years, but for the claim itself, ÷ the revenue of one year. */
function revenueGained({ base, values }: Scenario): number | null {
  const own: Values = new Map([...values].filter(([name]) => name !== 'temkin-775'));
  const levers = leversIn(own);
  if (levers.length === 0) return null;
  const revenues = base.map((group) => ({ ...group, values: group.revenue === null ? null : [group.revenue] }));
  const moved = movedBy(revenues, changeOf(levers, own));
  const gained = valueOfChange(moved, { years: temkinYears, discount: 0 });
  const present = base.filter(({ customers }) => customers > 0);
  if (gained === null || present.some(({ revenue }) => revenue === null)) return null;
  const year = present.reduce((sum, { customers, revenue }) => sum + customers * revenue!, 0);
  return year === 0 ? null : gained / year;
}
