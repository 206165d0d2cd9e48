import { identifier, sql } from '../../../sql/tag.ts';
import { measuredRelation } from '../../measures/options.ts';
import { defineQueryWhen, type FilesGiven, type QueryReduction, type StatisticsOf } from '../../reduction.ts';

const shape = {
  window: 'records',
  sees: ['horizon'],
  keys: { fate: 'text' },
  sums: { n: 'count' },
  base: 'n',
} as const;

const isOf = (relation: ReturnType<typeof measuredRelation>) => (files: FilesGiven) =>
  measuredRelation(files) === relation && files.has('customers');

/**
 * What became of who answered: whether he left within the horizon, or why nobody can say so: no customer is known, he had left
 * before, or the last day that counts comes too soon.
 */
const fates = (relation: 'responses' | 'touchpoints', day: 'submitted_at' | 'occurred_at') => sql`
WITH answers AS (
  SELECT rated.segment, rated.${identifier(day)} AS answered_at, customers.customer_id AS known, customers.ended_at,
    asked.as_of, asked.horizon
  FROM ${identifier(relation)} AS rated LEFT JOIN customers ON customers.customer_id = rated.customer_id CROSS JOIN asked
), fates AS (
  SELECT segment, CASE
    WHEN known IS NULL THEN 'unknown'
    WHEN ended_at < answered_at THEN 'gone'
    WHEN date_diff('day', answered_at, as_of) < horizon THEN 'recent'
    WHEN date_diff('day', answered_at, ended_at) <= horizon THEN 'left'
    ELSE 'stayed' END AS fate
  FROM answers
)
SELECT segment, CAST(NULL AS VARCHAR), fate, count(*) FROM fates GROUP BY segment, fate`;

/** Answers by what became of who gave them. */
export const leavingAnswers = defineQueryWhen(isOf('responses'), {
  ...shape,
  counts: 'responses',
  reads: { responses: ['customer_id', 'submitted_at'], customers: ['customer_id'] },
  mayLack: { customers: ['ended_at'] },
  sql: fates('responses', 'submitted_at'),
} satisfies Omit<QueryReduction, 'kind' | 'when'>);

/** Rated contacts by what became of the customer. */
export const leavingContacts = defineQueryWhen(isOf('touchpoints'), {
  ...shape,
  counts: 'touchpoints',
  reads: { touchpoints: ['customer_id', 'occurred_at'], customers: ['customer_id'] },
  mayLack: { customers: ['ended_at'] },
  sql: fates('touchpoints', 'occurred_at'),
} satisfies Omit<QueryReduction, 'kind' | 'when'>);

export type Fates = StatisticsOf<typeof leavingAnswers>;
