import type { State } from '../../../estimates/groups/state.ts';
import { logisticRegression } from '../../../statistics/regression/logistic.ts';
import { averageMarginalEffect, type MarginalEffect } from '../../../statistics/regression/marginal-effect.ts';
import { sql } from '../../../sql/tag.ts';
import { pairsOf } from '../../options.ts';
import { defineQueryWhen, type StateRow } from '../../reduction.ts';
import { effort } from '../../scales/questions/effort.ts';

const keys = { score: 'count' } as const;
/** Customers who gave this answer, and those of them who left within a year. */
const sums = { customers: 'count', left: 'count' } as const;

export type EffortRow = StateRow<typeof keys, typeof sums>;

/**
 * Customers by what effort an answer of theirs says, and who left within a year of it. Only answers of a year ago or more count, so
 * that all were seen for a year; of several of a customer the one that was asked for.
 */
export const effortAnswers = defineQueryWhen(
  (files, { reduceEffort, effect }) =>
    reduceEffort !== null &&
    !pairsOf(effect as string | null).has('effort') &&
    files.knows('responses', 'effort_score') &&
    files.knows('customers', 'ended_at'),
  {
    counts: 'customers',
    reads: { customers: ['customer_id'], responses: ['customer_id', 'submitted_at'] },
    mayLack: { customers: ['ended_at'], responses: ['effort_score'] },
    joins: ['responses'],
    ordered: ['responses'],
    questions: [effort],
    sees: ['answer'],
    window: 'history',
    grain: 'overall',
    keys,
    sums,
    base: 'customers',
    sql: sql`
WITH ranked AS (
  SELECT customers.segment, responses.effort_score AS score,
    CASE WHEN date_diff('day', responses.submitted_at, customers.ended_at) <= 365 THEN 1 ELSE 0 END AS has_left,
    row_number() OVER (PARTITION BY responses.customer_id ORDER BY moment, effort_score) AS from_first,
    row_number() OVER (PARTITION BY responses.customer_id ORDER BY moment DESC, effort_score) AS from_latest
  FROM responses CROSS JOIN asked JOIN customers ON customers.customer_id = responses.customer_id
  WHERE responses.effort_score IS NOT NULL AND date_diff('day', responses.submitted_at, asked.as_of) >= 365
    AND (customers.ended_at IS NULL OR customers.ended_at >= responses.submitted_at)
)
SELECT segment, CAST(NULL AS VARCHAR), score, count(*), sum(has_left)
FROM ranked CROSS JOIN asked
WHERE CASE WHEN asked.answer = 'first' THEN from_first ELSE from_latest END = 1
GROUP BY segment, score`,
  },
);

/** How many answered, and what a point less of effort does to the probability of staying for a year; null where they do not say. */
export interface EffortEffect {
  readonly customers: number;
  readonly effect: MarginalEffect | null;
}

/**
 * By how much more probable it is to stay for a year with one point less of effort: the average marginal effect of a logistic
 * regression of staying on the answer.
 *
 * @param direction what the highest answer means; where it is `ease`, a point less of effort is a point more
 */
export function effortEffect(state: State<EffortRow>, direction: 'ease' | 'effort', confidence: number): EffortEffect {
  const sign = direction === 'ease' ? 1 : -1;
  const rows = state.map(({ score, customers, left }) => ({
    terms: [1, sign * score],
    n: customers,
    events: customers - left,
  }));
  return {
    customers: state.reduce((sum, { customers }) => sum + customers, 0),
    effect: averageMarginalEffect(rows, logisticRegression(rows, confidence), 1, confidence),
  };
}
