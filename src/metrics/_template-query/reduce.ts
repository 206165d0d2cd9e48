import { sql } from '../../sql/tag.ts';
import { defineQuery } from '../reduction.ts';

/** The customers who had come by the last day of each period, and those of them who are still here then. */
export const customers = defineQuery({
  counts: 'customers',
  reads: { customers: ['customer_id', 'started_at'] },
  mayLack: { customers: ['ended_at'] },
  window: 'history',
  keys: {},
  sums: { customers: 'count', here: 'count' },
  base: 'customers',
  sql: sql`
SELECT segment, periods.name, count(*), count(*) FILTER (WHERE ended_at IS NULL OR ended_at > periods.last)
FROM customers JOIN periods ON started_at <= periods.last
GROUP BY segment, periods.name`,
});
