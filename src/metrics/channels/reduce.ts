import { sql } from '../../sql/tag.ts';
import { ofContacts } from '../contacts/reads.ts';
import { toldOfChannels } from './told.ts';
import { defineQuery, type StatisticsOf } from '../reduction.ts';

/** Of how many customers, or journeys where nothing names them, some contacts are. */
const persons = sql`CASE WHEN max(names_customers) = 1 THEN count(DISTINCT customer_id) ELSE count(DISTINCT opening) END`;

/** Sums of scores by touchpoint and channel, and contacts that follow one in another channel; a blank channel is neither. */
export const offered = defineQuery({
  ...ofContacts,
  pauses: ['gap'],
  sees: ['scale'],
  keys: { kind: 'text', first: 'text', second: 'text' },
  sums: {
    n: 'count',
    persons: 'count',
    ratings: 'count',
    squares: 'count',
    repeats: 'count',
    beyond: 'count',
    unread: 'count',
    tied: 'count',
    contacts: 'count',
  },
  base: (rows) => rows.reduce((sum, row) => sum + (row['kind'] === 'all' ? Number(row['persons']) : 0), 0),
  within: toldOfChannels,
  sql: sql`
WITH seen AS (
  SELECT contacts.*, lead(channel) OVER (PARTITION BY opening ORDER BY place) AS next_channel,
    CASE CAST(asked.scale AS VARCHAR) WHEN '1-7' THEN 7 WHEN '1-10' THEN 10 ELSE 5 END AS scale
  FROM contacts CROSS JOIN asked
), rated AS (
  SELECT * FROM seen WHERE channel IS NOT NULL AND rating BETWEEN 1 AND scale
), switches AS (
  SELECT * FROM seen WHERE next_channel <> channel
)
SELECT segment, NULL, 'all', '', '', count(DISTINCT opening), ${persons}, 0, 0, 0, count(*) FILTER (WHERE rating > scale),
  count(*) FILTER (WHERE rating > scale OR rating = -1), count(*) FILTER (WHERE tied > 1), count(*)
FROM seen GROUP BY segment
UNION ALL
SELECT segment, NULL, 'switched', '', '', count(DISTINCT opening), ${persons}, 0, 0,
  count(*) FILTER (WHERE next_touchpoint = touchpoint), 0, 0, 0, count(*)
FROM switches GROUP BY segment
UNION ALL
SELECT segment, NULL, 'cell', CAST(touchpoint AS VARCHAR), CAST(channel AS VARCHAR), count(*), ${persons}, sum(rating),
  sum(rating * rating), 0, 0, 0, 0, 0
FROM rated GROUP BY segment, touchpoint, channel
UNION ALL
SELECT segment, NULL, 'switch', CAST(channel AS VARCHAR), CAST(next_channel AS VARCHAR), count(*), ${persons}, 0, 0,
  count(*) FILTER (WHERE next_touchpoint = touchpoint), 0, 0, 0, 0
FROM switches GROUP BY segment, channel, next_channel`,
});

export type Offered = StatisticsOf<typeof offered>;
export type OfferedRow = NonNullable<Offered['overall']>[number];
