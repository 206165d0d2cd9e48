import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import { sql, type Sql } from '../../../sql/tag.ts';
import { wholeMonths } from '../../../sql/whole-months.ts';
import { civilDay, dayNumberOf, daysInMonth } from '../../../values/dates/calendar.ts';
import type { SpanUnit } from '../../../values/dates/periods/span.ts';
import { defineQueryWhen, type AskedWhen, type Seen } from '../../reduction.ts';
import { renewedKeys, renewedSums, type RenewedRow } from './renewed-row.ts';

const renews: AskedWhen = (files, { model }) =>
  files.has('customers') && (model === 'sbg' || (model === 'auto' && !files.has('transactions')));

const lives = {
  counts: 'customers',
  reads: { customers: ['customer_id', 'started_at'] },
  mayLack: { customers: ['ended_at', 'recurring_revenue'] },
  lends: 'transactions',
  window: 'history',
  sees: ['timeUnit'],
} as const;

/** Whole units of time from one day to another. */
const units = (from: Sql, to: Sql) => sql`CAST(CASE coalesce(CAST(asked."timeUnit" AS VARCHAR), 'year')
      WHEN 'year' THEN floor((${wholeMonths(from, to)}) / 12.0) WHEN 'month' THEN ${wholeMonths(from, to)}
      WHEN 'week' THEN floor(date_diff('day', ${from}, ${to}) / 7.0) ELSE date_diff('day', ${from}, ${to}) END AS INTEGER)`;

/**
 * A customer is one up to the day before the one on which he left: who leaves on an anniversary has not renewed on it. Of a unit of
 * time that is not over nobody knows yet who renews at its end, whether he has left or not.
 */
const termsOf = sql`
WITH terms AS (
  SELECT customer_id, segment, started_at AS first_day, CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END AS here, recurring_revenue,
    CAST(CASE WHEN ended_at IS NULL THEN asked.as_of WHEN ended_at > started_at THEN ended_at - INTERVAL '1' DAY ELSE started_at END
      AS DATE) AS last_day
  FROM customers CROSS JOIN asked
), whole AS (
  SELECT customer_id, segment, here, recurring_revenue,
    ${units(sql`first_day`, sql`last_day`)} AS renewals, ${units(sql`first_day`, sql`asked.as_of`)} AS due
  FROM terms CROSS JOIN asked
)`;

/** Customers by how often they have renewed, and whether they left. */
export const renewed = defineQueryWhen(renews, {
  ...lives,
  keys: renewedKeys,
  sums: renewedSums,
  base: 'customers',
  sql: sql`${termsOf}
SELECT segment, CAST(NULL AS VARCHAR), renewals, CASE WHEN here = 0 AND due > renewals THEN 1 ELSE 0 END, here,
  count(*), count(recurring_revenue), sum(recurring_revenue)
FROM whole GROUP BY 1, 3, 4, 5`,
  fold: foldedTerms,
});

/** What the query of `renewed` gives, of few lives. */
function foldedTerms(seen: Seen): readonly QueriedRow<RenewedRow>[] {
  const [starts, ends] = ['started_at', 'ended_at'].map((name) => seen.numbers(name));
  const revenues = seen.money('recurring_revenue');
  const asOf = dayNumberOf(seen.asOf);
  const unit = (seen.own.get('timeUnit') ?? 'year') as SpanUnit;
  return Array.from(seen.segments, (segment, at) => {
    const [start, end, revenue] = [starts![at]!, ends![at]!, revenues[at]!];
    const renewals = unitsBetween(start, end === null ? asOf : Math.max(start, end - 1), unit);
    const isOver = unitsBetween(start, asOf, unit) > renewals;
    const row = {
      renewals,
      lost: end !== null && isOver ? 1 : 0,
      here: end === null ? 1 : 0,
      customers: 1,
      priced: revenue === null ? 0 : 1,
      revenue: revenue ?? 0n,
    };
    return { segment, period: null, row };
  });
}

function unitsBetween(from: number, to: number, unit: SpanUnit): number {
  if (unit === 'day') return to - from;
  if (unit === 'week') return Math.floor((to - from) / 7);
  const [start, end] = [civilDay(from), civilDay(to)];
  const isShort = end.day < Math.min(start.day, daysInMonth(end.year, end.month));
  const whole = 12 * (end.year - start.year) + end.month - start.month - (isShort ? 1 : 0);
  return unit === 'month' ? whole : Math.floor(whole / 12);
}

/** What the scores of a customer are calculated of. */
export const scoredTerms = {
  when: renews,
  query: { ...lives, sql: sql`${termsOf}\nSELECT customer_id, renewals, here, recurring_revenue FROM whole` },
} as const;
