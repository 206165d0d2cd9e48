import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';
import { purchaseLines } from './purchases.ts';

const columns = {
  segment: 'number of the segment',
  day: 'DATE',
  came: 'customers who came that day for the first time',
  returned: 'customers who came again that day',
  lost: 'customers who left that day',
  priced: 'customers who came that day and of whom money is known',
  revenue_came: 'what those who came for the first time bring a month',
  revenue_returned: 'what those who came again bring a month',
  revenue_more: 'what those who stayed bring more from that day on',
  revenue_less: 'what those who stayed bring less from that day on',
  revenue_lost: 'what those who left brought a month',
};

/**
 * Who came and who left on each day, from the lives of a customers file. Lives of one customer that meet or overlap are one
 * stay, and a later stay is a return. Money comes and goes with each life: within a stay it is what the customer brings more or
 * less from that day on.
 */
export const lifeMoves: Derived = {
  name: 'moves',
  of: [],
  columns,
  sql: sql`
WITH lives AS (
  SELECT customer_id, segment, started_at, coalesce(ended_at, DATE '9999-12-31') AS ended_at, recurring_revenue AS revenue
  FROM customers
), latest_end AS (
  SELECT *, max(ended_at) OVER (
    PARTITION BY customer_id, segment ORDER BY started_at, ended_at, revenue ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS before
  FROM lives
), numbered AS (
  SELECT *, sum(CASE WHEN before >= started_at THEN 0 ELSE 1 END) OVER (
    PARTITION BY customer_id, segment ORDER BY started_at, ended_at, revenue ROWS UNBOUNDED PRECEDING
  ) AS stay
  FROM latest_end
), stays AS (
  SELECT *, min(started_at) OVER one AS first, max(ended_at) OVER one AS last
  FROM numbered WINDOW one AS (PARTITION BY customer_id, segment, stay)
), changes AS (
  SELECT customer_id, segment, stay, started_at AS day, revenue FROM stays WHERE started_at > first
  UNION ALL
  SELECT customer_id, segment, stay, ended_at, -revenue FROM stays WHERE ended_at < last
), changed AS (
  SELECT segment, day, sum(revenue) AS revenue FROM changes GROUP BY segment, day, customer_id, stay
), events AS (
  SELECT segment, first AS day, CASE WHEN stay = 1 THEN 1 ELSE 0 END AS came, CASE WHEN stay = 1 THEN 0 ELSE 1 END AS returned,
    0 AS lost, CASE WHEN count(revenue) > 0 THEN 1 ELSE 0 END AS priced,
    coalesce(sum(revenue) FILTER (WHERE started_at = first), 0) AS brought, 0 AS taken, 0 AS change
  FROM stays GROUP BY customer_id, segment, stay, first
  UNION ALL
  SELECT segment, last, 0, 0, 1, 0, 0, coalesce(sum(revenue) FILTER (WHERE ended_at = last), 0), 0
  FROM stays WHERE last < DATE '9999-12-31' GROUP BY customer_id, segment, stay, last
  UNION ALL
  SELECT segment, day, 0, 0, 0, 0, 0, 0, coalesce(revenue, 0) FROM changed
)
SELECT segment, day, sum(came) AS came, sum(returned) AS returned, sum(lost) AS lost, sum(priced) AS priced,
  coalesce(sum(brought) FILTER (WHERE came = 1), 0) AS revenue_came,
  coalesce(sum(brought) FILTER (WHERE returned = 1), 0) AS revenue_returned,
  coalesce(sum(change) FILTER (WHERE change > 0), 0) AS revenue_more,
  coalesce(-sum(change) FILTER (WHERE change < 0), 0) AS revenue_less,
  sum(taken) AS revenue_lost
FROM events GROUP BY 1, 2`,
};

/**
 * Who came and who left on each day, by purchases alone: a customer leaves on the day that lies `asked."inactiveAfter"` days
 * after a purchase, unless he buys on or before it; the purchase that comes later is a return. Further lines of one day lie 0
 * days apart, and are neither.
 */
export const purchaseMoves: Derived = {
  name: 'moves',
  of: [purchaseLines],
  columns,
  sql: sql`
WITH days AS (
  SELECT segment, day,
    date_diff('day', lag(day) OVER own, day) AS since, date_diff('day', day, lead(day) OVER own) AS until
  FROM purchase_lines
  WINDOW own AS (PARTITION BY customer_id, segment ORDER BY day)
), counted AS (
  SELECT segment, day, count(*) FILTER (WHERE since IS NULL) AS came,
    count(*) FILTER (WHERE since > asked."inactiveAfter") AS returned,
    count(*) FILTER (WHERE until IS NULL OR until > asked."inactiveAfter") AS lost
  FROM days CROSS JOIN asked
  GROUP BY 1, 2
), events AS (
  SELECT segment, day, came, returned, 0 AS lost FROM counted
  UNION ALL
  SELECT segment, day + asked."inactiveAfter" * INTERVAL '1' DAY, 0, 0, lost FROM counted CROSS JOIN asked
)
SELECT segment, CAST(day AS DATE) AS day, sum(came) AS came, sum(returned) AS returned, sum(lost) AS lost,
  0 AS priced, 0 AS revenue_came, 0 AS revenue_returned, 0 AS revenue_more, 0 AS revenue_less, 0 AS revenue_lost
FROM events CROSS JOIN asked WHERE day <= asked.as_of GROUP BY 1, 2
HAVING sum(came) + sum(returned) + sum(lost) > 0`,
};
