import { customerPeriods } from '../../../relations/derived/customer-periods.ts';
import { sql } from '../../../sql/tag.ts';
import { defineQueryWhen, type QueryReduction, type Span } from '../../reduction.ts';
import { fewestCustomers, movedCustomers, movementKeys, movementSums } from '../movement.ts';
import { foldedSpending } from './folded-spending.ts';
import { ofPurchases } from './of-purchases.ts';

/**
 * Movements of those who buy: a customer of a period is one who bought in it. Who bought in a period and not in the next is
 * lost in the next.
 */
const spendingByPeriod = sql`
WITH counted AS (
  SELECT segment, ordinal, count(*) FILTER (WHERE before = ordinal - 1) AS start,
    count(*) FILTER (WHERE before IS NULL) AS came, count(*) FILTER (WHERE before < ordinal - 1) AS returned,
    count(*) FILTER (WHERE after IS NULL OR after > ordinal + 1) AS lost,
    sum(revenue_before) FILTER (WHERE before = ordinal - 1) AS revenue_start,
    sum(revenue) FILTER (WHERE before IS NULL) AS revenue_came,
    sum(revenue) FILTER (WHERE before < ordinal - 1) AS revenue_returned,
    sum(revenue - revenue_before) FILTER (WHERE before = ordinal - 1 AND revenue > revenue_before) AS expansion,
    sum(revenue_before - revenue) FILTER (WHERE before = ordinal - 1 AND revenue < revenue_before) AS contraction,
    sum(revenue) FILTER (WHERE after IS NULL OR after > ordinal + 1) AS revenue_lost
  FROM customer_periods WHERE ordinal >= 0 GROUP BY 1, 2
), cells AS (
  SELECT segments.segment, periods.name, periods.ordinal, periods.complete
  FROM (SELECT DISTINCT segment FROM purchase_lines) AS segments CROSS JOIN periods
)
SELECT cells.segment, cells.name, cells.name, CASE WHEN cells.complete THEN 1 ELSE 0 END, '',
  coalesce(bought.start, 0) + coalesce(gone.lost, 0), coalesce(bought.came, 0), coalesce(bought.returned, 0),
  coalesce(gone.lost, 0),
  coalesce(bought.start, 0) + coalesce(gone.lost, 0) + coalesce(bought.came, 0) + coalesce(bought.returned, 0),
  coalesce(bought.revenue_start, 0) + coalesce(gone.revenue_lost, 0), coalesce(bought.revenue_came, 0),
  coalesce(bought.revenue_returned, 0), coalesce(bought.expansion, 0), coalesce(bought.contraction, 0),
  coalesce(gone.revenue_lost, 0)
FROM cells
LEFT JOIN counted AS bought ON bought.segment = cells.segment AND bought.ordinal = cells.ordinal
LEFT JOIN counted AS gone ON gone.segment = cells.segment AND gone.ordinal + 1 = cells.ordinal`;

/** Movements of the customers of a transactions file. */
export const spendingMovements = (span: Span, when: NonNullable<QueryReduction['when']>) =>
  defineQueryWhen(when, {
    ...ofPurchases,
    from: [customerPeriods],
    keys: movementKeys,
    sums: movementSums,
    base: fewestCustomers,
    classes: movedCustomers,
    grain: 'chain',
    restsOnBefore: true,
    span,
    sql: spendingByPeriod,
    foldPurchases: foldedSpending,
  });
