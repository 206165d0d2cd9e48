import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { customerPeriods } from '../../relations/derived/customer-periods.ts';
import { foldCustomerPeriods } from '../../relations/folded/customer-periods.ts';
import { groupsBy } from '../../relations/folded/groups.ts';
import { foldPurchases } from '../../relations/folded/purchases.ts';
import { sql } from '../../sql/tag.ts';
import { linesOf } from '../movements/reduced/folded-lines.ts';
import { ordinalsOf } from '../movements/reduced/customer-periods.ts';
import { ofPurchases } from '../movements/reduced/of-purchases.ts';
import { refundsWithoutPurchase } from '../movements/reduced/refunds.ts';
import { defineQueryWhen, type FilesGiven, type Seen } from '../reduction.ts';
import { cohortKeys, cohortOf, cohortsOfSides, cohortSums, fewestOfCohort, type Cohort } from './cohort.ts';
import { stretchesOf } from './stretches.ts';

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
  restsOnBefore: true,
  keys: cohortKeys,
  sums: cohortSums,
  base: fewestOfCohort,
  sql: cohortsOfPurchases,
  fold: foldedCohorts,
});

export const refunds = refundsWithoutPurchase(countsPurchases);
