import { customerPeriods } from '../../relations/derived/customer-periods.ts';
import { customerTotals } from '../../relations/derived/customer-totals.ts';
import { sql } from '../../sql/tag.ts';
import { ofPurchases } from '../movements/reduced/of-purchases.ts';
import { refundsWithoutPurchase } from '../movements/reduced/refunds.ts';
import { defineQueryWhen, type FilesGiven } from '../reduction.ts';
import { cellKeys, cellsOfCohorts, cellSums } from './cell.ts';
import { foldedCohorts, foldedSpendingSinceStart } from './folded-purchases.ts';

/** Customers by the period of their first purchase ever, and who of them bought in which period. */
const cohortsOfPurchases = sql`
WITH came AS (
  SELECT customer_totals.segment, customer_totals.customer_id, periods.ordinal AS cohort
  FROM customer_totals JOIN periods ON customer_totals.first_day BETWEEN periods.first AND periods.last
), active AS (
  SELECT came.segment, came.cohort, customer_periods.ordinal, count(*) AS customers, count(*) AS buyers,
    sum(customer_periods.revenue) AS revenue
  FROM came JOIN customer_periods
    ON customer_periods.segment = came.segment AND customer_periods.customer_id = came.customer_id
  GROUP BY 1, 2, 3
)${cellsOfCohorts}`;

const isByStart = (files: FilesGiven) => files.knows('customers', 'started_at');

/** Cohorts of those who buy, where no customers file says who came when. */
export const purchases = defineQueryWhen((files) => files.has('transactions') && !isByStart(files), {
  ...ofPurchases,
  from: [customerTotals, customerPeriods],
  grain: 'chain',
  keys: cellKeys,
  sums: cellSums,
  base: 'came',
  sql: cohortsOfPurchases,
  foldPurchases: foldedCohorts,
});

/**
 * What customers spent in the periods after their start, where a customers file says when that was. Each customer's cohort is found before
 * his purchases are looked at, and their sums are named last: a database would look for periods once a purchase.
 */
const revenueSinceStart = sql`
WITH starts AS (
  SELECT customer_id, min(started_at) AS day FROM customers GROUP BY 1
), came AS (
  SELECT starts.customer_id, min(periods.ordinal) AS cohort
  FROM starts JOIN periods ON starts.day BETWEEN periods.first AND periods.last
  GROUP BY 1
), spent AS (
  SELECT customer_periods.segment, came.cohort, customer_periods.ordinal, count(*) AS buyers, sum(customer_periods.revenue) AS revenue
  FROM customer_periods JOIN came ON came.customer_id = customer_periods.customer_id
  WHERE customer_periods.ordinal >= came.cohort
  GROUP BY 1, 2, 3
)
SELECT spent.segment, cohorts.name, cohorts.name, spent.ordinal - spent.cohort,
  CASE WHEN periods.complete THEN 1 ELSE 0 END, 0, 0, spent.buyers, spent.revenue
FROM spent
JOIN periods AS cohorts ON cohorts.ordinal = spent.cohort
JOIN periods ON periods.ordinal = spent.ordinal`;

const spendsSinceStart = (files: FilesGiven) =>
  isByStart(files) && files.has('transactions') && !files.knows('customers', 'recurring_revenue');

export const spending = defineQueryWhen(spendsSinceStart, {
  ...ofPurchases,
  reads: { ...ofPurchases.reads, customers: ['customer_id', 'started_at'] },
  from: [customerPeriods],
  grain: 'chain',
  keys: cellKeys,
  sums: cellSums,
  // Who came says what may be shown: the lives hide it for both.
  base: () => Infinity,
  sql: revenueSinceStart,
  foldPurchases: foldedSpendingSinceStart,
});

export const refunds = refundsWithoutPurchase(
  (files) => files.has('transactions') && (!isByStart(files) || spendsSinceStart(files)),
);
