import { joined } from '../../estimates/groups/joined.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import { sql } from '../../sql/tag.ts';
import type { StateRow } from '../reduction.ts';

/** The cells of a cohort, by how many periods lie between it and them. The cohort is the period of a row. */
export const cellKeys = { cohort: 'text', offset: 'count', complete: 'count' } as const;

export const cellSums = {
  /** Who came in the cohort, in its first cell alone: so that cells add up to customers. */
  came: 'count',
  /** Who is still there, or bought. */
  active: 'count',
  /** Who spent the revenue. */
  buyers: 'count',
  revenue: 'money',
} as const;

export type CohortCell = StateRow<typeof cellKeys, typeof cellSums>;

/**
 * Of the relations `came(segment, customer_id, cohort)` and `active(segment, cohort, ordinal, customers, buyers, revenue)`: a cell
 * for each cohort and period from it on, whether or not somebody is active.
 */
export const cellsOfCohorts = sql`
, cells AS (
  SELECT sizes.segment, sizes.cohort, sizes.customers, cohorts.name, periods.ordinal, periods.complete
  FROM (SELECT segment, cohort, count(*) AS customers FROM came GROUP BY 1, 2) AS sizes
  JOIN periods AS cohorts ON cohorts.ordinal = sizes.cohort
  JOIN periods ON periods.ordinal >= sizes.cohort
)
SELECT cells.segment, cells.name, cells.name, cells.ordinal - cells.cohort, CASE WHEN cells.complete THEN 1 ELSE 0 END,
  CASE WHEN cells.ordinal = cells.cohort THEN cells.customers ELSE 0 END, coalesce(active.customers, 0),
  coalesce(active.buyers, 0), coalesce(active.revenue, 0)
FROM cells LEFT JOIN active
  ON active.segment = cells.segment AND active.cohort = cells.cohort AND active.ordinal = cells.ordinal`;

/** Who came by one file, and what they spent by another. */
export const withRevenueOf = (lives: Shown<CohortCell>, spending: Shown<CohortCell>): Shown<CohortCell> =>
  joined(lives, spending, lives.shape, {
    fromA: (row) => row,
    fromB: (row) => ({ ...row, came: 0, active: 0 }),
  });
