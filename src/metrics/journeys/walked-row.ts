import type { StateRow } from '../reduction.ts';

export const walkedKeys = { kind: 'text', from: 'text', to: 'text' } as const;

export const walkedSums = {
  n: 'count',
  persons: 'count',
  median_before: 'count',
  median_behind: 'count',
  p90_before: 'count',
  p90_behind: 'count',
  converted: 'count',
  lost: 'count',
  open: 'count',
  rework_journeys: 'count',
  rated: 'count',
  satisfied: 'count',
  beyond: 'count',
  unread: 'count',
  efforts: 'count',
  effort: 'count',
  tied: 'count',
  returns: 'count',
  length: 'count',
  known: 'count',
  cost: 'money',
  costed: 'count',
  seconds: 'money',
  timed: 'count',
  uncosted: 'count',
} as const;

/** What the query of journeys gives: a row of all, of a step, of a touchpoint, of the journeys that end there, of a path, of costs. */
export type WalkedRow = StateRow<typeof walkedKeys, typeof walkedSums>;
