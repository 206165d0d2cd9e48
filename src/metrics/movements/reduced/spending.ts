import { customerPeriods } from '../../../relations/derived/customer-periods.ts';
import { sql } from '../../../sql/tag.ts';
import { defineQueryWhen, type QueryReduction, type Span } from '../../reduction.ts';
import { fewestCustomers, movementKeys, movementSums } from '../movement.ts';

/**
 * Movements of those who buy: a customer of a period is one who bought in it. Who bought in a period and not in the next is
 * lost in the next.
 */
const spendingByPeriod = sql`
WITH bought AS (
  SELECT segment, ordinal, count(*) FILTER (WHERE before = ordinal - 1) AS start,
    count(*) FILTER (WHERE before IS NULL) AS came, count(*) FILTER (WHERE before < ordinal - 1) AS returned,
    sum(revenue_before) FILTER (WHERE before = ordinal - 1) AS revenue_start,
    sum(revenue) FILTER (WHERE before IS NULL) AS revenue_came,
    sum(revenue) FILTER (WHERE before < ordinal - 1) AS revenue_returned,
    sum(revenue - revenue_before) FILTER (WHERE before = ordinal - 1 AND revenue > revenue_before) AS expansion,
    sum(revenue_before - revenue) FILTER (WHERE before = ordinal - 1 AND revenue < revenue_before) AS contraction
  FROM customer_periods WHERE ordinal > 0 GROUP BY 1, 2
), gone AS (
  SELECT segment, ordinal + 1 AS ordinal, count(*) AS lost, sum(revenue) AS revenue_lost
  FROM customer_periods WHERE ordinal >= 0 AND (after IS NULL OR after > ordinal + 1) GROUP BY 1, 2
), cells AS (
  SELECT segments.segment, periods.name, periods.ordinal, periods.complete
  FROM (SELECT DISTINCT segment FROM purchases) AS segments CROSS JOIN periods
)
SELECT cells.segment, cells.name, cells.name, CASE WHEN cells.complete THEN 1 ELSE 0 END, '',
  coalesce(start, 0) + coalesce(lost, 0), coalesce(came, 0), coalesce(returned, 0), coalesce(lost, 0),
  coalesce(start, 0) + coalesce(lost, 0) + coalesce(came, 0) + coalesce(returned, 0),
  coalesce(revenue_start, 0) + coalesce(revenue_lost, 0), coalesce(revenue_came, 0), coalesce(revenue_returned, 0),
  coalesce(expansion, 0), coalesce(contraction, 0), coalesce(revenue_lost, 0)
FROM cells
LEFT JOIN bought ON bought.segment = cells.segment AND bought.ordinal = cells.ordinal
LEFT JOIN gone ON gone.segment = cells.segment AND gone.ordinal = cells.ordinal`;

/** Movements of the customers of a transactions file. */
export const spendingMovements = (span: Span, when: NonNullable<QueryReduction['when']>) =>
  defineQueryWhen(when, {
    counts: 'transactions',
    reads: { transactions: ['customer_id', 'occurred_at', 'amount'] },
    mayLack: { customers: ['customer_id'] },
    from: [customerPeriods],
    window: 'history',
    keys: movementKeys,
    sums: movementSums,
    base: fewestCustomers,
    grain: 'chain',
    span,
    sql: spendingByPeriod,
  });
