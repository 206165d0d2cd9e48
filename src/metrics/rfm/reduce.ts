import { customerScores } from '../../relations/derived/customer-scores.ts';
import { sql } from '../../sql/tag.ts';
import { ofPurchases } from '../movements/reduced/of-purchases.ts';
import { refundsWithoutPurchase } from '../movements/reduced/refunds.ts';
import { defineQuery } from '../reduction.ts';
import { foldedStatistics } from './fold.ts';
import { namedScores } from './named-segments.ts';
import { customersIn, scoredKeys, scoredSums } from './scored-row.ts';

/**
 * Customers by their three scores; the middle of the recencies of each named segment; and customers by what they spent, in a
 * hundred parts, the first of which spent most: part k ends with customer ⌈k × customers ÷ 100⌉. Who of those that spent alike
 * comes first changes no sum.
 */
export const scored = defineQuery({
  ...ofPurchases,
  from: [customerScores],
  whole: true,
  keys: scoredKeys,
  sums: scoredSums,
  base: customersIn,
  sql: sql`
WITH named AS (${namedScores}
), placed AS (
  SELECT *, count(*) OVER (PARTITION BY segment) AS all_customers,
    row_number() OVER (PARTITION BY segment ORDER BY monetary DESC, customer_id) AS place,
    count(*) OVER (PARTITION BY segment, name) AS alike,
    row_number() OVER (PARTITION BY segment, name ORDER BY recency, customer_id) AS nth
  FROM named
)
SELECT segment, CAST(NULL AS VARCHAR), 'cell', recency_score, frequency_score, monetary_score, name, 0,
  count(*), sum(frequency), sum(monetary), min(recency), max(recency), min(frequency), max(frequency),
  min(monetary), max(monetary)
FROM placed GROUP BY segment, recency_score, frequency_score, monetary_score, name
UNION ALL
SELECT segment, NULL, 'middle', 0, 0, 0, name, 0, 0, 0, 0, min(recency), max(recency), 0, 0, 0, 0
FROM placed WHERE 2 * nth BETWEEN alike AND alike + 2 GROUP BY segment, name
UNION ALL
SELECT segment, NULL, 'spenders', 0, 0, 0, '', CAST(floor(100 * (place - 1) / all_customers) AS INTEGER) + 1,
  count(*), 0, sum(monetary), 0, 0, 0, 0, 0, 0
FROM placed GROUP BY segment, CAST(floor(100 * (place - 1) / all_customers) AS INTEGER)`,
  foldPurchases: foldedStatistics,
});

export const refunds = refundsWithoutPurchase(() => true);
