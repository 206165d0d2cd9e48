import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';

/**
 * A purchase is a customer's day: its lines add up. A day of which every line is below 0 is no purchase: its money is taken
 * off the purchase before, in the segment of that day's largest line.
 */
export const purchases: Derived = {
  name: 'purchases',
  of: [],
  columns: {
    customer_id: 'number of the id',
    segment: 'number of the segment',
    day: 'DATE',
    amount: 'what the lines of the day come to, less what was given back until the next purchase',
  },
  sql: sql`
WITH days AS (
  SELECT customer_id, segment, occurred_at AS day, sum(amount) AS amount, max(amount) AS largest
  FROM transactions GROUP BY 1, 2, 3
), given_back AS (
  SELECT customer_id, day, sum(amount) AS amount FROM days GROUP BY 1, 2 HAVING max(largest) < 0
), purchase_before AS (
  SELECT given_back.customer_id, given_back.day AS refund_day, given_back.amount, max(days.day) AS day
  FROM given_back JOIN days ON days.customer_id = given_back.customer_id AND days.day < given_back.day AND days.largest >= 0
  GROUP BY 1, 2, 3
), places AS (
  SELECT purchase_before.customer_id, purchase_before.day, purchase_before.amount, days.segment,
    row_number() OVER (
      PARTITION BY purchase_before.customer_id, purchase_before.refund_day ORDER BY days.largest DESC, days.segment
    ) AS place
  FROM purchase_before JOIN days ON days.customer_id = purchase_before.customer_id AND days.day = purchase_before.day
), taken_off AS (
  SELECT customer_id, segment, day, sum(amount) AS amount FROM places WHERE place = 1 GROUP BY 1, 2, 3
)
SELECT days.customer_id, days.segment, days.day, days.amount + coalesce(taken_off.amount, 0) AS amount
FROM days
LEFT JOIN taken_off ON taken_off.customer_id = days.customer_id AND taken_off.segment = days.segment AND taken_off.day = days.day
LEFT JOIN given_back ON given_back.customer_id = days.customer_id AND given_back.day = days.day
WHERE given_back.day IS NULL`,
};

/** What was given back with no purchase before it: it is in no revenue. */
export const unclaimedRefunds: Derived = {
  name: 'unclaimed_refunds',
  of: [],
  columns: { customer_id: 'number of the id', day: 'DATE', amount: 'below 0' },
  sql: sql`
WITH days AS (
  SELECT customer_id, occurred_at AS day, sum(amount) AS amount, max(amount) AS largest FROM transactions GROUP BY 1, 2
), first_purchases AS (
  SELECT customer_id, min(day) AS day FROM days WHERE largest >= 0 GROUP BY 1
)
SELECT days.customer_id, days.day, days.amount
FROM days LEFT JOIN first_purchases ON first_purchases.customer_id = days.customer_id
WHERE days.largest < 0 AND (first_purchases.day IS NULL OR first_purchases.day > days.day)`,
};
