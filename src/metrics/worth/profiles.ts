import { literal, sql, type Sql } from '../../sql/tag.ts';

/** What differs by the files: where customers, their money and their contacts come from. */
export interface Parts {
  /** Customers: when they came and left, what they bring a month, and the segment of their purchases. */
  readonly base: Sql;
  /** Customers who answered: when, and what that makes them. */
  readonly answers: Sql;
  /** How many customers each has sent. */
  readonly sent: Sql;
  /** Amounts and margins of purchases by customer, segment and day. */
  readonly lines: Sql;
  readonly firstLine: Sql;
  /** Costs of contacts by customer, segment and day. */
  readonly contacts: Sql;
  /** What one brought in the time in which he was seen; money of the file, or parts of it. */
  readonly revenue: Sql;
  /** How many such parts a unit of money has. */
  readonly unit: Sql;
  /** Whether it is known what one brings. */
  readonly priced: Sql;
  /** Whether it is known what one brought before his answer. */
  readonly past: Sql;
  /** Purchases with a margin and without, refunds that no purchase stands before and what they come to. */
  readonly known: Sql;
  readonly costs: Sql;
  readonly referred: Sql;
}

/** Fewer days than these, on either side of an answer, say little of what a customer brings a year. */
export const fewestDays = 90;

/** Whether a day lies after the clock started: the day of the answer does not, the first day as a customer does. */
const isAfter = (day: Sql) => sql`${day} > begun OR (${day} = begun AND (answered_at IS NULL OR answered_at < begun))`;
const isBefore = (day: Sql) => sql`${day} >= before_from AND ${day} <= answered_at`;

/** A customer's sum with as many digits as its square has room for. */
const short = (money: Sql) => sql`coalesce(TRY_CAST(${money} AS DECIMAL(17, 4)), 0)`;
/** Money a year: one division of two numbers, the same wherever it is made, and then a decimal that adds up exactly. */
const yearly = (money: Sql, days: Sql) => sql`TRY_CAST(CAST(${money} AS DOUBLE) * 365.25 / ${days} AS DECIMAL(17, 4))`;

/** The sum of products, all of whose digits are kept: what depends on what must not be hidden by rounding. */
const product = (one: Sql, other: Sql) => sql`sum(CAST(CAST(${one} AS DECIMAL(38, 4)) * ${other} AS DECIMAL(38, 8)))`;

/**
 * Customers by their answer and by how long they were seen after it. The clock starts on the day of the answer; on that on
 * which one came, where he answered before it or never. It ends when he left, or on the last day that counts. Who left before
 * his answer has no time.
 */
