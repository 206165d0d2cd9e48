import { sql } from '../../sql/tag.ts';
import type { Derived } from './derived.ts';
import { purchaseLines } from './purchases.ts';

/** One row for each customer who bought: what he is worth by all that he spent, in whichever segments. */
export const customerRevenue: Derived = {
  name: 'customer_values',
  of: [purchaseLines],
  columns: { customer_id: 'number of the id', value: 'what his purchases come to' },
  sql: sql`
SELECT customer_id, sum(amount) AS value FROM purchase_lines GROUP BY 1`,
};

/** One row for each customer who bought: what he is expected to bring, which no SQL can say. */
export const customerExpectations: Derived = {
  name: 'customer_values',
  of: [],
  columns: { customer_id: 'number of the id', value: 'what he is expected to bring' },
  sql: sql`
SELECT customer_id, value FROM calculated_values`,
};

/**
 * One row for each customer who has a value: his rank, of those of one value in the order of their ids' texts, and his tier. A tier
 * ends with the customer of rank share × customers, rounded half up, and the first one holds somebody.
 *
 * @param values a relation `customer_values(customer_id, value)`
 */
export const tiersBy = (values: Derived): Derived => ({
  name: 'customer_tiers',
  of: [values],
  columns: {
    customer_id: 'number of the id',
    value: 'what he is worth',
    customer_rank: '1 for the one who is worth most',
    tier: '1 for the best',
  },
  sql: sql`
WITH ranked AS (
  SELECT customer_values.customer_id, customer_values.value,
    row_number() OVER (ORDER BY customer_values.value DESC, places_of_ids.place) AS customer_rank
  FROM customer_values JOIN places_of_ids ON places_of_ids.customer_id = customer_values.customer_id
), borders AS (
  SELECT shares.place AS tier, greatest(1, CAST(floor(shares.share * customers.number + 0.5) AS BIGINT)) AS border
  FROM shares CROSS JOIN (SELECT CAST(count(*) AS DECIMAL(18,0)) AS number FROM customer_values) AS customers
), tiers AS (
  SELECT tier, border, coalesce(lag(border) OVER (ORDER BY tier), 0) AS before FROM borders
)
SELECT ranked.customer_id, ranked.value, ranked.customer_rank, tiers.tier
FROM ranked JOIN tiers ON ranked.customer_rank > tiers.before AND ranked.customer_rank <= tiers.border`,
});
