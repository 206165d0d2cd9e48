import { sql } from '../../../sql/tag.ts';
import type { Derived } from '../derived.ts';

/** Contacts whose journeys are known: an id of their own, or a customer’s contacts up to a pause longer than the gap. */
export const visits: Derived = {
  name: 'visits',
  of: [],
  columns: { visit: 'which of a customer’s journeys, from 0 on; 0 where journeys have ids' },
  sql: sql`
WITH followed AS (
  SELECT touchpoints.*, lag(instant) OVER (PARTITION BY journey ORDER BY instant, line) AS instant_before
  FROM touchpoints
)
SELECT followed.*,
  sum(CASE WHEN by_pause = 1 AND instant - instant_before > 1000000 * CAST(asked.gap AS BIGINT) THEN 1 ELSE 0 END)
    OVER (PARTITION BY journey ORDER BY instant, line ROWS UNBOUNDED PRECEDING) AS visit,
  CASE WHEN (SELECT count(*) FROM listed) = 0 THEN CASE WHEN ending = 1 THEN 1 ELSE 0 END
    WHEN touchpoint IN (SELECT name FROM listed) THEN 1 ELSE 0 END AS converts
FROM followed CROSS JOIN asked`,
};

/**
 * Each contact at its place in its journey, in the order of time, file and line, and with what comes next. A journey is named
 * by the line of its first contact and stands in the segment of that. It ends converted when any of its contacts converts;
 * lost when its last contact says so; else open when that is no more than the gap before the last moment that counts. Where days were
 * asked for, only journeys that began in them.
 */
export const contacts: Derived = {
  name: 'contacts',
  made: 'once',
  of: [visits],
  columns: {
    opening: 'line of the first contact of the journey',
    segment: 'of that contact',
    place: 'in the journey, from 1 on',
    places: 'contacts of the journey',
    tied: 'contacts of the journey at this moment',
    next_touchpoint: 'NULL after the last contact',
    next_instant: 'NULL after the last contact',
    converts: '1 where the contact is a success',
    ends: 'converted, lost or open at the last contact, else NULL',
    known: '1 where anything tells successes apart, of whatever journeys',
  },
  sql: sql`
WITH walked AS (
  SELECT journey, visit, instant, line, day, customer_id, names_customers, touchpoint, channel, ending, converts, rating, effort,
    seconds, cost,
    first_value(line) OVER (PARTITION BY journey, visit ORDER BY instant, line) AS opening,
    first_value(segment) OVER (PARTITION BY journey, visit ORDER BY instant, line) AS segment,
    first_value(day) OVER (PARTITION BY journey, visit ORDER BY instant, line) AS begun_day,
    row_number() OVER (PARTITION BY journey, visit ORDER BY instant, line) AS place,
    lead(touchpoint) OVER (PARTITION BY journey, visit ORDER BY instant, line) AS next_touchpoint,
    lead(instant) OVER (PARTITION BY journey, visit ORDER BY instant, line) AS next_instant,
    count(*) OVER (PARTITION BY journey, visit) AS places,
    max(converts) OVER (PARTITION BY journey, visit) AS converted,
    count(*) OVER (PARTITION BY journey, visit, instant) AS tied
  FROM visits
), last_moment AS (
  SELECT CASE WHEN asked.as_of_minute IS NULL THEN (SELECT max(instant) FROM touchpoints)
    ELSE 60000000 * CAST(asked.as_of_minute AS BIGINT) END - 1000000 * CAST(asked.gap AS BIGINT) AS open_from,
    CASE WHEN (SELECT count(*) FROM listed) > 0 OR (SELECT max(tells_success) FROM touchpoints) = 1 THEN 1 ELSE 0 END AS known,
    CAST(asked.began_from AS BIGINT) AS began_from, CAST(asked.began_to AS BIGINT) AS began_to
  FROM asked
)
SELECT walked.*, known,
  CASE WHEN place < places THEN NULL WHEN converted = 1 THEN 'converted' WHEN ending = 3 THEN 'lost'
    WHEN instant >= open_from THEN 'open' ELSE 'lost' END AS ends
FROM walked CROSS JOIN last_moment
WHERE (began_from IS NULL OR date_diff('day', DATE '1970-01-01', begun_day) >= began_from)
  AND (began_to IS NULL OR date_diff('day', DATE '1970-01-01', begun_day) <= began_to)`,
};
