import { sql } from '../../sql/tag.ts';
import { defineQueryWhen } from '../reduction.ts';
import { cellKeys, cellsOfCohorts, cellSums } from './cell.ts';
import { foldedCohorts } from './folded-lives.ts';

/** Customers by the period of their first start, and who of them is still here at the end of each period. */
const cohortsOfLives = sql`
WITH came AS (
  SELECT starts.segment, starts.customer_id, periods.ordinal AS cohort
  FROM (SELECT segment, customer_id, min(started_at) AS day FROM customers GROUP BY 1, 2) AS starts
  JOIN periods ON starts.day BETWEEN periods.first AND periods.last
), active AS (
  SELECT came.segment, came.cohort, periods.ordinal, count(DISTINCT customers.customer_id) AS customers, 0 AS buyers, 0 AS revenue
  FROM customers
  JOIN came ON came.segment = customers.segment AND came.customer_id = customers.customer_id
  JOIN periods ON customers.started_at <= periods.last AND (customers.ended_at IS NULL OR customers.ended_at > periods.last)
  GROUP BY 1, 2, 3
)${cellsOfCohorts}`;

/** Cohorts of a customers file that says when they came. */
export const lives = defineQueryWhen((files) => files.knows('customers', 'started_at'), {
  counts: 'customers',
  reads: { customers: ['customer_id', 'started_at'] },
  mayLack: { customers: ['ended_at'] },
  lends: 'transactions',
  window: 'history',
  grain: 'chain',
  keys: cellKeys,
  sums: cellSums,
  base: 'came',
  sql: cohortsOfLives,
  fold: foldedCohorts,
  foldsMany: true,
});
