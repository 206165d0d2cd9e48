import { literal, sql, type Sql } from '../../../sql/tag.ts';
import { wholeYears } from '../../../sql/whole-months.ts';

/** What differs by the files: where the money of customers and of serving them comes from. */
export interface MoneyParts {
  /** Amounts and margins of purchases by customer and day. */
  readonly lines: Sql;
  /** Costs of contacts by customer and day. */
  readonly contacts: Sql;
  /** Purchases with a margin and without, refunds that no purchase stands before and what they come to. */
  readonly known: Sql;
  readonly costs: Sql;
}

/** More years than these nobody's files reach back to. */
const mostYears = 40;

/** A customer's sum with as many digits as its square has room for. */
const short = (money: Sql) => sql`coalesce(TRY_CAST(${money} AS DECIMAL(17, 4)), 0)`;

/** The year of a customer's life in which a day lies. */
const yearOf = (day: Sql) => sql`${wholeYears(sql`lives.started_at`, day)} + 1`;
const isInLife = (day: Sql) => sql`${day} >= lives.started_at AND ${day} < lives.gone`;

/**
 * Lives of customers by year. Year t goes from the (t − 1)-th anniversary of the first day to the day before the t-th; who left
 * on an anniversary was here through the whole of the year before it.
 */
export const livesSql = (parts: MoneyParts): Sql => sql`
WITH lives AS (
  SELECT customers.customer_id, customers.segment, customers.started_at, customers.referred_by, customers.acquisition_cost,
    CASE WHEN customers.acquisition_cost IS NULL THEN 0 ELSE 1 END AS acquired,
    CAST(least(date_diff('day', customers.started_at, coalesce(customers.ended_at, asked.as_of)), 366) AS INTEGER) AS time,
    CASE WHEN customers.ended_at IS NOT NULL
      AND date_diff('day', customers.started_at, customers.ended_at) <= 365 THEN 1 ELSE 0 END AS has_left,
    CAST(coalesce(customers.ended_at, asked.as_of + INTERVAL '1' DAY) AS DATE) AS gone
  FROM customers CROSS JOIN asked
), classed AS (
  SELECT *, least(${wholeYears(sql`started_at`, sql`gone`)}, ${literal(mostYears)}) AS years FROM lives
), lines AS (
  ${parts.lines}
), contacts AS (
  ${parts.contacts}
), known AS (
  SELECT * FROM (${parts.known}) AS of_purchases CROSS JOIN (${parts.costs}) AS of_contacts
    CROSS JOIN (SELECT count(referred_by) AS referred, count(ended_at) AS ended FROM customers) AS of_customers
), earned AS (
  SELECT lines.customer_id, lines.day, sum(CASE WHEN known.margins > 0 THEN lines.margin ELSE lines.amount END) AS money
  FROM lines CROSS JOIN known GROUP BY 1, 2
), by_year AS (
  SELECT lives.customer_id, ${yearOf(sql`earned.day`)} AS year, earned.money AS margin, 0 AS cost, 0 AS referrals
  FROM lives JOIN earned ON earned.customer_id = lives.customer_id WHERE ${isInLife(sql`earned.day`)}
  UNION ALL
  SELECT lives.customer_id, ${yearOf(sql`earned.day`)}, 0, 0, earned.money
  FROM lives JOIN customers AS sent ON sent.referred_by = lives.customer_id AND sent.customer_id <> lives.customer_id
  JOIN earned ON earned.customer_id = sent.customer_id WHERE ${isInLife(sql`earned.day`)}
  UNION ALL
  SELECT lives.customer_id, ${yearOf(sql`contacts.day`)}, 0, contacts.cost, 0
  FROM lives JOIN contacts ON contacts.customer_id = lives.customer_id WHERE ${isInLife(sql`contacts.day`)}
), summed AS (
  SELECT customer_id, year, coalesce(sum(margin), 0) AS margin, coalesce(sum(cost), 0) AS cost,
    coalesce(sum(referrals), 0) AS referrals
  FROM by_year GROUP BY 1, 2
), items AS (
  SELECT classed.customer_id, -1 AS item, ${short(sql`classed.acquisition_cost`)} AS amount, 0 AS margin, 0 AS cost, 0 AS referrals
  FROM classed WHERE classed.acquired = 1
  UNION ALL
  SELECT summed.customer_id, 0, ${short(sql`summed.cost`)}, 0, summed.cost, 0
  FROM summed JOIN classed ON classed.customer_id = summed.customer_id WHERE summed.year = 1 AND classed.years >= 1
  UNION ALL
  SELECT summed.customer_id, summed.year, ${short(sql`summed.margin - summed.cost + summed.referrals`)},
    summed.margin, summed.cost, summed.referrals
  FROM summed JOIN classed ON classed.customer_id = summed.customer_id WHERE summed.year <= classed.years
), placed AS (
  SELECT classed.segment, classed.years, classed.acquired, classed.time, classed.has_left, items.*
  FROM items JOIN classed ON classed.customer_id = items.customer_id
)
SELECT segment, CAST(NULL AS VARCHAR), 'class', years, acquired, time, has_left, 0, 0, count(*), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
FROM classed GROUP BY segment, years, acquired, time, has_left
UNION ALL
SELECT segment, NULL, 'item', years, acquired, time, has_left, item, 0, 0, sum(amount), sum(margin), sum(cost), sum(referrals),
  0, 0, 0, 0, 0, 0
FROM placed GROUP BY segment, years, acquired, time, has_left, item
UNION ALL
SELECT one.segment, NULL, 'product', one.years, one.acquired, one.time, one.has_left, one.item, other.item, 0,
  sum(CAST(CAST(one.amount AS DECIMAL(38, 4)) * other.amount AS DECIMAL(38, 8))), 0, 0, 0, 0, 0, 0, 0, 0, 0
FROM placed AS one JOIN placed AS other ON other.customer_id = one.customer_id AND one.item <= other.item
GROUP BY one.segment, one.years, one.acquired, one.time, one.has_left, one.item, other.item
UNION ALL
SELECT DISTINCT segment, NULL, 'known', 0, 0, 0, 0, 0, 0, 0, refunded, 0, 0, 0, margins, without_margin, costs, referred, ended,
  refunds
FROM classed CROSS JOIN known`;
