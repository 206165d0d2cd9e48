import { gain, movedBy, together, type Moved } from './change.ts';
import { customerValue, monthlyValues, type Ahead } from './customer-value.ts';
import type { Group } from './group.ts';
import type { Values } from './inputs.ts';
import { valueOf } from './inputs.ts';
import { costOf, leversIn, type Lever } from './levers.ts';

/** What is asked: who the customers are, and what is done. */
export interface Scenario {
  readonly base: readonly Group[];
  readonly values: Values;
}

/** What a lever, or all together, comes to within the horizon. Null where nobody knows. */
export interface Outcome {
  readonly value: number | null;
  readonly cost: number;
  readonly net: number | null;
  /** The first whole month at which the value up to then covers the cost; 0 where nothing costs, null where there is none. */
  readonly payback: number | null;
}

export interface Outcomes {
  readonly levers: readonly (Outcome & { readonly lever: string })[];
  /** What comes of doing all at once, less what each brings alone. */
  readonly interaction: Outcome;
  readonly total: Outcome;
}

/** A hundred years: later is never. */
const mostMonths = 1200;

export const aheadOf = (values: Values): Ahead => ({
  years: valueOf(values, 'horizon'),
  discount: valueOf(values, 'discount'),
});

/** @param strength how much of what is asked of all levers comes about */
export const changeOf = (levers: readonly Lever[], values: Values, strength = 1) =>
  together(levers.map((lever) => lever.change(values, strength)));

/** What customers are worth more by a change within the time that is looked ahead. */
export const valueOfChange = (moved: Moved, ahead: Ahead): number | null =>
  gain(moved, (group) => customerValue(group, ahead));

const costsOf = (levers: readonly Lever[], { base, values }: Scenario): number =>
  levers.reduce((sum, lever) => sum + costOf(lever, values, base), 0);

/** What all levers bring together less what they cost, where so much of what is asked comes about. */
export function netValue(scenario: Scenario, strength = 1): number | null {
  const { base, values } = scenario;
  const levers = leversIn(values);
  const value = valueOfChange(movedBy(base, changeOf(levers, values, strength)), aheadOf(values));
  return value === null ? null : value - costsOf(levers, scenario);
}

/** What each lever brings alone, and all together. */
export function outcomesOf(scenario: Scenario): Outcomes {
  const levers = leversIn(scenario.values);
  const alone = levers.map((lever) => ({ lever: lever.name, ...outcomeOf([lever], scenario) }));
  const total = outcomeOf(levers, scenario);
  const sum = alone.reduce<number | null>((all, { value }) => (all === null || value === null ? null : all + value), 0);
  const between = total.value === null || sum === null ? null : total.value - sum;
  const interaction = { value: between, cost: 0, net: between, payback: between === null ? null : 0 };
  return { levers: alone, interaction, total };
}

function outcomeOf(levers: readonly Lever[], scenario: Scenario): Outcome {
  const { base, values } = scenario;
  const moved = movedBy(base, changeOf(levers, values));
  const ahead = aheadOf(values);
  const cost = costsOf(levers, scenario);
  const value = valueOfChange(moved, ahead);
  if (value === null) return { value, cost, net: null, payback: null };
  return {
    value,
    cost,
    net: value - cost,
    payback: cost === 0 ? (value < 0 ? null : 0) : paybackOf(moved, cost, ahead),
  };
}

function paybackOf(moved: Moved, cost: number, { discount }: Ahead): number | null {
  const known = new Map<Group, readonly number[] | null>();
  const within = (group: Group) => {
    if (!known.has(group)) known.set(group, monthlyValues(group, discount, mostMonths));
    return known.get(group)!;
  };
  for (let month = 1; month <= mostMonths; month += 1) {
    const value = gain(moved, (group) => within(group)?.[month - 1] ?? null);
    if (value !== null && value >= cost) return month;
  }
  return null;
}
