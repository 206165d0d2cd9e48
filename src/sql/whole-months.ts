import { sql, type Sql } from './tag.ts';

/**
 * Whole months from one day to another: of a month that lacks the day the last one counts, so that a year after 29 February
 * is 28 February.
 */
export const wholeMonths = (from: Sql, to: Sql): Sql => sql`12 * (extract(year FROM ${to}) - extract(year FROM ${from}))
      + extract(month FROM ${to}) - extract(month FROM ${from})
      - CASE WHEN extract(day FROM ${to}) < least(extract(day FROM ${from}),
          extract(day FROM date_trunc('month', ${to}) + INTERVAL '1' MONTH - INTERVAL '1' DAY)) THEN 1 ELSE 0 END`;

/** Whole years from one day to another. */
export const wholeYears = (from: Sql, to: Sql): Sql => sql`CAST(floor((${wholeMonths(from, to)}) / 12.0) AS INTEGER)`;
