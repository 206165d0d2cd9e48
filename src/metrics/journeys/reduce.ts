import { sql, type Sql } from '../../sql/tag.ts';
import { ofContacts } from '../contacts/reads.ts';
import { defineQuery, type StatisticsOf } from '../reduction.ts';
import { foldedWalk } from './folded/rows.ts';
import { toldOfJourneys } from './told.ts';
import { walkedKeys, walkedSums } from './walked-row.ts';

/** Of how many customers, or journeys where nothing names them, some contacts are. */
const persons = sql`CASE WHEN max(names_customers) = 1 THEN count(DISTINCT customer_id) ELSE count(DISTINCT opening) END`;

/** The sums of a row that is none of contacts at touchpoints. */
const noContacts = sql`0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0`;

const endings = sql`count(*) FILTER (WHERE ends = 'converted'), count(*) FILTER (WHERE ends = 'lost'), count(*) FILTER (WHERE ends = 'open')`;

const noCost = sql`0, 0, 0, 0, 0`;

/** Steps from or to the ends of journeys. */
const ends = (from: Sql, to: Sql, isThere: Sql): Sql => sql`
SELECT segment, NULL, 'step', ${from}, ${to}, count(*), ${persons}, 0, 0, 0, 0, ${noContacts}, 0, 0, ${noCost}
FROM contacts WHERE ${isThere} GROUP BY segment, touchpoint`;

/** So many tenths of the way from the least pause to the longest, counted from 0: whole numbers on both sides of it. */
const before = (tenths: Sql): Sql =>
  sql`max(pause) FILTER (WHERE nth = 1 + CAST(floor(${tenths} * (pauses - 1) / 10) AS BIGINT))`;
const behind = (tenths: Sql): Sql =>
  sql`max(pause) FILTER (WHERE nth = 1 + CAST(ceil(${tenths} * (pauses - 1) / 10) AS BIGINT))`;

/**
 * Journeys as they are walked: the steps between touchpoints and the pauses on both sides of their median and ninth decile,
 * in microseconds; what happens at each touchpoint; and whole paths. The ends of journeys are steps with a blank name.
 */
export const walked = defineQuery({
  ...ofContacts,
  pauses: ['gap'],
  sees: ['scale'],
  keys: walkedKeys,
  sums: walkedSums,
  base: (rows) => rows.reduce((sum, row) => sum + (row['kind'] === 'all' ? Number(row['persons']) : 0), 0),
  within: toldOfJourneys,
  foldContacts: foldedWalk,
  sql: sql`
WITH seen AS (
  SELECT contacts.*,
    CASE CAST(asked.scale AS VARCHAR) WHEN '1-7' THEN 7 WHEN '1-10' THEN 10 ELSE 5 END AS scale,
    count(*) OVER (PARTITION BY opening, touchpoint) AS visits,
    row_number() OVER (PARTITION BY opening, touchpoint ORDER BY place) AS visited
  FROM contacts CROSS JOIN asked
), steps AS (
  SELECT segment, touchpoint, next_touchpoint, next_instant - instant AS pause, customer_id, names_customers, opening,
    row_number() OVER (PARTITION BY segment, touchpoint, next_touchpoint ORDER BY next_instant - instant) AS nth,
    count(*) OVER (PARTITION BY segment, touchpoint, next_touchpoint) AS pauses
  FROM contacts WHERE next_touchpoint IS NOT NULL
), paths AS (
  -- A name that holds the sign between two, or a quote, is quoted as in CSV; so is one that is a word of the tables.
  SELECT segment, opening, max(names_customers) AS names_customers, max(customer_id) AS customer_id, array_join(array_agg(
    CASE WHEN touchpoint LIKE '% > %' OR touchpoint LIKE '%"%'
      OR touchpoint IN ('(start)', '(exit)', '(other)', '(blank)', '(unattributed)')
      THEN '"' || replace(CAST(touchpoint AS VARCHAR), '"', '""') || '"' ELSE CAST(touchpoint AS VARCHAR) END
    ORDER BY place), ' > ') AS path, count(*) AS length
  FROM contacts GROUP BY segment, opening
)
SELECT segment, NULL, 'all', '', '', count(DISTINCT opening), ${persons}, 0, 0, 0, 0, ${endings},
  0, 0, 0, count(*) FILTER (WHERE rating > scale),
  count(*) FILTER (WHERE rating > scale OR rating = -1) + count(*) FILTER (WHERE effort = -1), 0, 0,
  count(*) FILTER (WHERE tied > 1), 0, count(*), max(known), ${noCost}
FROM seen GROUP BY segment
UNION ALL
SELECT segment, NULL, 'step', CAST(touchpoint AS VARCHAR), CAST(next_touchpoint AS VARCHAR), count(*), ${persons},
  ${before(sql`5`)}, ${behind(sql`5`)}, ${before(sql`9`)}, ${behind(sql`9`)}, ${noContacts}, 0, 0, ${noCost}
FROM steps GROUP BY segment, touchpoint, next_touchpoint
UNION ALL${ends(sql`''`, sql`CAST(touchpoint AS VARCHAR)`, sql`place = 1`)}
UNION ALL${ends(sql`CAST(touchpoint AS VARCHAR)`, sql`''`, sql`place = places`)}
UNION ALL
SELECT segment, NULL, 'touchpoint', CAST(touchpoint AS VARCHAR), '', count(*), ${persons}, 0, 0, 0, 0,
  0, 0, 0, count(*) FILTER (WHERE visits > 1 AND visited = 1), count(*) FILTER (WHERE rating BETWEEN 1 AND scale),
  count(*) FILTER (WHERE rating > scale - 2 AND rating <= scale), 0, 0, count(*) FILTER (WHERE effort > 0),
  coalesce(sum(effort) FILTER (WHERE effort > 0), 0), 0, count(*) FILTER (WHERE visited > 1) - count(*) FILTER (WHERE next_touchpoint = touchpoint), 0, max(known), ${noCost}
FROM seen GROUP BY segment, touchpoint
UNION ALL
SELECT segment, NULL, 'ending', CAST(touchpoint AS VARCHAR), '', count(*), ${persons}, 0, 0, 0, 0, ${endings},
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, max(known), ${noCost}
FROM contacts WHERE place = places GROUP BY segment, touchpoint
UNION ALL
SELECT segment, NULL, 'variant', path, '', count(*), ${persons}, 0, 0, 0, 0, ${noContacts}, max(length), 0, ${noCost}
FROM paths GROUP BY segment, path
UNION ALL
SELECT segment, NULL, 'cost', CAST(touchpoint AS VARCHAR), coalesce(CAST(channel AS VARCHAR), ''), count(*), ${persons}, 0, 0, 0, 0, ${noContacts}, 0, 0,
  coalesce(sum(cost), 0), count(cost), coalesce(sum(seconds) FILTER (WHERE cost IS NULL), 0),
  count(seconds) FILTER (WHERE cost IS NULL), count(*) FILTER (WHERE cost IS NULL)
FROM contacts GROUP BY segment, touchpoint, channel`,
});

export type Walked = StatisticsOf<typeof walked>;
