import { customerPeriods } from '../../relations/derived/customer-periods.ts';
import { sql, type Sql } from '../../sql/tag.ts';
import { ofPurchases } from '../movements/reduced/of-purchases.ts';
import { refundsWithoutPurchase } from '../movements/reduced/refunds.ts';
import { defineQueryWhen, type FilesGiven } from '../reduction.ts';
import { foldedParts } from './folded-parts.ts';
import { fewestInParts, partSums, stretchKeys } from './parts.ts';

/** Of a customer with several records one that says he was earned is enough, for a stay has no origin of its own. */
const toldOrigins = sql`SELECT customer_id, max(CAST(origin AS VARCHAR)) AS origin FROM customers GROUP BY customer_id`;
const noOrigins = sql`SELECT customer_id, CAST(NULL AS VARCHAR) AS origin FROM transactions WHERE 1 = 0`;

/** What last year's customers spend this year, and what the others do, by what brought them. */
const revenueByPart = (origins: Sql) => sql`
WITH origins AS (
  ${origins}
), placed AS (
  SELECT spent.segment, spent.ordinal, spent.revenue,
    CASE WHEN spent.before = spent.ordinal - 1 THEN 'kept'
      WHEN spent.before IS NOT NULL THEN 'returned'
      ELSE coalesce(origins.origin, 'unknown') END AS part
  FROM customer_periods AS spent LEFT JOIN origins ON origins.customer_id = spent.customer_id
  WHERE spent.ordinal >= 0
), counted AS (
  SELECT segment, ordinal, count(*) AS customers, count(*) FILTER (WHERE part = 'kept') AS kept,
    count(*) FILTER (WHERE part = 'earned') AS earned, count(*) FILTER (WHERE part = 'bought') AS bought,
    count(*) FILTER (WHERE part = 'unknown') AS unknown, count(*) FILTER (WHERE part = 'returned') AS returned,
    sum(revenue) AS revenue, sum(revenue) FILTER (WHERE part = 'kept') AS revenue_kept,
    sum(revenue) FILTER (WHERE part = 'earned') AS revenue_earned,
    sum(revenue) FILTER (WHERE part = 'bought') AS revenue_bought,
    sum(revenue) FILTER (WHERE part = 'unknown') AS revenue_unknown,
    sum(revenue) FILTER (WHERE part = 'returned') AS revenue_returned
  FROM placed GROUP BY 1, 2
), cells AS (
  SELECT segments.segment, periods.name, periods.ordinal, periods.complete
  FROM (SELECT DISTINCT segment FROM purchase_lines) AS segments CROSS JOIN periods
)
SELECT cells.segment, cells.name, cells.name, CASE WHEN cells.complete THEN 1 ELSE 0 END,
  coalesce(last.customers, 0), coalesce(now.customers, 0), coalesce(now.kept, 0), coalesce(now.earned, 0),
  coalesce(now.bought, 0), coalesce(now.unknown, 0), coalesce(now.returned, 0),
  coalesce(last.revenue, 0), coalesce(now.revenue, 0), coalesce(now.revenue_kept, 0), coalesce(now.revenue_earned, 0),
  coalesce(now.revenue_bought, 0), coalesce(now.revenue_unknown, 0), coalesce(now.revenue_returned, 0)
FROM cells
LEFT JOIN counted AS now ON now.segment = cells.segment AND now.ordinal = cells.ordinal
LEFT JOIN counted AS last ON last.segment = cells.segment AND last.ordinal + 1 = cells.ordinal`;

const shape = {
  ...ofPurchases,
  from: [customerPeriods],
  keys: stretchKeys,
  sums: partSums,
  base: fewestInParts,
  grain: 'both',
  restsOnBefore: true,
  span: 'year',
} as const;

const saysWhoCame = (files: FilesGiven) => files.has('customers');

/** With a customers file, which says what brought whom. */
export const told = defineQueryWhen(saysWhoCame, {
  ...shape,
  reads: { ...ofPurchases.reads, customers: ['customer_id'] },
  mayLack: { customers: ['origin'] },
  sql: revenueByPart(toldOrigins),
  fold: (seen) => foldedParts(seen, seen.others('customers')),
});

/** From purchases alone, where nobody knows it. */
export const untold = defineQueryWhen((files) => !saysWhoCame(files), {
  ...shape,
  sql: revenueByPart(noOrigins),
  fold: (seen) => foldedParts(seen, null),
});

export const refunds = refundsWithoutPurchase(() => true);
