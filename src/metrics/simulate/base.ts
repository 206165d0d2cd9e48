import type { State } from '../../estimates/groups/state.ts';
import type { Asked } from '../worth/asked.ts';
import type { DrawnWorth } from '../worth/drawn.ts';
import { groupNames, type ProfileRow } from '../worth/profile-row.ts';
import { worthsOf, type Worth } from '../worth/worth.ts';
import type { Group } from './model/group.ts';

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

/** The same customers as a sample has them. */
export const drawnGroups = (worths: readonly DrawnWorth[], answers: boolean): readonly Group[] =>
  worths.flatMap((worth, at): Group[] => {
    const group = groupNames[at]!;
    if (!answers && group !== 'no-answer') return [];
    const { present, retention, revenue, value } = worth;
    const name = named({ group }, answers);
    return [{ name, customers: present, retention, revenue, values: value === null ? null : [value] }];
  });
