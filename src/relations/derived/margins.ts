import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';
import { givenBack } from './purchases.ts';

/**
 * What is left of each line of a purchase, on the days and in the segments of `purchase_lines`: what was given back counts at
 * the purchase before it, and nowhere without one.
 */
export const marginLines: Derived = {
  name: 'margin_lines',
  of: [givenBack],
  columns: {
    customer_id: 'number of the id',
    segment: 'number of the segment',
    day: 'DATE of the purchase',
    margin: 'what is left of the line; NULL where the file does not say',
  },
  sql: sql`
WITH purchase_before AS (
  SELECT given_back.customer_id, given_back.day AS refund_day, max(transactions.occurred_at) AS day
  FROM given_back
  JOIN transactions ON transactions.customer_id = given_back.customer_id
    AND transactions.occurred_at < given_back.day AND transactions.amount >= 0
  GROUP BY 1, 2
), places AS (
  SELECT purchase_before.customer_id, purchase_before.refund_day, purchase_before.day, transactions.segment,
    row_number() OVER (
      PARTITION BY purchase_before.customer_id, purchase_before.refund_day
      ORDER BY transactions.amount DESC, transactions.segment
    ) AS place
  FROM purchase_before
  JOIN transactions ON transactions.customer_id = purchase_before.customer_id
    AND transactions.occurred_at = purchase_before.day
)
SELECT transactions.customer_id, coalesce(places.segment, transactions.segment) AS segment,
  coalesce(places.day, transactions.occurred_at) AS day, transactions.margin
FROM transactions
LEFT JOIN given_back ON given_back.customer_id = transactions.customer_id AND given_back.day = transactions.occurred_at
LEFT JOIN places ON places.customer_id = transactions.customer_id
  AND places.refund_day = transactions.occurred_at AND places.place = 1
WHERE given_back.day IS NULL OR places.day IS NOT NULL`,
};
