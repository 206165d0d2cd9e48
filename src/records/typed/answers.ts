/** The first answer of a customer: the day of it, and the group that it puts him in. */
export interface FirstAnswer {
  /** Days since 1970. */
  readonly day: number;
  readonly group: string;
}

/** First answers by the id of the customer; null for one who never answered. */
export type FirstAnswers = (id: string) => FirstAnswer | null;
