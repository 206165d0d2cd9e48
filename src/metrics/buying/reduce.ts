import { purchaseLines } from '../../relations/derived/purchases.ts';
import { sql, type Sql } from '../../sql/tag.ts';
import { ofPurchases } from '../movements/reduced/of-purchases.ts';
import { defineQueryWhen, type AskedWhen, type QueryReduction } from '../reduction.ts';
import { boughtKeys, boughtSums, customersIn } from './bought-row.ts';
import { foldedHistories, foldedSplit } from './fold.ts';

/** The last day that is looked at: the one that was asked for, else the last that counts. */
const untilAsked = sql`
  SELECT CAST(coalesce(DATE '1970-01-01' + asked."calibrationEnd" * INTERVAL '1' DAY, asked.as_of) AS DATE) AS until,
    asked."calibrationEnd" IS NOT NULL AS holds_out
  FROM asked`;

/** All days but the last third. */
const untilSplit = sql`
  SELECT CAST(asked.as_of - CAST(floor((date_diff('day', min(purchase_lines.day), asked.as_of) + 1) / 3.0) AS INTEGER) * INTERVAL '1' DAY
    AS DATE) AS until, true AS holds_out
  FROM purchase_lines CROSS JOIN asked GROUP BY asked.as_of`;

/** A row for each customer who had bought by the last day that is looked at. @param until the relation of that day */
const historiesUntil = (until: Sql) => sql`
WITH cut AS (${until}
), days AS (
  SELECT customer_id, day, sum(amount) AS amount FROM purchase_lines GROUP BY 1, 2
), lives AS (
  SELECT days.customer_id, min(days.day) AS first_day,
    max(days.day) FILTER (WHERE days.day <= cut.until) AS last_day,
    count(*) FILTER (WHERE days.day <= cut.until) AS purchases,
    count(*) FILTER (WHERE days.day > cut.until) AS later,
    count(*) FILTER (WHERE days.day <= cut.until AND days.day > cut.until - INTERVAL '1' YEAR AND cut.holds_out) AS recent,
    sum(days.amount) FILTER (WHERE days.day <= cut.until) AS revenue,
    min_by(days.amount, days.day) AS first_amount
  FROM days CROSS JOIN cut GROUP BY 1
), histories AS (
  SELECT lives.customer_id, lives.purchases - 1 AS repeats,
    date_diff('day', lives.first_day, lives.last_day) AS recency, date_diff('day', lives.first_day, cut.until) AS age,
    greatest(lives.revenue - lives.first_amount, 0) AS spend, lives.later, lives.recent, lives.revenue
  FROM lives CROSS JOIN cut WHERE lives.first_day <= cut.until
)`;

/** A customer is one of all his purchases, in each segment in which he has a record. */
const states = (until: Sql) => sql`${historiesUntil(until)}, stands AS (
  SELECT DISTINCT customer_id, segment FROM customer_segments
)
SELECT stands.segment, CAST(NULL AS VARCHAR), 'history', repeats, recency, age, spend, later, recent, 0, count(*), 0, sum(revenue)
FROM histories JOIN stands ON stands.customer_id = histories.customer_id
GROUP BY stands.segment, repeats, recency, age, spend, later, recent
UNION ALL
SELECT segment, NULL, 'day', 0, 0, 0, 0, 0, 0, date_diff('day', DATE '1970-01-01', day), sum(came), sum(bought), 0
FROM (
  SELECT stands.segment, lives.first_day AS day, count(*) AS came, 0 AS bought
  FROM lives JOIN stands ON stands.customer_id = lives.customer_id GROUP BY 1, 2
  UNION ALL
  SELECT stands.segment, days.day, 0, count(*)
  FROM days JOIN stands ON stands.customer_id = days.customer_id GROUP BY 1, 2
) AS events GROUP BY segment, day
ORDER BY 3, 4, 5, 6, 7, 8, 9, 10`;

/** What a metric reads of purchases to model them, and beside which relations. */
interface Beside {
  readonly when: AskedWhen;
  readonly lends: NonNullable<QueryReduction['lends']>;
}

/** The reductions of purchases of a metric that models who buys again. */
export function purchaseReductions({ when, lends }: Beside) {
  const shape = {
    ...ofPurchases,
    lends,
    from: [purchaseLines],
    keys: boughtKeys,
    sums: boughtSums,
    base: customersIn,
    groupsCustomers: true,
  } as const;
  const isSplit: AskedWhen = (files, options, question) =>
    when(files, options, question) &&
    (options['model'] ?? 'auto') === 'auto' &&
    (options['calibrationEnd'] ?? null) === null;
  const isMarginUnsaid: AskedWhen = (files, options, question) =>
    when(files, options, question) && (options['margin'] ?? null) === null && files.knows('transactions', 'margin');
  return {
    /** Customers by what they bought up to the last day that is looked at, and the days on which they came and bought. */
    bought: defineQueryWhen(when, {
      ...shape,
      sees: ['calibrationEnd'],
      sql: states(untilAsked),
      foldPurchases: foldedHistories,
    }),
    /**
     * The same without the last third of the days, where models are to be chosen by it. It is that of the days of all customers:
     * parts of them have another.
     */
    split: defineQueryWhen(isSplit, {
      ...shape,
      grain: 'overall',
      whole: true,
      sql: states(untilSplit),
      foldPurchases: foldedSplit,
    }),
    /** What is left of the money of purchases, where lines say it and no share was asked for. */
    margins: defineQueryWhen(isMarginUnsaid, {
      ...ofPurchases,
      lends,
      mayLack: { transactions: ['margin'] },
      sees: ['calibrationEnd'],
      keys: {},
      sums: { lines: 'count', blank: 'count', margin: 'money', amount: 'money' },
      base: 'lines',
      sql: sql`
SELECT transactions.segment, CAST(NULL AS VARCHAR), count(*), count(*) - count(transactions.margin),
  coalesce(sum(transactions.margin), 0), coalesce(sum(transactions.amount) FILTER (WHERE transactions.margin IS NOT NULL), 0)
FROM transactions CROSS JOIN (${untilAsked}) AS cut
WHERE transactions.occurred_at <= cut.until GROUP BY transactions.segment`,
    }),
  };
}

/** What is said of each customer to model him: his id, repeats, recency, age and spend. */
export const historyOfEach = {
  ...ofPurchases,
  from: [purchaseLines],
  sees: ['calibrationEnd'],
  sql: sql`${historiesUntil(untilAsked)}
SELECT customer_id, repeats, recency, age, spend FROM histories`,
} as const;
