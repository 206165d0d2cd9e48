/** Contacts of a log by columns, in the order of their lines: a number for each. */
export interface ContactColumns {
  readonly rows: number;
  /** Equal ids have equal numbers. */
  readonly journeys: Int32Array;
  /** The number of a customer's id; none where nothing says it. */
  readonly customers: Int32Array;
  /** Whether the log has ids of customers at all. */
  readonly namesCustomers: boolean;
  /** Whether pauses part the journeys. */
  readonly byPause: boolean;
  /** Microseconds since 1970, exact. */
  readonly instants: Float64Array;
  /** Days since 1970. */
  readonly days: Int32Array;
  readonly touchpoints: Int32Array;
  /** The name of each touchpoint. */
  readonly names: readonly string[];
  /** None where nothing says it. */
  readonly channels: Int32Array;
  readonly channelNames: readonly string[];
  readonly endings: Int32Array;
  /** Whether any outcome of the files says success or loss. */
  readonly tellsSuccess: boolean;
  readonly ratings: Int32Array;
  readonly efforts: Int32Array;
  /** In units of 10^−12; null where no contact has any. */
  readonly costs: readonly (bigint | null)[] | null;
  readonly seconds: readonly (bigint | null)[] | null;
  readonly segments: Int32Array;
}

/** What is asked of journeys. */
export interface JourneysAsked {
  /** A longer pause parts the journeys of a customer; in seconds. */
  readonly gap: number;
  /** The touchpoints that are a success; where none is named, outcomes tell. */
  readonly conversions: readonly string[];
  /** The end of the last day that was asked for, in minutes since 1970; null where none was. */
  readonly asOfMinute: number | null;
  /** The days between which journeys begin that count. */
  readonly beganFrom: number | null;
  readonly beganTo: number | null;
}

/** Stands for what a contact does not say. */
export const none = -1;

/** What endings of contacts mean, as SQL sees them. */
export const success = 1;
export const loss = 3;
