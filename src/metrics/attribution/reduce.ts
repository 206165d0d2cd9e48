import { sql, type Sql } from '../../sql/tag.ts';
import { ofContacts } from '../contacts/reads.ts';
import { defineQuery, type StatisticsOf } from '../reduction.ts';

/** Paths by one of their touchpoints and the part that it has in them. */
const credits = (method: Sql, part: Sql, whole: Sql): Sql => sql`
SELECT 0, NULL, ${method}, CAST(touchpoint AS VARCHAR), '', ${part}, ${whole}, count(*), 0, 0, 0, 0, 0, 0`;

/** The contacts of paths: all that come before a journey’s first conversion, and the one whose outcome converts. */
export const walked = sql`
WITH named AS (
  SELECT CASE WHEN (SELECT count(*) FROM listed) > 0 THEN 1 ELSE 0 END AS conversions
), placed AS (
  SELECT contacts.*, named.conversions AS are_named,
    min(CASE WHEN converts = 1 THEN place ELSE NULL END) OVER (PARTITION BY opening) AS converted_at,
    max(CASE WHEN ends = 'open' THEN 1 ELSE 0 END) OVER (PARTITION BY opening) AS is_open
  FROM contacts CROSS JOIN named
), walked AS (
  SELECT placed.*, CASE WHEN converted_at IS NULL THEN 0 ELSE 1 END AS success,
    lead(touchpoint) OVER (PARTITION BY opening ORDER BY place) AS following
  FROM placed
  WHERE converted_at IS NULL OR place < converted_at OR (place = converted_at AND are_named = 0)
)`;

/**
 * Paths to the first conversion of each journey, or to its end. A touchpoint that is a conversion ends the path and is not on it; a
 * contact whose outcome converts is. Counts of steps, in which repeats of one touchpoint in a row are one, and of paths by the
 * part that each touchpoint has in them.
 */
export const paths = defineQuery({
  ...ofContacts,
  grain: 'overall',
  pauses: ['gap'],
  keys: { kind: 'text', from: 'text', to: 'text', part: 'count', whole: 'count' },
  sums: {
    n: 'count',
    persons: 'count',
    conversions: 'count',
    unattributed: 'count',
    open: 'count',
    tied: 'count',
    known: 'count',
  },
  base: (rows) => rows.reduce((sum, row) => sum + (row['kind'] === 'all' ? Number(row['persons']) : 0), 0),
  sql: sql`
${walked}, parts AS (
  SELECT opening, touchpoint, count(*) AS visits, count(*) OVER (PARTITION BY opening) AS touchpoints,
    sum(count(*)) OVER (PARTITION BY opening) AS length
  FROM walked WHERE success = 1 GROUP BY opening, touchpoint
)
SELECT 0, NULL, 'all', '', '', count(*), 0, (SELECT count(*) FROM walked WHERE place = 1),
  CASE WHEN max(names_customers) = 1 THEN count(DISTINCT customer_id) ELSE count(DISTINCT opening) END,
  (SELECT count(*) FROM walked WHERE place = 1 AND success = 1),
  count(*) FILTER (WHERE place = 1 AND converted_at = 1 AND are_named = 1), count(*) FILTER (WHERE ends = 'open'),
  count(*) FILTER (WHERE tied > 1), max(known)
FROM placed HAVING count(*) > 0
UNION ALL
SELECT DISTINCT 0, NULL, 'name', CAST(touchpoint AS VARCHAR), '', 0, 0, 1, 0, 0, 0, 0, 0, 0 FROM contacts
UNION ALL
SELECT 0, NULL, 'touchpoint', CAST(touchpoint AS VARCHAR), '', 0, 0, count(*),
  CASE WHEN max(names_customers) = 1 THEN count(DISTINCT customer_id) ELSE count(DISTINCT opening) END, 0, 0, 0, 0, 0
FROM walked GROUP BY touchpoint
UNION ALL
SELECT 0, NULL, 'start', CAST(touchpoint AS VARCHAR), '', 0, 0, count(*), 0, 0, 0, 0, 0, 0
FROM walked WHERE place = 1 GROUP BY touchpoint
UNION ALL
SELECT 0, NULL, 'step', CAST(touchpoint AS VARCHAR), CAST(following AS VARCHAR), 0, 0, count(*), 0, 0, 0, 0, 0, 0
FROM walked WHERE following <> touchpoint GROUP BY touchpoint, following
UNION ALL
SELECT 0, NULL, CASE WHEN success = 1 THEN 'success' ELSE 'failure' END, CAST(touchpoint AS VARCHAR), '', 0, 0, count(*), 0, 0, 0, 0, 0, 0
FROM walked WHERE following IS NULL GROUP BY touchpoint, success
UNION ALL${credits(sql`'first'`, sql`1`, sql`1`)} FROM walked WHERE success = 1 AND place = 1 GROUP BY touchpoint
UNION ALL${credits(sql`'last'`, sql`1`, sql`1`)} FROM walked WHERE success = 1 AND following IS NULL GROUP BY touchpoint
UNION ALL${credits(sql`'linear'`, sql`visits`, sql`length`)} FROM parts GROUP BY touchpoint, visits, length
UNION ALL${credits(sql`'shapley'`, sql`1`, sql`touchpoints`)} FROM parts GROUP BY touchpoint, touchpoints`,
});

export type Paths = StatisticsOf<typeof paths>;
export type PathRow = NonNullable<Paths['overall']>[number];
