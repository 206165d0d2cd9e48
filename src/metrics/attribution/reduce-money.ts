import { sql } from '../../sql/tag.ts';
import { ofSales } from '../contacts/reads.ts';
import { defineQueryWhen, type StatisticsOf } from '../reduction.ts';
import { walked } from './reduce.ts';

const noCost = sql`0, 0, 0, 0, 0, 0`;
const noSales = sql`0, 0, 0, 0, 0, 0, 0`;
const costs = sql`count(*), coalesce(sum(cost), 0), count(cost), coalesce(sum(seconds) FILTER (WHERE cost IS NULL), 0),
  count(seconds) FILTER (WHERE cost IS NULL), count(*) FILTER (WHERE cost IS NULL)`;

/**
 * What contacts cost, by touchpoint and channel: `path` those of paths, `after` those that end them or come after; what journeys
 * brought whose conversion is owed to somebody (`owed`), and all that customers paid (`all`).
 */
export const money = defineQueryWhen((files) => files.has('transactions'), {
  ...ofSales,
  grain: 'overall',
  pauses: ['gap'],
  keys: { kind: 'text', touchpoint: 'text', channel: 'text' },
  sums: {
    persons: 'count',
    contacts: 'count',
    cost: 'money',
    costed: 'count',
    seconds: 'money',
    timed: 'count',
    uncosted: 'count',
    revenue: 'money',
    margin: 'money',
    margins: 'count',
    sales: 'count',
    outside: 'count',
    refunds: 'count',
    refunded: 'money',
  },
  base: (rows) => rows.reduce((sum, row) => sum + (row['kind'] === 'persons' ? Number(row['persons']) : 0), 0),
  sql: sql`${walked}, on_paths AS (
  SELECT opening AS path_of, place AS path_place FROM walked
), owed AS (
  SELECT opening AS owed_to FROM walked WHERE place = 1 AND success = 1
)
SELECT 0, NULL, 'persons', '', '',
  CASE WHEN max(names_customers) = 1 THEN count(DISTINCT customer_id) ELSE count(DISTINCT opening) END, ${noCost}, ${noSales}
FROM placed HAVING count(*) > 0
UNION ALL
SELECT 0, NULL, 'path', CAST(touchpoint AS VARCHAR), coalesce(CAST(channel AS VARCHAR), ''), 0, ${costs}, ${noSales}
FROM walked GROUP BY touchpoint, channel
UNION ALL
SELECT 0, NULL, 'after', '', coalesce(CAST(channel AS VARCHAR), ''), 0, ${costs}, ${noSales}
FROM placed LEFT JOIN on_paths ON path_of = opening AND path_place = place
WHERE path_of IS NULL GROUP BY channel
UNION ALL
SELECT 0, NULL, 'owed', '', '', 0, ${noCost}, coalesce(sum(amount), 0), coalesce(sum(margin), 0), count(margin), 0, 0, 0, 0
FROM journey_sales JOIN owed ON owed_to = opening HAVING count(*) > 0
UNION ALL
SELECT 0, NULL, 'all', '', '', 0, ${noCost}, coalesce(sum(amount) FILTER (WHERE claimed = 1), 0),
  coalesce(sum(margin) FILTER (WHERE claimed = 1), 0), count(margin) FILTER (WHERE claimed = 1),
  count(*) FILTER (WHERE claimed = 1), count(*) FILTER (WHERE claimed = 1 AND opening IS NULL), count(*) FILTER (WHERE claimed = 0),
  coalesce(sum(amount) FILTER (WHERE claimed = 0), 0)
FROM journey_sales HAVING count(*) > 0`,
});

export type Money = StatisticsOf<typeof money>;
export type MoneyRow = NonNullable<NonNullable<Money>['overall']>[number];
