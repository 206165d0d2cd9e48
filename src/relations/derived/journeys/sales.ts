import { sql, type Sql } from '../../../sql/tag.ts';
import type { Derived } from '../derived.ts';
import { contacts, visits } from './contacts.ts';

/** Whether a day is one of those that were asked for; all are where none were. */
const isAsked = (day: Sql): Sql => sql`CASE
    WHEN date_diff('day', DATE '1970-01-01', ${day}) < (SELECT CAST(began_from AS BIGINT) FROM asked) THEN 0
    WHEN date_diff('day', DATE '1970-01-01', ${day}) > (SELECT CAST(began_to AS BIGINT) FROM asked) THEN 0 ELSE 1 END`;

/**
 * The lines of what customers paid, each with the journey that it belongs to: the latest that its customer had begun; where only its
 * day is known, the latest begun on that day or before it. What was given back belongs where the purchase before it does. Where days
 * were asked for, all journeys tell which the latest is, and lines count that belong to those that began in them, or to none and are
 * of those days.
 */
export const journeySales: Derived = {
  name: 'journey_sales',
  of: [visits, contacts],
  columns: {
    opening: 'line of the first contact of the journey; NULL where the customer had begun none',
    amount: 'what the line adds to the revenue',
    margin: 'what is left of it; NULL where the file does not say',
    claimed: '0 where money was given back and no purchase stands before it: it is in no revenue',
  },
  sql: sql`
WITH begun AS (
  SELECT customer_id, line AS opening, instant, day, row_number() OVER (PARTITION BY journey, visit ORDER BY instant, line) AS place
  FROM visits
), journeys AS (
  SELECT customer_id, opening, instant, day, ${isAsked(sql`day`)} AS is_asked,
    row_number() OVER (PARTITION BY customer_id ORDER BY instant, opening) AS nth
  FROM begun WHERE place = 1 AND customer_id IS NOT NULL
), sold AS (
  SELECT customer_id, occurred_at AS day, instant, line, amount, margin,
    row_number() OVER (PARTITION BY customer_id ORDER BY occurred_at, instant NULLS FIRST, line) AS sale
  FROM transactions WHERE amount >= 0
), at_moments AS (
  SELECT customer_id, instant, 0 AS is_sale, CAST(NULL AS BIGINT) AS sale, nth FROM journeys
  UNION ALL SELECT customer_id, instant, 1, sale, NULL FROM sold WHERE instant IS NOT NULL
), on_days AS (
  SELECT customer_id, day, 0 AS is_sale, CAST(NULL AS BIGINT) AS sale, nth FROM journeys
  UNION ALL SELECT customer_id, day, 1, sale, NULL FROM sold WHERE instant IS NULL
), latest AS (
  SELECT customer_id, sale, max(nth) OVER (PARTITION BY customer_id ORDER BY instant, is_sale ROWS UNBOUNDED PRECEDING) AS nth
  FROM at_moments
  UNION ALL
  SELECT customer_id, sale, max(nth) OVER (PARTITION BY customer_id ORDER BY day, is_sale ROWS UNBOUNDED PRECEDING) AS nth
  FROM on_days
), sales AS (
  SELECT sold.customer_id, sold.sale, sold.amount, sold.margin, journeys.opening,
    coalesce(journeys.is_asked, ${isAsked(sql`sold.day`)}) AS is_asked
  FROM sold
  LEFT JOIN latest ON latest.customer_id = sold.customer_id AND latest.sale = sold.sale
  LEFT JOIN journeys ON journeys.customer_id = latest.customer_id AND journeys.nth = latest.nth
), in_turn AS (
  SELECT customer_id, day, instant, 0 AS gives_back, line, CAST(NULL AS DECIMAL(38, 12)) AS amount,
    CAST(NULL AS DECIMAL(38, 12)) AS margin, sale
  FROM sold
  UNION ALL
  SELECT customer_id, occurred_at, instant, 1, line, amount, margin, NULL FROM transactions WHERE amount < 0
), given AS (
  SELECT customer_id, day, gives_back, amount, margin, coalesce(
    max(sale) OVER (PARTITION BY customer_id ORDER BY day, instant NULLS FIRST, gives_back, line ROWS UNBOUNDED PRECEDING),
    min(sale) OVER (PARTITION BY customer_id, day)) AS sale
  FROM in_turn
)
SELECT opening, amount, margin, 1 AS claimed FROM sales WHERE is_asked = 1
UNION ALL
SELECT sales.opening, given.amount, given.margin, CASE WHEN given.sale IS NULL THEN 0 ELSE 1 END
FROM given LEFT JOIN sales ON sales.customer_id = given.customer_id AND sales.sale = given.sale
WHERE given.gives_back = 1 AND coalesce(sales.is_asked, ${isAsked(sql`given.day`)}) = 1`,
};
