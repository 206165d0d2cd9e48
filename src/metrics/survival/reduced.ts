import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { firstStays } from '../../relations/derived/first-stays.ts';
import { sql, type Sql } from '../../sql/tag.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import { defineQueryWhen, type QueryReduction, type Seen } from '../reduction.ts';
import { timeKeys, timeSums, type Times } from './times.ts';

const shape = {
  counts: 'customers',
  window: 'history',
  keys: timeKeys,
  sums: timeSums,
  base: 'customers',
  foldsAlike: true,
} as const;

const told = ({ duration }: Readonly<Record<string, unknown>>) => typeof duration === 'string';

/** From the day on which time begins to that of leaving, or to the last day that counts. */
const timesOf = (lives: Sql) => sql`
WITH lives AS (
  ${lives}
), times AS (
  SELECT segment, date_diff('day', begun, coalesce(ended_at, as_of)) AS time,
    coalesce(date_diff('day', begun, entered_at), 0) AS entry, CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END AS event
  FROM lives CROSS JOIN asked
)
SELECT segment, CAST(NULL AS VARCHAR), time, CASE WHEN entry > 0 THEN entry ELSE 0 END, count(*), sum(event)
FROM times GROUP BY 1, 3, 4`;

const fromStart = sql`SELECT segment, ended_at, started_at AS begun, entered_at FROM customers`;
/** Whose first answer is asked for begins with it; who answered before he was a customer, when he became one. */
const fromAnswer = (lives: Sql) => sql`SELECT segment, ended_at,
    CASE WHEN answered_at > started_at THEN answered_at ELSE started_at END AS begun,
    CASE WHEN answered_at IS NULL THEN entered_at ELSE NULL END AS entered_at
  FROM ${lives}`;

const dates = {
  ...shape,
  reads: { customers: ['customer_id', 'started_at'] },
  mayLack: { customers: ['ended_at', 'entered_at'] },
} as const;

/** A customer a record: who he is tells nothing of how long he stayed. */
const datesAlone = { ...dates, unseen: { customers: ['customer_id'] } } as const;

/** Lives from their dates, a customer a record; from the day of a first answer where a group of these is asked for. */
export const answeredLives = defineQueryWhen((_, options, { stays }) => !told(options) && !stays, {
  ...datesAlone,
  answered: true,
  sql: timesOf(fromAnswer(sql`customers`)),
  fold: (seen) => foldLives(seen, seen.numbers('answered_at')),
});

/** Lives from their dates alone. */
export const lives = defineQueryWhen((_, options) => !told(options), {
  ...datesAlone,
  sql: timesOf(fromStart),
  fold: (seen) => foldLives(seen, null),
});

/** The same where a customer may have several records: until he first left. */
export const stays = defineQueryWhen((_, options, question) => !told(options) && question.stays, {
  ...dates,
  answered: true,
  from: [firstStays],
  sql: timesOf(fromAnswer(sql`first_stays`)),
});

/** Lives from how long they lasted. */
export const durations = defineQueryWhen((_, options) => told(options), {
  ...shape,
  reads: { customers: ['duration', 'event'] },
  mayLack: { customers: ['entry'] },
  sql: sql`
SELECT segment, CAST(NULL AS VARCHAR), duration, CASE WHEN entry > 0 THEN entry ELSE 0 END, count(*), sum(event)
FROM customers GROUP BY 1, 3, 4`,
  fold: foldDurations,
} satisfies Omit<QueryReduction, 'kind' | 'when'>);

/** What `timesOf` gives. @param answers the days of first answers */
function foldLives(seen: Seen, answers: readonly (number | null)[] | null): QueriedRow<Times>[] {
  const [starts, ends, entries] = ['started_at', 'ended_at', 'entered_at'].map((name) => seen.numbers(name));
  const asOf = dayNumberOf(seen.asOf);
  return summed(seen, (row) => {
    const answered = answers?.[row] ?? null;
    const begun = Math.max(answered ?? -Infinity, starts![row]!);
    const entered = answered === null ? entries![row] : null;
    const ended = ends![row]!;
    return { time: (ended ?? asOf) - begun, entry: (entered ?? begun) - begun, event: ended === null ? 0 : 1 };
  });
}

function foldDurations(seen: Seen): QueriedRow<Times>[] {
  const [times, entries] = [seen.money('duration'), seen.money('entry')];
  const events = seen.numbers('event');
  return summed(seen, (row) => ({
    time: amountOf(times[row]!),
    entry: amountOf(entries[row] ?? 0n),
    event: events[row]!,
  }));
}

function summed(
  { segments, counts }: Seen,
  timesAt: (row: number) => { readonly time: number; readonly entry: number; readonly event: number },
): QueriedRow<Times>[] {
  const rows = new Map<string, { segment: number; period: null; row: { -readonly [K in keyof Times]: Times[K] } }>();
  for (let at = 0; at < segments.length; at += 1) {
    const { time, entry, event } = timesAt(at);
    const [segment, late] = [segments[at]!, Math.max(entry, 0)];
    const key = `${segment} ${time} ${late}`;
    const known = rows.get(key) ?? { segment, period: null, row: { time, entry: late, customers: 0, events: 0 } };
    known.row.customers += counts[at]!;
    known.row.events += event * counts[at]!;
    rows.set(key, known);
  }
  return [...rows.values()];
}
