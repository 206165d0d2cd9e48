import { sql } from '../../sql/tag.ts';
import { ofContacts } from '../contacts/reads.ts';
import { defineQuery, type StatisticsOf } from '../reduction.ts';

/** What is counted of some contacts. */
const measures = sql`count(*), count(DISTINCT customer_id), count(DISTINCT opening), max(names_customers),
  count(*) FILTER (WHERE rating BETWEEN 1 AND scale), count(*) FILTER (WHERE rating > scale - 2 AND rating <= scale),
  count(*) FILTER (WHERE rating > scale),
  count(*) FILTER (WHERE rating > scale OR rating = -1) + count(*) FILTER (WHERE effort = -1),
  count(*) FILTER (WHERE effort > 0), coalesce(sum(effort) FILTER (WHERE effort > 0), 0),
  sum(cost), count(cost), sum(seconds) FILTER (WHERE cost IS NULL), count(seconds) FILTER (WHERE cost IS NULL),
  count(*) FILTER (WHERE cost IS NULL), count(*) FILTER (WHERE converts = 1 OR ending = 2),
  count(*) FILTER (WHERE ends = 'converted'), count(*) FILTER (WHERE ends = 'lost'), count(*) FILTER (WHERE ends = 'open'),
  count(*) FILTER (WHERE again - instant <= within), count(*) FILTER (WHERE tied > 1), max(known)`;

/** Contacts by touchpoint and channel, and all of a segment and period. Without ids of customers each journey is another's. */
export const cells = defineQuery({
  ...ofContacts,
  pauses: ['gap', 'repeatWithin'],
  sees: ['scale'],
  keys: { kind: 'text', touchpoint: 'text', channel: 'text' },
  sums: {
    contacts: 'count',
    customers: 'count',
    journeys: 'count',
    names_customers: 'count',
    rated: 'count',
    satisfied: 'count',
    beyond: 'count',
    unread: 'count',
    efforts: 'count',
    effort: 'count',
    cost: 'money',
    costed: 'count',
    seconds: 'money',
    timed: 'count',
    uncosted: 'count',
    resolved: 'count',
    converted: 'count',
    lost: 'count',
    open: 'count',
    repeats: 'count',
    tied: 'count',
    known: 'count',
  },
  base: (rows) =>
    rows.reduce(
      (sum, row) =>
        sum + (row['kind'] === 'all' ? Number(row[row['names_customers'] === 0 ? 'journeys' : 'customers']) : 0),
      0,
    ),
  sql: sql`
WITH repeated AS (
  SELECT contacts.*,
    CASE WHEN names_customers = 1 AND customer_id IS NULL THEN NULL ELSE
      lead(instant) OVER (PARTITION BY CASE WHEN names_customers = 1 THEN customer_id ELSE journey END, segment, touchpoint, channel
        ORDER BY instant, line) END AS again
  FROM contacts
), seen AS (
  SELECT repeated.*, periods.name AS period, 1000000 * CAST(asked."repeatWithin" AS BIGINT) AS within,
    CASE CAST(asked.scale AS VARCHAR) WHEN '1-7' THEN 7 WHEN '1-10' THEN 10 ELSE 5 END AS scale,
    CASE WHEN (SELECT count(*) FROM listed) > 0 OR (SELECT max(converts) FROM contacts) = 1 THEN 1 ELSE 0 END AS known
  FROM repeated CROSS JOIN asked JOIN periods ON repeated.day BETWEEN periods.first AND periods.last
)
SELECT segment, period, 'cell', CAST(touchpoint AS VARCHAR), coalesce(CAST(channel AS VARCHAR), ''), ${measures}
FROM seen GROUP BY segment, period, touchpoint, channel
UNION ALL
SELECT segment, period, 'all', '', '', ${measures}
FROM seen GROUP BY segment, period`,
});

export type Cells = StatisticsOf<typeof cells>;
export type Cell = NonNullable<Cells['overall']>[number];
