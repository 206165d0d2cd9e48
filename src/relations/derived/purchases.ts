import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';

/** A customer's day of which every line is below 0 is no purchase: money was given back. */
export const givenBack: Derived = {
  name: 'given_back',
  of: [],
  columns: { customer_id: 'number of the id', day: 'DATE', amount: 'what the lines of the day come to, below 0' },
  sql: sql`
WITH days_below AS (
  SELECT DISTINCT customer_id, occurred_at AS day FROM transactions WHERE amount < 0
)
SELECT transactions.customer_id, days_below.day, sum(transactions.amount) AS amount
FROM transactions
JOIN days_below ON days_below.customer_id = transactions.customer_id AND days_below.day = transactions.occurred_at
GROUP BY 1, 2 HAVING max(transactions.amount) < 0`,
};

/**
 * A purchase is a customer's day: its lines add up. What was given back is one more line of the purchase before, in the
 * segment of that day's largest line.
 */
export const purchaseLines: Derived = {
  name: 'purchase_lines',
  of: [givenBack],
  columns: {
    customer_id: 'number of the id',
    segment: 'number of the segment',
    day: 'DATE of the purchase',
    amount: 'what the line adds to it',
  },
  sql: sql`
WITH purchase_before AS (
  SELECT given_back.customer_id, given_back.day AS refund_day, given_back.amount, max(transactions.occurred_at) AS day
  FROM given_back
  JOIN transactions ON transactions.customer_id = given_back.customer_id
    AND transactions.occurred_at < given_back.day AND transactions.amount >= 0
  GROUP BY 1, 2, 3
), largest_lines AS (
  SELECT purchase_before.customer_id, purchase_before.refund_day, purchase_before.day, purchase_before.amount,
    transactions.segment, max(transactions.amount) AS largest
  FROM purchase_before
  JOIN transactions ON transactions.customer_id = purchase_before.customer_id
    AND transactions.occurred_at = purchase_before.day
  GROUP BY 1, 2, 3, 4, 5
), places AS (
  SELECT customer_id, segment, day, amount,
    row_number() OVER (PARTITION BY customer_id, refund_day ORDER BY largest DESC, segment) AS place
  FROM largest_lines
)
SELECT transactions.customer_id, transactions.segment, transactions.occurred_at AS day, transactions.amount
FROM transactions
LEFT JOIN given_back ON given_back.customer_id = transactions.customer_id AND given_back.day = transactions.occurred_at
WHERE given_back.day IS NULL
UNION ALL
SELECT customer_id, segment, day, amount FROM places WHERE place = 1`,
};

/** What was given back with no purchase before it: it is in no revenue. */
export const unclaimedRefunds: Derived = {
  name: 'unclaimed_refunds',
  of: [givenBack],
  columns: { customer_id: 'number of the id', day: 'DATE', amount: 'below 0' },
  sql: sql`
WITH first_purchases AS (
  SELECT customer_id, min(occurred_at) AS day FROM transactions
  WHERE amount >= 0 AND customer_id IN (SELECT customer_id FROM given_back)
  GROUP BY 1
)
SELECT given_back.customer_id, given_back.day, given_back.amount
FROM given_back LEFT JOIN first_purchases ON first_purchases.customer_id = given_back.customer_id
WHERE first_purchases.day IS NULL OR first_purchases.day > given_back.day`,
};
