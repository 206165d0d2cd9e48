import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';
import { purchaseLines } from './purchases.ts';

/**
 * One row for each customer, segment and period of the grid in which he bought, with the periods of his before and after it.
 * Period 0 is the one before the first that is asked for, and −1 all time before that.
 */
export const customerPeriods: Derived = {
  name: 'customer_periods',
  of: [purchaseLines],
  columns: {
    customer_id: 'number of the id',
    segment: 'number of the segment',
    ordinal: 'place of the period in the grid',
    revenue: 'what the purchases of the period come to',
    before: 'ordinal of the period of the purchase before; NULL for the first',
    revenue_before: 'revenue of that period',
    after: 'ordinal of the period of the purchase after; NULL for the last',
  },
  sql: sql`
WITH days AS (
  SELECT distinct_days.day, grid.ordinal
  FROM (SELECT DISTINCT occurred_at AS day FROM transactions) AS distinct_days
  JOIN grid ON distinct_days.day BETWEEN grid.first AND grid.last
), sums AS (
  SELECT purchase_lines.customer_id, purchase_lines.segment, days.ordinal, sum(purchase_lines.amount) AS revenue
  FROM purchase_lines JOIN days ON days.day = purchase_lines.day
  GROUP BY 1, 2, 3
)
SELECT customer_id, segment, ordinal, revenue,
  lag(ordinal) OVER own AS before, lag(revenue) OVER own AS revenue_before, lead(ordinal) OVER own AS after
FROM sums
WINDOW own AS (PARTITION BY customer_id, segment ORDER BY ordinal)`,
};
