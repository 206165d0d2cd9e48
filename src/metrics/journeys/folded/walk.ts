import type { WalkedContacts } from '../../../relations/folded/journeys/walked-contacts.ts';
import type { Persons } from './persons.ts';
import type { WalkedRow } from '../walked-row.ts';

/** Contacts as they are walked, with what is asked of all of them. */
export interface Walk {
  readonly walked: WalkedContacts;
  /** The journey of each contact, in the order in which they are walked. */
  readonly journeyOf: Int32Array;
  /** So many segments there are, the last one's number and one. */
  readonly segments: number;
  readonly persons: Persons;
}

/** A row of a segment. */
export type RowIn = readonly [segment: number, row: WalkedRow];

/** A row in which nothing adds up to anything. */
export const nothing: WalkedRow = {
  kind: '',
  from: '',
  to: '',
  n: 0,
  persons: 0,
  median_before: 0,
  median_behind: 0,
  p90_before: 0,
  p90_behind: 0,
  converted: 0,
  lost: 0,
  open: 0,
  rework_journeys: 0,
  rated: 0,
  satisfied: 0,
  beyond: 0,
  unread: 0,
  efforts: 0,
  effort: 0,
  tied: 0,
  returns: 0,
  length: 0,
  known: 0,
  cost: 0n,
  costed: 0,
  seconds: 0n,
  timed: 0,
  uncosted: 0,
};
