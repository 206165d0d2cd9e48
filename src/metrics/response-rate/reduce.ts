import { literal, sql } from '../../sql/tag.ts';
import { defineQueryWhen, type QueryReduction, type StatedRow, type StateRow } from '../reduction.ts';

/** What became of an invitation that left; whoever answered was reached, whatever the column says. */
const delivered = 1;
const answered = 2;
/** Nothing tells whether it arrived: it counts as delivered. */
const untold = 3;

export const isDelivered = (value: number): boolean => value >= delivered;
export const isAnswered = (value: number): boolean => value === answered;

/** How many invitations had one fate, and how many of them arrived. */
export type Invitations = StateRow<typeof invitations.keys, typeof invitations.sums>;

type Counted = Pick<Invitations, 'value' | 'n'>;

/** Whether it is known of all invitations whether they arrived. */
export const isToldOf = (rows: readonly Counted[]): boolean =>
  rows.every(({ value, n }) => value !== untold || n === 0);

export const countAll = (rows: readonly Counted[]): number => rows.reduce((sum, { n }) => sum + n, 0);
export const countAnswered = (rows: readonly Counted[]): number =>
  countAll(rows.filter(({ value }) => isAnswered(value)));

/**
 * Invitations by what became of them: those whose response the responses know, or whose customer where files share no other id.
 * Where no column tells of delivery, all arrived; where one does, a cell that says nothing leaves its invitation out, answered
 * or not: to keep only the answered ones would raise the rate.
 */
const query = {
  counts: 'invitations',
  reads: {},
  link: { with: 'responses', by: ['response_id', 'customer_id'] },
  window: 'records',
  keys: { value: 'count', weight: 'weight' },
  sums: { n: 'count', arrived: 'count' },
  base: 'arrived',
  // Those who answered, and those who could have.
  classes: (rows: readonly StatedRow[]) =>
    [true, false].map((hasAnswered) =>
      rows.reduce(
        (sum, { value, arrived }) => sum + (isAnswered(Number(value)) === hasAnswered ? Number(arrived) : 0),
        0,
      ),
    ),
  sql: sql`
SELECT segment, periods.name, value, weight, count(*), count(*) FILTER (WHERE value >= ${literal(delivered)})
FROM (
  SELECT segment, day, weight, CASE
    WHEN EXISTS (SELECT 1 FROM responses WHERE responses.link = invitations.link) THEN ${literal(answered)}
    ELSE coalesce(delivered, ${literal(untold)})
  END AS value
  FROM invitations
) AS invited
JOIN periods ON day BETWEEN periods.first AND periods.last
GROUP BY segment, periods.name, value, weight`,
} as const;

const isOfInvited: NonNullable<QueryReduction['when']> = (_files, { of }) => of === 'invited';

export const invitations = defineQueryWhen((...asked) => !isOfInvited(...asked), {
  ...query,
  filesMayLack: { invitations: ['delivered'] },
});

/** The same where answers are divided by all invitations: whether each of them arrived need not be known. */
export const allInvitations = defineQueryWhen(isOfInvited, { ...query, mayLack: { invitations: ['delivered'] } });
