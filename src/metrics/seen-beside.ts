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
