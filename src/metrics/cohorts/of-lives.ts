import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { groupsBy } from '../../relations/folded/groups.ts';
import { sql } from '../../sql/tag.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { ordinalsOf } from '../movements/reduced/customer-periods.ts';
import { defineQueryWhen, type Seen, type Stretch } from '../reduction.ts';
import { cellKeys, cellsOfCohorts, cellSums, foldedCells, type CohortCell } from './cell.ts';

/** Customers by the period of their first start, and who of them is still here at the end of each period. */
const cohortsOfLives = sql`
WITH came AS (
  SELECT starts.segment, starts.customer_id, periods.ordinal AS cohort
  FROM (SELECT segment, customer_id, min(started_at) AS day FROM customers GROUP BY 1, 2) AS starts
  JOIN periods ON starts.day BETWEEN periods.first AND periods.last
), active AS (
  SELECT came.segment, came.cohort, periods.ordinal, count(DISTINCT customers.customer_id) AS customers, 0 AS buyers, 0 AS revenue
  FROM customers
  JOIN came ON came.segment = customers.segment AND came.customer_id = customers.customer_id
  JOIN periods ON customers.started_at <= periods.last AND (customers.ended_at IS NULL OR customers.ended_at > periods.last)
  GROUP BY 1, 2, 3
)${cellsOfCohorts}`;

/** The lives of a customers file, whatever they bring. */
function livesOf(seen: Seen) {
  const [customers, starts, ends] = ['customer_id', 'started_at', 'ended_at'].map((name) => seen.numbers(name));
  return Array.from(seen.segments, (segment, row) => ({
    segment,
    customer: customers![row]!,
    started: starts![row]!,
    ended: ends![row]!,
  }));
}

/** What `cohortsOfLives` gives, of few lives. */
function foldedCohorts(seen: Seen): readonly QueriedRow<CohortCell>[] {
  const ordinalOf = ordinalsOf(seen.grid);
  return [...groupsBy(livesOf(seen), ({ segment }) => segment)].flatMap(([segment, lives]) => {
    const customers = [...groupsBy(lives, ({ customer }) => customer).values()].map((own) => ({
      cohort: ordinalOf(own.reduce((first, { started }) => Math.min(first, started), Infinity)) ?? 0,
      in({ last }: Stretch) {
        const day = dayNumberOf(last);
        return {
          active: own.some(({ started, ended }) => started <= day && (ended === null || ended > day)),
          revenue: null,
        };
      },
    }));
    return foldedCells(customers, seen.grid).map((row) => ({ segment, period: row.cohort, row }));
  });
}

/** Cohorts of a customers file that says when they came. */
export const lives = defineQueryWhen((files) => files.knows('customers', 'started_at'), {
  counts: 'customers',
  reads: { customers: ['customer_id', 'started_at'] },
  mayLack: { customers: ['ended_at'] },
  lends: 'transactions',
  window: 'history',
  grain: 'chain',
  keys: cellKeys,
  sums: cellSums,
  base: 'came',
  sql: cohortsOfLives,
  fold: foldedCohorts,
});
