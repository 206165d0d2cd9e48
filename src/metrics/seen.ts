import type { WalkedContacts } from '../relations/folded/journeys/walked-contacts.ts';
import type { SortedPurchases } from '../relations/folded/sorted-purchases.ts';
import type { RelationName } from '../relations/index.ts';

/** What a query sees beside the columns of records: in which order they and their ids stand, and what was asked. */
export interface SeenBeside {
  /** The metric's own options of pauses that it sees in `asked`, in seconds. */
  readonly pauses?: readonly string[];
  /**
   * It sees in `asked` as `as_of_minute` the end of the last day that was asked for, in minutes since 1970; as `began_from` and
   * `began_to` the days between which journeys begin, since 1970; NULL where none was.
   */
  readonly seesEnd?: true;
  /** The metric's own option of values that it sees as the relation `listed(name)`. */
  readonly listed?: string;
  /** Relations of whose records it sees as `line` in which order they stand in the files. */
  readonly placed?: readonly RelationName[];
  /** Relations of whose records it sees as `moment` which came first, those of one day too. */
  readonly ordered?: readonly RelationName[];
  /** It sees `places_of_ids(customer_id, place)`, the place of each id in the order of their texts: numbers of ids have none. */
  readonly ordersIds?: true;
}

/** A stretch of days with its place among its like: 1 is the first that is asked for. */
export interface Stretch {
  readonly name: string | null;
  readonly ordinal: number;
  readonly first: string;
  readonly last: string;
  readonly complete: boolean;
}

/** What the columns of a relation hold of each record that is used, null where nothing. */
export interface SeenRecords {
  /** Numbers of ids, days since 1970, whole numbers. */
  numbers(column: string): readonly (number | null)[];
  /** In units of 10^−12. */
  money(column: string): readonly (bigint | null)[];
  words(column: string): readonly (string | null)[];
}

/** A metric's own option as SQL sees it: a whole number (a day as those since 1970), or the word of a choice. */
export type OwnValue = number | string | null;

/** What a query sees, in memory: the records of the relation that it counts, and those of the others that it reads. */
export interface Seen extends SeenRecords {
  readonly segments: ArrayLike<number>;
  /** For how many records each stands that say the same: 1, unless the fold takes alike ones as one. */
  readonly counts: ArrayLike<number>;
  others(relation: RelationName): SeenRecords;
  readonly grid: readonly Stretch[];
  readonly asOf: string;
  /** The metric's own options that it sees. */
  readonly own: ReadonlyMap<string, OwnValue>;
}

/** What a query of purchases sees, in memory. */
export interface SeenPurchases extends Pick<Seen, 'grid' | 'asOf' | 'own' | 'others'> {
  readonly purchases: SortedPurchases;
  /** Money of theirs, which is counted in units of its smallest amounts, in units of 10^−12. */
  readonly money: (units: number) => bigint;
}

/** What a query of contacts sees, in memory. */
export interface SeenContacts extends Pick<Seen, 'own'> {
  readonly contacts: WalkedContacts;
}

/** An option that is a number; null where it was left open. */
export function ownNumber({ own }: Pick<Seen, 'own'>, name: string): number | null {
  const value = own.get(name) ?? null;
  if (typeof value === 'string') throw new Error(`${name} is no number`);
  return value;
}
