/** How many answers have a value and a weight. */
export interface Answer {
  readonly value: number;
  readonly weight: number;
  readonly n: number;
}

/** Answers of used records, by all that groups them. */
export interface UsedAnswer extends Answer {
  readonly segment: readonly string[];
  /** Null where no date was needed. */
  readonly day: string | null;
}

/** What a tally says: the sufficient statistic of a survey metric. */
export interface Answers {
  readonly used: readonly UsedAnswer[];
  /** Every value read in the column, whether its record is used or not: what tells one scale from another. */
  readonly seen: ReadonlyMap<number, number>;
}
