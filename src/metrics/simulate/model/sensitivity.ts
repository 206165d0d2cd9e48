import type { Group } from './group.ts';
import type { Input, Values } from './inputs.ts';
import { netValue, type Scenario } from './outcome.ts';

/** What is known of the base beside its groups: intervals of their retention, and what of their value is margin. */
export interface Known {
  readonly retention: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
  /** By group; revenue is value where no margin is known. */
  readonly margin: ReadonlyMap<string, number>;
}

/** What the net value would be with an input at either end. */
export interface Sensitivity {
  readonly input: string;
  readonly low: number;
  readonly high: number;
  readonly netLow: number | null;
  readonly netHigh: number | null;
}

/** A fifth lower and higher is looked at where nothing says between what a number may lie. */
function ends(value: number, most = Infinity): { readonly low: number; readonly high: number } {
  const [nearer, farther] = [(value * 4) / 5, (value * 6) / 5];
  return value < 0 ? { low: Math.max(-most, farther), high: nearer } : { low: nearer, high: Math.min(most, farther) };
}

/**
 * The net value with each input and each quantity of the base at its low and its high end, the widest span first; what has no
 * influence is left out. A quantity of the base is called `group.column`, as it stands in the table `base`.
 */
export function sensitivityOf(scenario: Scenario, inputs: readonly Input[], known: Known): readonly Sensitivity[] {
  const { base, values } = scenario;
  const all = [
    ...inputs.map((input) => ofInput(input, scenario)),
    ofCustomers(base, values),
    ...base.flatMap((group) => ofGroup(group, scenario, known)),
  ];
  return all.filter(matters).toSorted((a, b) => spanOf(b) - spanOf(a));
}

/** A span below this part of the net value is the noise of arithmetic. */
const negligible = 1e-9;

const matters = (one: Sensitivity): boolean =>
  spanOf(one) > negligible * Math.max(Math.abs(one.netLow ?? 0), Math.abs(one.netHigh ?? 0));

const spanOf = ({ netLow, netHigh }: Sensitivity): number =>
  netLow === null || netHigh === null ? 0 : Math.abs(netHigh - netLow);

function ofInput({ name, value, ends: known, most }: Input, { base, values }: Scenario): Sensitivity {
  const { low, high } = known ?? ends(value, most);
  const net = (at: number) => netValue({ base, values: new Map([...values, [name, at]]) });
  return { input: name, low, high, netLow: net(low), netHigh: net(high) };
}

function ofCustomers(base: readonly Group[], values: Values): Sensitivity {
  const all = base.reduce((sum, { customers }) => sum + customers, 0);
  const { low, high } = ends(all);
  const net = (at: number) =>
    netValue({ base: base.map((group) => ({ ...group, customers: (group.customers * at) / (all || 1) })), values });
  return { input: 'customers', low, high, netLow: net(low), netHigh: net(high) };
}

function ofGroup(group: Group, { base, values }: Scenario, known: Known): Sensitivity[] {
  const { name, retention, revenue, customers } = group;
  if (customers === 0) return [];
  const net = (changed: Partial<Group>) =>
    netValue({ base: base.map((one) => (one === group ? { ...one, ...changed } : one)), values });
  const of = (
    quantity: string,
    { low, high }: { low: number; high: number },
    at: (value: number) => Partial<Group>,
  ) => ({
    input: `${name}.${quantity}`,
    low,
    high,
    netLow: net(at(low)),
    netHigh: net(at(high)),
  });
  const times = (factor: number) => ({ values: group.values?.map((value) => value * factor) ?? null });
  const plus = (more: number) => ({ values: group.values?.map((value) => value + more) ?? null });
  // Of a profile nobody knows the revenue: the profit of all its years is taken as a multiple.
  const isProfile = revenue === null && group.values !== null;
  const margin = isProfile ? null : (known.margin.get(name) ?? null);
  return [
    ...(retention === null
      ? []
      : [of('retention', known.retention.get(name) ?? ends(retention, 1), (at) => ({ retention: at }))]),
    ...(revenue === null
      ? []
      : [
          of('revenue_year', ends(revenue), (at) => ({
            revenue: at,
            ...(margin === null ? plus(at - revenue) : {}),
          })),
        ]),
    ...(isProfile ? [{ ...of('profit', ends(1), times), input: 'profit' }] : []),
    ...(margin === null ? [] : [of('margin_year', ends(margin), (at) => plus(at - margin))]),
  ];
}
