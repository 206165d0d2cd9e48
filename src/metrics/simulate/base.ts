import type { State } from '../../estimates/groups/state.ts';
import type { Asked } from '../worth/asked.ts';
import type { DrawnWorth } from '../worth/drawn.ts';
import { groupNames, type ProfileRow } from '../worth/profile-row.ts';
import { worthsOf, type Worth } from '../worth/worth.ts';
import { profileOf, type ProfileYear } from '../profit/profile.ts';
import { totalsOf } from '../profit/parts.ts';
import type { Group } from './model/group.ts';
import type { SimulateOptions } from './options.ts';

/** Today's customers, and what is known of them beside. */
export interface Base {
  readonly groups: readonly Group[];
  /** Whether files say who stays, or an option. */
  readonly origin: 'data' | 'option';
  /** Those of the groups of whom it is known what they stand on. */
  readonly worths: readonly Worth[];
  readonly margin: ReadonlyMap<string, number>;
  readonly retention: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
}

/** Without answers nobody is told apart. */
const named = (worth: { readonly group: Worth['group'] }, answers: boolean): Group['name'] =>
  answers ? worth.group : 'all';

/** Customers who are still here by their answer, who stay and bring as those of that answer did so far. */
export function baseOf(state: State<ProfileRow>, { told, basis }: Asked, confidence: number): Base {
  const worths = worthsOf(state, basis, confidence).filter(({ group }) => told.answers || group === 'no-answer');
  const nameOf = (worth: Worth) => named(worth, told.answers);
  return {
    groups: worths.map((worth) => ({
      name: nameOf(worth),
      customers: worth.present,
      retention: worth.retention.share,
      revenue: worth.revenue,
      values: worth.value === null ? null : [worth.value],
    })),
    origin: 'data',
    worths,
    margin: new Map(worths.flatMap((worth) => (worth.margin === null ? [] : [[nameOf(worth), worth.margin]]))),
    retention: new Map(
      worths.flatMap((worth) => {
        const { low, high } = worth.retention;
        return low === null || high === null ? [] : [[nameOf(worth), { low, high }]];
      }),
    ),
  };
}

/** Customers of whom a profile says what each brings in each year, and options how many there are and stay. @throws profile-years */
export function baseOfProfile(
  state: State<ProfileYear>,
  { retention, baseCustomers }: Pick<SimulateOptions, 'retention' | 'baseCustomers'>,
): Base {
  const values = totalsOf(profileOf(state).years);
  const customers = baseCustomers!;
  return {
    groups: [{ name: 'all', customers, retention, revenue: null, values }],
    origin: 'option',
    worths: [],
    margin: new Map([['all', values[0]!]]),
    retention: new Map(),
  };
}

/** The same customers as a sample has them. */
export const drawnGroups = (worths: readonly DrawnWorth[], answers: boolean): readonly Group[] =>
  worths.flatMap((worth, at): Group[] => {
    const group = groupNames[at]!;
    if (!answers && group !== 'no-answer') return [];
    const { present, retention, revenue, value } = worth;
    const name = named({ group }, answers);
    return [{ name, customers: present, retention, revenue, values: value === null ? null : [value] }];
  });
