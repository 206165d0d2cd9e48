import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';

/** One row for each customer and question that he answered: his latest answer, of several at one moment the lowest. */
export const latestAnswers: Derived = {
  name: 'latest_answers',
  of: [],
  columns: { customer_id: 'number of the id', question: 'the column of its scores', score: 'the answer' },
  sql: sql`
WITH answers AS (
  SELECT customer_id, moment, 'recommend_score' AS question, recommend_score AS score FROM responses
  UNION ALL
  SELECT customer_id, moment, 'satisfaction_score', satisfaction_score FROM responses
  UNION ALL
  SELECT customer_id, moment, 'effort_score', effort_score FROM responses
), placed AS (
  SELECT *, row_number() OVER (PARTITION BY customer_id, question ORDER BY moment DESC, score) AS place
  FROM answers WHERE score IS NOT NULL
)
SELECT customer_id, question, score FROM placed WHERE place = 1`,
};
