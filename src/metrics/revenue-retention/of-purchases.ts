import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { customerPeriods } from '../../relations/derived/customer-periods.ts';
import { foldCustomerPeriods } from '../../relations/folded/customer-periods.ts';
import { groupsBy } from '../../relations/folded/groups.ts';
import { foldPurchases } from '../../relations/folded/purchases.ts';
import { sql } from '../../sql/tag.ts';
import { linesOf } from '../movements/reduced/folded-lines.ts';
import { ordinalsOf } from '../movements/reduced/folded-spending.ts';
import { ofPurchases } from '../movements/reduced/of-purchases.ts';
import { refundsWithoutPurchase } from '../movements/reduced/refunds.ts';
import { defineQueryWhen, type FilesGiven, type Seen } from '../reduction.ts';
import { cohortKeys, cohortOf, cohortsOfSides, cohortSums, fewestOfCohort, type Cohort } from './cohort.ts';
import { stretchesOf } from './stretches.ts';

/** Those who bought in the period before, and what they brought then and in this one. */
const cohortsOfPurchases = sql`
WITH bought AS (
  SELECT segment, customer_id, ordinal, revenue FROM customer_periods WHERE ordinal >= 0
), stretches AS (
  SELECT ordinal AS place, name, complete, 0 AS whole, ordinal - 1 AS before, ordinal AS last FROM periods
  UNION ALL
  SELECT 0, max_by(name, ordinal), max_by(complete, ordinal), 1, 0, max(ordinal) FROM periods HAVING count(*) > 1
), ends AS (
  SELECT segment, customer_id, place, revenue AS earlier, NULL AS later FROM bought JOIN stretches ON ordinal = before
  UNION ALL
  SELECT segment, customer_id, place, NULL, revenue FROM bought JOIN stretches ON ordinal = last
), sides AS (
  SELECT segment, place, customer_id, sum(earlier) AS earlier, sum(later) AS later, true AS priced FROM ends GROUP BY 1, 2, 3
), cells AS (
  SELECT segments.segment, stretches.*
  FROM (SELECT DISTINCT segment FROM purchase_lines) AS segments CROSS JOIN stretches
)${cohortsOfSides}`;

/** What `cohortsOfPurchases` gives, of few purchases. */
function foldedCohorts(seen: Seen): readonly QueriedRow<Cohort>[] {
  const { lines } = foldPurchases(linesOf(seen));
  const rows = groupsBy(foldCustomerPeriods(lines, ordinalsOf(seen.grid)), ({ segment }) => segment);
  return [...new Set(lines.map(({ segment }) => segment))].flatMap((segment) => {
    const customers = [...groupsBy(rows.get(segment) ?? [], ({ customer }) => customer).values()];
    return stretchesOf(seen.grid).map(({ name, ordinal, complete, whole }) => {
      const before = whole === 1 ? 0 : ordinal - 1;
      const sides = customers.flatMap((own) => {
        const revenueIn = (place: number) => own.find((row) => row.ordinal === place)?.revenue ?? null;
        const [earlier, later] = [revenueIn(before), revenueIn(ordinal)];
        return earlier === null && later === null ? [] : [{ earlier, later, priced: true }];
      });
      const row = { period: name ?? '', complete: complete ? 1 : 0, whole, ...cohortOf(sides) };
      return { segment, period: name, row };
    });
  });
}

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
  keys: cohortKeys,
  sums: cohortSums,
  base: fewestOfCohort,
  sql: cohortsOfPurchases,
  fold: foldedCohorts,
});

export const refunds = refundsWithoutPurchase(countsPurchases);
