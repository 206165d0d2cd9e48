import { customerPeriods } from '../../relations/derived/customer-periods.ts';
import { sql } from '../../sql/tag.ts';
import { ofPurchases } from '../movements/reduced/of-purchases.ts';
import { refundsWithoutPurchase } from '../movements/reduced/refunds.ts';
import { defineQueryWhen, type FilesGiven } from '../reduction.ts';
import { cohortKeys, cohortsOfSides, cohortSums, fewestOfCohort } from './cohort.ts';
import { foldedCohorts } from './folded-purchases.ts';

/**
 * Those who bought in the period before, and what they brought then and in this one: who bought in this one with what he
 * brought before, who did not with what he brought then; and for all periods as one, who bought before the first or in the last.
 */
const cohortsOfPurchases = sql`
WITH bought AS (
  SELECT segment, customer_id, ordinal, revenue, before, revenue_before, after FROM customer_periods WHERE ordinal >= 0
), stretches AS (
  SELECT ordinal AS place, name, complete, 0 AS whole FROM periods
  UNION ALL
  SELECT 0, max_by(name, ordinal), max_by(complete, ordinal), 1 FROM periods HAVING count(*) > 1
), sides AS (
  SELECT segment, ordinal AS place, CASE WHEN before = ordinal - 1 THEN revenue_before END AS earlier, revenue AS later,
    true AS priced
  FROM bought WHERE ordinal > 0
  UNION ALL
  SELECT segment, ordinal + 1, revenue, NULL, true FROM bought WHERE after IS NULL OR after > ordinal + 1
  UNION ALL
  SELECT segment, 0, sum(revenue) FILTER (WHERE ordinal = 0), sum(revenue) FILTER (WHERE ordinal = last), true
  FROM bought CROSS JOIN (SELECT max(ordinal) AS last FROM periods) AS ends
  WHERE ordinal = 0 OR ordinal = last GROUP BY segment, customer_id
), cells AS (
  SELECT segments.segment, stretches.*
  FROM (SELECT DISTINCT segment FROM purchase_lines) AS segments CROSS JOIN stretches
)${cohortsOfSides}`;

/** Purchases count where no customers file says who came when, or where it says it without money. */
const countsPurchases = (files: FilesGiven): boolean =>
  files.has('transactions') &&
  !(files.knows('customers', 'started_at') && files.knows('customers', 'recurring_revenue'));

/** Retention of those who buy. */
export const spending = defineQueryWhen(countsPurchases, {
  ...ofPurchases,
  from: [customerPeriods],
  span: 'year',
  grain: 'chain',
  restsOnBefore: true,
  keys: cohortKeys,
  sums: cohortSums,
  base: fewestOfCohort,
  sql: cohortsOfPurchases,
  foldPurchases: foldedCohorts,
});

export const refunds = refundsWithoutPurchase(countsPurchases);
