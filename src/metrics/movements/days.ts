import { lifeMoves, purchaseMoves } from '../../relations/derived/moves.ts';
import { sql } from '../../sql/tag.ts';
import { defineQueryWhen, type QueryReduction, type Span, type StateRow } from '../reduction.ts';

const dayKeys = { period: 'text', day: 'text' } as const;
const daySums = { start: 'count', lost: 'count' } as const;

/** One day of a group: how many were there at its start, and how many left on it. */
export type LeavingDay = StateRow<typeof dayKeys, typeof daySums>;

/** Only days on which somebody left: on all others the rate of the day is 0. */
const leavingDays = sql`
WITH balance AS (
  SELECT segment, day, lost, sum(came + returned - lost) OVER (PARTITION BY segment ORDER BY day) - (came + returned - lost) AS start
  FROM moves
)
SELECT balance.segment, periods.name, periods.name, CAST(balance.day AS VARCHAR), balance.start, balance.lost
FROM balance JOIN periods ON balance.day BETWEEN periods.first AND periods.last
WHERE balance.lost > 0`;

const shape = {
  window: 'history',
  keys: dayKeys,
  sums: daySums,
  base: 'start',
  chained: true,
  sql: leavingDays,
} as const;

/** The days on which customers left, by a customers file. */
export const lifeDays = (span: Span, when: NonNullable<QueryReduction['when']>) =>
  defineQueryWhen(when, {
    ...shape,
    counts: 'customers',
    reads: { customers: ['customer_id', 'started_at'] },
    mayLack: { customers: ['ended_at', 'recurring_revenue'] },
    from: [lifeMoves],
    span,
  });

/** The days on which customers left, by purchases alone. */
export const inactivityDays = (span: Span, when: NonNullable<QueryReduction['when']>) =>
  defineQueryWhen(when, {
    ...shape,
    counts: 'transactions',
    reads: { transactions: ['customer_id', 'occurred_at', 'amount'] },
    mayLack: { customers: ['customer_id'] },
    from: [purchaseMoves],
    sees: ['inactiveAfter'],
    span,
  });
