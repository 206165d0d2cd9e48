import { lifeMoves } from '../../../relations/derived/moves.ts';
import { sql } from '../../../sql/tag.ts';
import { defineQueryWhen, type QueryReduction, type Span } from '../../reduction.ts';
import { foldedLives, foldedLivesAndDays } from './folded-moves.ts';
import { fewestCustomers, movedCustomers, movementKeys, movementSums } from '../movement.ts';

/** Movements from what came and left on each day: whoever had come before the first day and had not left by then was there. */
export const movesByPeriod = sql`
WITH known AS (
  SELECT * FROM moves
), cells AS (
  SELECT segments.segment, periods.name, periods.first, periods.last, periods.complete
  FROM (SELECT DISTINCT segment FROM known) AS segments CROSS JOIN periods
)
SELECT cells.segment, cells.name, cells.name, CASE WHEN cells.complete THEN 1 ELSE 0 END, '',
  coalesce(sum(came + returned - lost) FILTER (WHERE moves.day < cells.first), 0),
  coalesce(sum(came) FILTER (WHERE moves.day >= cells.first), 0),
  coalesce(sum(returned) FILTER (WHERE moves.day >= cells.first), 0),
  coalesce(sum(lost) FILTER (WHERE moves.day >= cells.first), 0),
  coalesce(sum(priced), 0),
  coalesce(sum(revenue_came + revenue_returned + revenue_more - revenue_less - revenue_lost) FILTER (WHERE moves.day < cells.first), 0),
  coalesce(sum(revenue_came) FILTER (WHERE moves.day >= cells.first), 0),
  coalesce(sum(revenue_returned) FILTER (WHERE moves.day >= cells.first), 0),
  coalesce(sum(revenue_more) FILTER (WHERE moves.day >= cells.first), 0),
  coalesce(sum(revenue_less) FILTER (WHERE moves.day >= cells.first), 0),
  coalesce(sum(revenue_lost) FILTER (WHERE moves.day >= cells.first), 0)
FROM cells LEFT JOIN known AS moves ON moves.segment = cells.segment AND moves.day <= cells.last
GROUP BY cells.segment, cells.name, cells.first, cells.complete`;

/** The days on which somebody came or left, beside the periods. */
export const movesByPeriodAndDay = sql`
${movesByPeriod}
UNION ALL
SELECT moves.segment, periods.name, periods.name, CASE WHEN periods.complete THEN 1 ELSE 0 END, CAST(moves.day AS VARCHAR),
  0, moves.came, moves.returned, moves.lost, 0, 0, 0, 0, 0, 0, 0
FROM moves JOIN periods ON moves.day BETWEEN periods.first AND periods.last`;

const shape = {
  window: 'history',
  keys: movementKeys,
  sums: movementSums,
  base: fewestCustomers,
  classes: movedCustomers,
  grain: 'chain',
} as const;

/** How lives are told: by periods, or the days of each beside it. */
const told = {
  periods: { sql: movesByPeriod, fold: foldedLives },
  days: { sql: movesByPeriodAndDay, fold: foldedLivesAndDays },
} as const;

/** Movements of the customers of a file that says when they came. */
export const lifeMovements = (
  span: Span,
  by: keyof typeof told = 'periods',
  when: NonNullable<QueryReduction['when']> = (files) => files.knows('customers', 'started_at'),
) =>
  defineQueryWhen(when, {
    ...shape,
    counts: 'customers',
    reads: { customers: ['customer_id', 'started_at'] },
    mayLack: { customers: ['ended_at', 'recurring_revenue'] },
    lends: 'transactions',
    from: [lifeMoves],
    span,
    ...told[by],
  });
