import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';

/** The first stay of each customer: his lives that meet or overlap are one, from the first that he had. */
export const firstStays: Derived = {
  name: 'first_stays',
  of: [],
  columns: {
    customer_id: 'number of the id',
    segment: 'number of the segment',
    started_at: 'DATE of its first day',
    ended_at: 'DATE of its last; NULL where it goes on',
    entered_at: 'DATE on which the customer came into sight; NULL where he was from the start on',
    answered_at: 'DATE of his first answer; NULL where no group of answers is asked for',
  },
  sql: sql`
WITH lives AS (
  SELECT customer_id, segment, started_at, coalesce(ended_at, DATE '9999-12-31') AS ended_at, entered_at, answered_at
  FROM customers
), latest_end AS (
  SELECT *, max(ended_at) OVER (
    PARTITION BY customer_id, segment ORDER BY started_at, ended_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS before
  FROM lives
), numbered AS (
  SELECT *, sum(CASE WHEN before >= started_at THEN 0 ELSE 1 END) OVER (
    PARTITION BY customer_id, segment ORDER BY started_at, ended_at ROWS UNBOUNDED PRECEDING
  ) AS stay
  FROM latest_end
)
SELECT customer_id, segment, min(started_at) AS started_at,
  CASE WHEN max(ended_at) = DATE '9999-12-31' THEN NULL ELSE max(ended_at) END AS ended_at,
  min(entered_at) AS entered_at, min(answered_at) AS answered_at
FROM numbered WHERE stay = 1 GROUP BY 1, 2`,
};
