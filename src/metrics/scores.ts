import type { QueryValue } from '../engines/engine.ts';
import type { AskedWhen, CalculatedValues, QueryReduction, ScoredBy } from './reduction.ts';

/** How a score is written: a whole number, an exact amount, a number, a text. */
export type ScoreKind = 'count' | 'money' | 'number' | 'text';

/** A column of scores. */
export interface ScoreColumn {
  readonly name: string;
  readonly kind: ScoreKind;
}

/** Makes the scores of a customer of what SQL says of him. */
export type Scorer = (values: readonly QueryValue[]) => readonly (string | number | null)[];

/**
 * A row for each customer: what a metric says of him alone. Such rows leave by `--scores` and in no other way: they go from the
 * database to a file, one at a time, and no calculation keeps them. The SQL is asked of all records as one group, returns
 * `customer_id`, the number of an id, and then these columns, or what a scorer makes them of; the file has them in the order of
 * the ids.
 */
export interface ScoresReduction {
  readonly columns: readonly ScoreColumn[];
  readonly query: QueryReduction;
  readonly scorer?: (by: ScoredBy) => Scorer;
}

type ScoresQuery = Omit<
  QueryReduction,
  | 'kind'
  | 'unseen'
  | 'foldsAlike'
  | 'foldsMany'
  | 'keys'
  | 'sums'
  | 'base'
  | 'fold'
  | 'grain'
  | 'whole'
  | 'link'
  | 'answered'
>;

/** A query whose rows are customers: it has no state. */
const ofEach = (query: ScoresQuery): QueryReduction => ({ kind: 'query', keys: {}, sums: {}, base: () => 0, ...query });

/** Declares amounts that are calculated. */
export const defineValues = (
  query: Omit<ScoresQuery, 'when'>,
  valueOf: CalculatedValues['valueOf'],
): CalculatedValues => ({ query: ofEach(query), valueOf });

/** Declares scores: what they are read from, as of a query, and what they are. */
export const defineScores = (columns: readonly ScoreColumn[], query: Omit<ScoresQuery, 'when'>): ScoresReduction => ({
  columns,
  query: ofEach(query),
});

/** Declares scores with some files and options alone; with a scorer they are calculated of what SQL says of each customer. */
export const defineScoresWhen = (
  when: AskedWhen,
  columns: readonly ScoreColumn[],
  query: Omit<ScoresQuery, 'when'>,
  scorer?: (by: ScoredBy) => Scorer,
): ScoresReduction => ({
  columns,
  query: ofEach({ when, ...query }),
  ...(scorer === undefined ? {} : { scorer }),
});
