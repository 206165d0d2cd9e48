import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import { sql, type Sql } from '../../../sql/tag.ts';
import { civilDay, dayNumberOf, daysInMonth } from '../../../values/dates/calendar.ts';
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
} as const;

/** Whole months from one day to another: of a month without the day the last one counts. */
const months = (from: Sql, to: Sql) => sql`12 * (extract(year FROM ${to}) - extract(year FROM ${from}))
      + extract(month FROM ${to}) - extract(month FROM ${from})
      - CASE WHEN extract(day FROM ${to}) < least(extract(day FROM ${from}),
          extract(day FROM date_trunc('month', ${to}) + INTERVAL '1' MONTH - INTERVAL '1' DAY)) THEN 1 ELSE 0 END`;

/** A customer is one up to the day before the one on which he left: who leaves on an anniversary has not renewed on it. */
const termsOf = sql`
WITH terms AS (
  SELECT customer_id, segment, started_at AS first_day, CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END AS lost, recurring_revenue,
    CAST(CASE WHEN ended_at IS NULL THEN asked.as_of WHEN ended_at > started_at THEN ended_at - INTERVAL '1' DAY ELSE started_at END
      AS DATE) AS last_day
  FROM customers CROSS JOIN asked
), whole AS (
  SELECT customer_id, segment, lost, recurring_revenue,
    ${months(sql`first_day`, sql`last_day`)} AS months, date_diff('day', first_day, last_day) AS days
  FROM terms
)`;

/** Customers by how long they have been one, and whether they left. */
export const renewed = defineQueryWhen(renews, {
  ...lives,
  keys: renewedKeys,
  sums: renewedSums,
  base: 'customers',
  sql: sql`${termsOf}
SELECT segment, CAST(NULL AS VARCHAR), months, days, lost, count(*), count(recurring_revenue), sum(recurring_revenue)
FROM whole GROUP BY segment, months, days, lost`,
  fold: foldedTerms,
});

/** What the query of `renewed` gives, of few lives. */
function foldedTerms(seen: Seen): readonly QueriedRow<RenewedRow>[] {
  const [starts, ends] = ['started_at', 'ended_at'].map((name) => seen.numbers(name));
  const revenues = seen.money('recurring_revenue');
  const asOf = dayNumberOf(seen.asOf);
  return Array.from(seen.segments, (segment, at) => {
    const [start, end, revenue] = [starts![at]!, ends![at]!, revenues[at]!];
    const last = end === null ? asOf : Math.max(start, end - 1);
    const row = {
      months: monthsBetween(start, last),
      days: last - start,
      lost: end === null ? 0 : 1,
      customers: 1,
      priced: revenue === null ? 0 : 1,
      revenue: revenue ?? 0n,
    };
    return { segment, period: null, row };
  });
}

function monthsBetween(from: number, to: number): number {
  const [start, end] = [civilDay(from), civilDay(to)];
  const isShort = end.day < Math.min(start.day, daysInMonth(end.year, end.month));
  return 12 * (end.year - start.year) + end.month - start.month - (isShort ? 1 : 0);
}

/** What the scores of a customer are calculated of. */
export const scoredTerms = {
  when: renews,
  query: { ...lives, sql: sql`${termsOf}\nSELECT customer_id, months, days, lost, recurring_revenue FROM whole` },
} as const;
