import { sql, type Sql } from '../../sql/tag.ts';
import { ofContacts, ofSales } from '../contacts/reads.ts';
import { defineQueryWhen, type StatedRow, type StatisticsOf } from '../reduction.ts';

/** What is counted of some contacts. */
const measures = sql`count(*), count(DISTINCT customer_id), count(DISTINCT opening), max(names_customers),
  count(*) FILTER (WHERE rating BETWEEN 1 AND scale), count(*) FILTER (WHERE rating > scale - 2 AND rating <= scale),
  count(*) FILTER (WHERE rating > scale),
  count(*) FILTER (WHERE rating > scale OR rating = -1) + count(*) FILTER (WHERE effort = -1),
  count(*) FILTER (WHERE effort > 0), coalesce(sum(effort) FILTER (WHERE effort > 0), 0),
  sum(cost), count(cost), sum(seconds) FILTER (WHERE cost IS NULL), count(seconds) FILTER (WHERE cost IS NULL),
  count(*) FILTER (WHERE cost IS NULL), count(*) FILTER (WHERE converts = 1 OR ending = 2),
  count(*) FILTER (WHERE ends = 'converted'), count(*) FILTER (WHERE ends = 'lost'), count(*) FILTER (WHERE ends = 'open'),
  count(*) FILTER (WHERE again - instant <= within), count(*) FILTER (WHERE tied > 1), max(known)`;

const amount = (value: Sql) => sql`coalesce(sum(${value}), 0)`;

/** What the journeys of some contacts brought, each counted once, and what belongs to no journey. */
const noSales = sql`0, 0, 0, 0, 0, 0, 0, 0`;
const salesOf = (visit: Sql): Sql => sql`coalesce(sum(revenue) FILTER (WHERE ${visit} = 1), 0),
  coalesce(sum(margin) FILTER (WHERE ${visit} = 1), 0), coalesce(sum(margins) FILTER (WHERE ${visit} = 1), 0),
  coalesce(sum(sales) FILTER (WHERE ${visit} = 1), 0), max(outside), max(outside_sales), max(refunded), max(refunds)`;

/** The journeys that brought something, and what belongs to none. */
const worth = sql`, worth AS (
  SELECT opening AS worth_of, sum(amount) AS revenue, sum(margin) AS margin, count(margin) AS margins, count(*) AS sales
  FROM journey_sales WHERE opening IS NOT NULL GROUP BY opening
), beside AS (
  SELECT ${amount(sql`CASE WHEN claimed = 1 THEN amount ELSE NULL END`)} AS outside, count(*) FILTER (WHERE claimed = 1) AS outside_sales,
    ${amount(sql`CASE WHEN claimed = 0 THEN amount ELSE NULL END`)} AS refunded, count(*) FILTER (WHERE claimed = 0) AS refunds
  FROM journey_sales WHERE opening IS NULL
), sold AS (
  SELECT seen.*, worth.*, beside.*,
    row_number() OVER (PARTITION BY segment, period, touchpoint, channel, opening ORDER BY place) AS visit_of_cell,
    row_number() OVER (PARTITION BY segment, period, opening ORDER BY place) AS visit_of_all
  FROM seen LEFT JOIN worth ON worth.worth_of = seen.opening CROSS JOIN beside
)`;

/** Customers, or journeys where nothing names them. */
const personsOf = (row: StatedRow): number => Number(row[row['names_customers'] === 0 ? 'journeys' : 'customers']);

/** What is told of the contacts of a cell, and adds up to what is told of all. */
const classes = ['contacts', 'journeys', 'rated', 'satisfied', 'resolved', 'converted', 'lost', 'open', 'repeats'];

/**
 * Contacts by touchpoint and channel, and all of a segment and period. Without ids of customers each journey is another's.
 * @param sells whether files say what customers paid
 */
const cellsOf = (sells: boolean) =>
  defineQueryWhen((files) => files.has('transactions') === sells, {
    ...(sells ? ofSales : ofContacts),
    pauses: ['gap', 'repeatWithin'],
    sees: ['scale'],
    keys: { kind: 'text', touchpoint: 'text', channel: 'text' },
    sums: {
      contacts: 'count',
      customers: 'count',
      journeys: 'count',
      names_customers: 'count',
      rated: 'count',
      satisfied: 'count',
      beyond: 'count',
      unread: 'count',
      efforts: 'count',
      effort: 'count',
      cost: 'money',
      costed: 'count',
      seconds: 'money',
      timed: 'count',
      uncosted: 'count',
      resolved: 'count',
      converted: 'count',
      lost: 'count',
      open: 'count',
      repeats: 'count',
      tied: 'count',
      known: 'count',
      revenue: 'money',
      margin: 'money',
      margins: 'count',
      sales: 'count',
      outside: 'money',
      outside_sales: 'count',
      refunded: 'money',
      refunds: 'count',
    },
    base: (rows) => rows.reduce((sum, row) => sum + (row['kind'] === 'all' ? personsOf(row) : 0), 0),
    within: [
      {
        kind: 'cell',
        ways: [['touchpoint', 'channel']],
        base: personsOf,
        persons: personsOf,
        classes: (rows) => classes.map((name) => rows.reduce((sum, row) => sum + Number(row[name]), 0)),
      },
    ],
    sql: sql`
WITH repeated AS (
  SELECT contacts.*,
    CASE WHEN names_customers = 1 AND customer_id IS NULL THEN NULL ELSE
      lead(instant) OVER (PARTITION BY CASE WHEN names_customers = 1 THEN customer_id ELSE journey END, segment, touchpoint, channel
        ORDER BY instant, line) END AS again
  FROM contacts
), seen AS (
  SELECT repeated.*, periods.name AS period, 1000000 * CAST(asked."repeatWithin" AS BIGINT) AS within,
    CASE CAST(asked.scale AS VARCHAR) WHEN '1-7' THEN 7 WHEN '1-10' THEN 10 ELSE 5 END AS scale
  FROM repeated CROSS JOIN asked JOIN periods ON repeated.day BETWEEN periods.first AND periods.last
)${sells ? worth : sql``}
SELECT segment, period, 'cell', CAST(touchpoint AS VARCHAR), coalesce(CAST(channel AS VARCHAR), ''), ${measures}, ${sells ? salesOf(sql`visit_of_cell`) : noSales}
FROM ${sells ? sql`sold` : sql`seen`} GROUP BY segment, period, touchpoint, channel
UNION ALL
SELECT segment, period, 'all', '', '', ${measures}, ${sells ? salesOf(sql`visit_of_all`) : noSales}
FROM ${sells ? sql`sold` : sql`seen`} GROUP BY segment, period`,
  });

export const cells = cellsOf(false);
export const cellsWithSales = cellsOf(true);

export type Cells = NonNullable<StatisticsOf<typeof cells>>;
export type Cell = NonNullable<Cells['overall']>[number];
