import type { State } from '../../../estimates/groups/state.ts';
import { sql } from '../../../sql/tag.ts';
import { wilsonInterval } from '../../../statistics/proportions/wilson.ts';
import { defineQueryWhen, type StateRow } from '../../reduction.ts';

const keys = {} as const;
/** Reviews that are old enough to have had their reply in time, and those of them that had it. */
const sums = { due: 'count', replied: 'count' } as const;

export type InTimeRow = StateRow<typeof keys, typeof sums>;

/** Reviews that were answered in time. What is known of them are days: one day after is within 24 hours, whatever the hour. */
export const repliesInTime = defineQueryWhen(
  (files, { answerInSla, answeredNow, sla }) =>
    answerInSla !== null && answeredNow === null && sla !== null && files.has('reviews'),
  {
    counts: 'reviews',
    reads: { reviews: ['created_at'] },
    mayLack: { reviews: ['replied_at'] },
    sees: ['sla'],
    window: 'history',
    grain: 'overall',
    keys,
    sums,
    // Replies tell of nobody: there is nobody to hide.
    base: (rows) => (rows.length === 0 ? 0 : Number.MAX_SAFE_INTEGER),
    sql: sql`
SELECT segment, CAST(NULL AS VARCHAR), count(*),
  count(*) FILTER (WHERE replied_at <= as_of AND date_diff('day', created_at, replied_at) <= sla)
FROM reviews CROSS JOIN asked WHERE date_diff('day', created_at, as_of) >= sla
GROUP BY segment`,
  },
);

export interface InTime {
  readonly due: number;
  readonly share: number | null;
  /** The error of the share. */
  readonly error: number;
  readonly ends: { readonly low: number; readonly high: number } | null;
}

/** The share of reviews that were answered in time. */
export function inTimeOf(state: State<InTimeRow>, confidence: number): InTime {
  const due = state.reduce((sum, row) => sum + row.due, 0);
  const replied = state.reduce((sum, row) => sum + row.replied, 0);
  const share = due === 0 ? null : replied / due;
  const error = share === null ? 0 : Math.sqrt((share * (1 - share)) / due);
  return { due, share, error, ends: wilsonInterval(replied, due, confidence) };
}
