import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { groupsBy } from '../../relations/folded/groups.ts';
import type { Life } from '../../relations/folded/moves.ts';
import { sql } from '../../sql/tag.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { defineQueryWhen, type Seen } from '../reduction.ts';
import { livesOf } from '../movements/reduced/folded-lives.ts';
import { cohortKeys, cohortOf, cohortsOfSides, cohortSums, fewestOfCohort, type Cohort, type Sides } from './cohort.ts';
import { stretchesOf, type WholeStretch } from './stretches.ts';

/** The customers of a file at the start of each stretch of days, and what their lives bring then and at its end. */
const cohortsOfLives = sql`
WITH stretches AS (
  SELECT ordinal AS place, name, complete, 0 AS whole, first, last FROM periods
  UNION ALL
  SELECT 0, max_by(name, ordinal), max_by(complete, ordinal), 1, min(first), max(last) FROM periods HAVING count(*) > 1
), sides AS (
  SELECT customers.segment, stretches.place, customers.customer_id,
    sum(coalesce(recurring_revenue, 0)) FILTER (WHERE started_at < first AND (ended_at IS NULL OR ended_at >= first)) AS earlier,
    sum(coalesce(recurring_revenue, 0)) FILTER (WHERE ended_at IS NULL OR ended_at > last) AS later,
    count(recurring_revenue) > 0 AS priced
  FROM customers JOIN stretches ON started_at <= last AND (ended_at IS NULL OR ended_at >= first)
  GROUP BY 1, 2, 3
), cells AS (
  SELECT segments.segment, stretches.*
  FROM (SELECT DISTINCT segment FROM customers) AS segments CROSS JOIN stretches
)${cohortsOfSides}`;

/** What `cohortsOfLives` gives, of few lives. */
function foldedCohorts(seen: Seen): readonly QueriedRow<Cohort>[] {
  return [...groupsBy(livesOf(seen), ({ segment }) => segment)].flatMap(([segment, lives]) => {
    const customers = [...groupsBy(lives, ({ customer }) => customer).values()];
    return stretchesOf(seen.grid).map((stretch) => ({
      segment,
      period: stretch.name,
      row: {
        period: stretch.name ?? '',
        complete: stretch.complete ? 1 : 0,
        whole: stretch.whole,
        ...cohortOf(customers.map((own) => sidesOf(own, stretch))),
      },
    }));
  });
}

function sidesOf(lives: readonly Life[], stretch: WholeStretch): Sides {
  const [first, last] = [dayNumberOf(stretch.first), dayNumberOf(stretch.last)];
  const near = lives.filter(({ started, ended }) => started <= last && (ended === null || ended >= first));
  const bring = (some: readonly Life[]) =>
    some.length === 0 ? null : some.reduce((sum, { revenue }) => sum + (revenue ?? 0n), 0n);
  return {
    earlier: bring(near.filter(({ started }) => started < first)),
    later: bring(near.filter(({ ended }) => ended === null || ended > last)),
    priced: near.some(({ revenue }) => revenue !== null),
  };
}

/** Retention of a customers file that says when they came. */
export const lives = defineQueryWhen((files) => files.knows('customers', 'started_at'), {
  counts: 'customers',
  reads: { customers: ['customer_id', 'started_at'] },
  mayLack: { customers: ['ended_at', 'recurring_revenue'] },
  lends: 'transactions',
  window: 'history',
  span: 'year',
  grain: 'chain',
  keys: cohortKeys,
  sums: cohortSums,
  base: fewestOfCohort,
  sql: cohortsOfLives,
  fold: foldedCohorts,
});
