import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';
import { purchaseLines } from './purchases.ts';

/**
 * One row for each customer and segment who bought in the days that are asked for, with a score of 1 to 5 for each of three
 * values: 1 and the whole fifths of the customers of the segment whose value is less, so that equal values share a score.
 */
export const customerScores: Derived = {
  name: 'customer_scores',
  of: [purchaseLines],
  columns: {
    customer_id: 'number of the id',
    segment: 'number of the segment',
    recency: 'days from the last purchase to the last day that counts',
    frequency: 'days on which he bought',
    monetary: 'what his purchases come to',
    recency_score: '5 for those who bought last',
    frequency_score: '5 for those who bought on most days',
    monetary_score: '5 for those who spent most',
  },
  sql: sql`
WITH spent AS (
  SELECT purchase_lines.customer_id, purchase_lines.segment, max(purchase_lines.day) AS last_day,
    count(DISTINCT purchase_lines.day) AS frequency, sum(purchase_lines.amount) AS monetary
  FROM purchase_lines JOIN periods ON purchase_lines.day BETWEEN periods.first AND periods.last
  GROUP BY 1, 2
), ranked AS (
  SELECT *, count(*) OVER (PARTITION BY segment) AS customers,
    rank() OVER (PARTITION BY segment ORDER BY last_day) - 1 AS less_recent,
    rank() OVER (PARTITION BY segment ORDER BY frequency) - 1 AS less_frequent,
    rank() OVER (PARTITION BY segment ORDER BY monetary) - 1 AS less_monetary
  FROM spent
)
SELECT customer_id, segment, date_diff('day', last_day, asked.as_of) AS recency, frequency, monetary,
  1 + CAST(floor(5 * less_recent / customers) AS INTEGER) AS recency_score,
  1 + CAST(floor(5 * less_frequent / customers) AS INTEGER) AS frequency_score,
  1 + CAST(floor(5 * less_monetary / customers) AS INTEGER) AS monetary_score
FROM ranked CROSS JOIN asked`,
};
