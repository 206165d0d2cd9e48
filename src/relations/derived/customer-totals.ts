import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';
import { purchaseLines } from './purchases.ts';

/** One row for each customer and segment: all of his purchases there. */
export const customerTotals: Derived = {
  name: 'customer_totals',
  of: [purchaseLines],
  columns: {
    customer_id: 'number of the id',
    segment: 'number of the segment',
    first_day: 'DATE of the first purchase',
    last_day: 'DATE of the last purchase',
    purchases: 'days on which he bought',
    revenue: 'what his purchases come to',
  },
  sql: sql`
SELECT customer_id, segment, min(day) AS first_day, max(day) AS last_day, count(DISTINCT day) AS purchases,
  sum(amount) AS revenue
FROM purchase_lines GROUP BY 1, 2`,
};
