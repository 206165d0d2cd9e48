import type { QueryReduction } from './reduction.ts';

/** How a score is written: a whole number, an exact amount, a number, a text. */
export type ScoreKind = 'count' | 'money' | 'number' | 'text';

/** A column of scores. */
export interface ScoreColumn {
  readonly name: string;
  readonly kind: ScoreKind;
}

/**
 * A row for each customer: what a metric says of him alone. Such rows leave by `--scores` and in no other way: they go from the
 * database to a file, and no calculation sees them. The SQL is asked of all records as one group, returns `customer_id`, the
 * number of an id, and then these columns; the file has them in the order of the ids.
 */
export interface ScoresReduction {
  readonly columns: readonly ScoreColumn[];
  readonly query: QueryReduction;
}

/** Declares scores: what they are read from, as of a query, and what they are. */
export const defineScores = (
  columns: readonly ScoreColumn[],
  query: Omit<
    QueryReduction,
    | 'kind'
    | 'unseen'
    | 'foldsAlike'
    | 'keys'
    | 'sums'
    | 'base'
    | 'fold'
    | 'when'
    | 'grain'
    | 'whole'
    | 'link'
    | 'answered'
  >,
): ScoresReduction => ({
  columns,
  query: { kind: 'query', keys: {}, sums: {}, base: () => 0, ...query },
});