export const profilesSql = (parts: Parts): Sql => sql`
WITH base AS (
  ${parts.base}
), answers AS (
  ${parts.answers}
), sent AS (
  ${parts.sent}
), lines AS (
  ${parts.lines}
), first_line AS (
  ${parts.firstLine}
), contacts AS (
  ${parts.contacts}
), contacted AS (
  SELECT DISTINCT customer_id, segment FROM contacts
), members AS (
  SELECT base.customer_id, base.segment + coalesce(answers.segment, 0) + coalesce(contacted.segment, 0) AS segment,
    base.bought_in, coalesce(contacted.segment, 0) AS contacted_in, base.recurring_revenue,
    coalesce(answers.name, 'no-answer') AS name, coalesce(sent.referrals, 0) AS referrals,
    answers.answered_at, base.started_at, base.ended_at, coalesce(base.ended_at, asked.as_of) AS until,
    CASE WHEN answers.answered_at IS NULL OR answers.answered_at < base.started_at THEN base.started_at
      ELSE answers.answered_at END AS begun,
    CASE WHEN first_line.day > base.started_at THEN first_line.day ELSE base.started_at END AS before_from
  FROM base CROSS JOIN asked CROSS JOIN first_line
  LEFT JOIN answers ON answers.customer_id = base.customer_id
  LEFT JOIN contacted ON contacted.customer_id = base.customer_id
  LEFT JOIN sent ON sent.customer_id = base.customer_id
), timed AS (
  SELECT *, CASE WHEN begun <= until THEN CAST(date_diff('day', begun, until) AS INTEGER) ELSE -1 END AS time,
    CASE WHEN begun <= until AND ended_at IS NOT NULL THEN 1 ELSE 0 END AS has_left
  FROM members
), spent AS (
  SELECT timed.customer_id, timed.segment,
    sum(lines.amount) FILTER (WHERE ${isAfter(sql`lines.day`)}) AS revenue,
    sum(lines.margin) FILTER (WHERE ${isAfter(sql`lines.day`)}) AS margin,
    sum(lines.amount) FILTER (WHERE ${isBefore(sql`lines.day`)}) AS revenue_before,
    sum(lines.margin) FILTER (WHERE ${isBefore(sql`lines.day`)}) AS margin_before
  FROM timed JOIN lines ON lines.customer_id = timed.customer_id AND lines.segment = timed.bought_in
  WHERE timed.time >= 0 AND lines.day <= timed.until
  GROUP BY 1, 2
), served AS (
  SELECT timed.customer_id, timed.segment,
    sum(contacts.cost) FILTER (WHERE ${isAfter(sql`contacts.day`)}) AS cost,
    sum(contacts.cost) FILTER (WHERE ${isBefore(sql`contacts.day`)}) AS cost_before
  FROM timed JOIN contacts ON contacts.customer_id = timed.customer_id AND contacts.segment = timed.contacted_in
  WHERE timed.time >= 0 AND contacts.day <= timed.until
  GROUP BY 1, 2
), known AS (
  SELECT * FROM (${parts.known}) AS of_purchases CROSS JOIN (${parts.costs}) AS of_contacts
    CROSS JOIN (${parts.referred}) AS of_customers
), profiles AS (
  SELECT timed.*, ${parts.priced} AS priced, ${parts.revenue} AS revenue, coalesce(spent.margin, 0) AS margin,
    coalesce(served.cost, 0) * ${parts.unit} AS cost,
    CASE WHEN known.margins > 0 THEN coalesce(spent.margin, 0) ELSE ${parts.revenue} END
      - coalesce(served.cost, 0) * ${parts.unit} AS value,
    CASE WHEN known.margins > 0 THEN coalesce(spent.margin_before, 0) ELSE coalesce(spent.revenue_before, 0) END
      - coalesce(served.cost_before, 0) AS value_before,
    date_diff('day', before_from, answered_at) + 1 AS days_before
  FROM timed CROSS JOIN known
  LEFT JOIN spent ON spent.customer_id = timed.customer_id AND spent.segment = timed.segment
  LEFT JOIN served ON served.customer_id = timed.customer_id AND served.segment = timed.segment
), sized AS (
  SELECT *, ${short(sql`revenue`)} AS short_revenue, ${short(sql`value`)} AS short_value FROM profiles
), rates AS (
  SELECT segment, name, ${yearly(sql`value_before`, sql`days_before`)} AS rate_before,
    ${yearly(sql`value`, sql`time`)} AS rate_after
  FROM profiles
  WHERE ${parts.past} AND name <> 'no-answer' AND time >= ${literal(fewestDays)} AND days_before > ${literal(fewestDays)}
)
SELECT segment, CAST(NULL AS VARCHAR), 'seen', name, time, has_left, priced, count(*),
  count(*) - count(ended_at), sum(referrals), sum(revenue), sum(margin), sum(cost), sum(value), ${product(sql`short_revenue`, sql`short_revenue`)},
  ${product(sql`short_value`, sql`short_value`)}, ${product(sql`short_revenue`, sql`short_value`)},
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0
FROM sized GROUP BY segment, name, time, has_left, priced
UNION ALL
SELECT segment, NULL, 'before', name, 0, 0, 0, count(*), 0, 0, 0, 0, 0, 0, 0, 0, 0,
  sum(rate_before), sum(rate_after), ${product(sql`rate_before`, sql`rate_before`)},
  ${product(sql`rate_before`, sql`rate_after`)}, ${product(sql`rate_after`, sql`rate_after`)}, 0, 0, 0, 0, 0
FROM rates WHERE rate_before IS NOT NULL AND rate_after IS NOT NULL GROUP BY segment, name
UNION ALL
SELECT DISTINCT segment, NULL, 'known', '', 0, 0, 0, 0, 0, 0, refunded, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  margins, without_margin, costs, referred, refunds
FROM timed CROSS JOIN known`;
