import type { RelationName } from '../relations/index.ts';

/** What a query sees that makes journeys of contacts. */
export interface JourneyReading {
  /** The metric's own options of pauses that it sees in `asked`, in seconds. */
  readonly pauses?: readonly string[];
  /** It sees in `asked` as `as_of_minute` the end of the last day that was asked for, in minutes since 1970; NULL where none was. */
  readonly seesEnd?: true;
  /** The metric's own option of values that it sees as the relation `listed(name)`. */
  readonly listed?: string;
  /** Relations of whose records it sees as `line` in which order they stand in the files. */
  readonly placed?: readonly RelationName[];
}
