import { marginLines } from '../../relations/derived/margins.ts';
import { purchaseLines, unclaimedRefunds } from '../../relations/derived/purchases.ts';
import { sql } from '../../sql/tag.ts';
import { defineQueryWhen, type FilesGiven, type QueryReduction } from '../reduction.ts';
import { recommendation } from '../scales/questions/recommendation.ts';
import { customersIn, profileKeys, profileSums } from './profile-row.ts';
import { profilesSql, type Parts } from './profiles.ts';

/** What the files of a run say. */
export interface Told {
  /** A customers file says who is a customer; without one it is who bought. */
  readonly customers: boolean;
  /** It says when customers left. */
  readonly ends: boolean;
  readonly purchases: boolean;
  readonly contacts: boolean;
  /** Without answers nobody has one. */
  readonly answers: boolean;
}

const allTold = (answers: boolean): readonly Told[] => [
  ...[true, false].flatMap((ends) =>
    [true, false].flatMap((purchases) =>
      [true, false].map((contacts) => ({ customers: true, ends, purchases, contacts, answers })),
    ),
  ),
  ...[true, false].map((contacts) => ({ customers: false, ends: false, purchases: true, contacts, answers })),
];

const isTold = ({ customers, ends, purchases, contacts, answers }: Told, files: FilesGiven): boolean =>
  files.has('customers') === customers &&
  files.knows('customers', 'ended_at') === ends &&
  files.has('transactions') === purchases &&
  files.has('touchpoints') === contacts &&
  files.knows('responses', 'recommend_score') === answers;

const fromCustomers = sql`SELECT customer_id, segment, 0 AS bought_in, started_at, ended_at, recurring_revenue FROM customers`;
const fromCustomersWhoBuy = sql`SELECT customers.customer_id, customers.segment + coalesce(bought.segment, 0) AS segment,
    coalesce(bought.segment, 0) AS bought_in, customers.started_at, customers.ended_at, customers.recurring_revenue
  FROM customers
  LEFT JOIN (SELECT DISTINCT customer_id, segment FROM transactions) AS bought
    ON bought.customer_id = customers.customer_id`;
/** Who bought came with his first purchase, and nobody knows when he left. */
const fromBuyers = sql`SELECT customer_id, segment, segment AS bought_in, min(day) AS started_at,
    CAST(NULL AS DATE) AS ended_at, 0 AS recurring_revenue
  FROM purchase_lines GROUP BY 1, 2`;

const customersSent = {
  sent: sql`SELECT referred_by AS customer_id, count(*) AS referrals FROM customers
  WHERE referred_by IS NOT NULL AND referred_by <> customer_id GROUP BY 1`,
  referred: sql`SELECT count(referred_by) AS referred FROM customers`,
};
const nobodySent = {
  sent: sql`SELECT customer_id, 0 AS referrals FROM base WHERE 1 = 0`,
  referred: sql`SELECT 0 AS referred`,
};

const ofPurchases = {
  lines: sql`SELECT customer_id, segment, day, amount, 0 AS margin FROM purchase_lines
  UNION ALL SELECT customer_id, segment, day, 0, margin FROM margin_lines`,
  firstLine: sql`SELECT min(day) AS day FROM purchase_lines`,
  revenue: sql`coalesce(spent.revenue, 0)`,
  unit: sql`1`,
  priced: sql`1`,
  past: sql`1 = 1`,
  known: sql`SELECT count(margin) AS margins, count(*) - count(margin) AS without_margin,
    (SELECT count(*) FROM unclaimed_refunds) AS refunds, (SELECT coalesce(sum(amount), 0) FROM unclaimed_refunds) AS refunded
    FROM transactions`,
};

/** Recurring revenue is money a month: 12 × months ÷ 365.25 days is 16 × days ÷ 487, and the state counts in 487ths. */
export const partsOfRecurring = 487;

/** It is the present figure, so that nobody knows what a customer brought before his answer. */
const ofRecurringRevenue = {
  lines: sql`SELECT customer_id, segment, started_at AS day, 0 AS amount, 0 AS margin FROM base WHERE 1 = 0`,
  firstLine: sql`SELECT CAST(NULL AS DATE) AS day`,
  revenue: sql`CASE WHEN timed.time > 0 THEN CAST(coalesce(recurring_revenue, 0) AS DECIMAL(38, 12)) * timed.time * 16 ELSE 0 END`,
  unit: sql`487`,
  priced: sql`CASE WHEN recurring_revenue IS NULL THEN 0 ELSE 1 END`,
  past: sql`1 = 0`,
  known: sql`SELECT 0 AS margins, 0 AS without_margin, 0 AS refunds, 0 AS refunded`,
};

const ofContacts = {
  contacts: sql`SELECT customer_id, segment, occurred_at AS day, cost FROM touchpoints`,
  costs: sql`SELECT count(cost) AS costs FROM touchpoints`,
};
const noContacts = {
  contacts: sql`SELECT customer_id, segment, started_at AS day, 0 AS cost FROM base WHERE 1 = 0`,
  costs: sql`SELECT 0 AS costs`,
};

/** Of several answers of a customer the one that was asked for counts; of those at one moment the lowest. */
const fromAnswers = sql`SELECT customer_id, segment, submitted_at AS answered_at,
    CASE WHEN recommend_score >= 9 THEN 'promoter' WHEN recommend_score >= 7 THEN 'passive' ELSE 'detractor' END AS name
  FROM (
    SELECT customer_id, segment, submitted_at, recommend_score,
      row_number() OVER (PARTITION BY customer_id, segment ORDER BY moment, recommend_score) AS from_first,
      row_number() OVER (PARTITION BY customer_id, segment ORDER BY moment DESC, recommend_score) AS from_latest
    FROM responses
  ) AS ranked_answers CROSS JOIN asked
  WHERE CASE WHEN asked.answer = 'first' THEN from_first ELSE from_latest END = 1`;
const fromNobody = sql`SELECT customer_id, segment, started_at AS answered_at, 'no-answer' AS name FROM base WHERE 1 = 0`;

function partsOf({ customers, purchases, contacts, answers }: Told): Parts {
  const base = !customers ? fromBuyers : purchases ? fromCustomersWhoBuy : fromCustomers;
  return {
    base,
    answers: answers ? fromAnswers : fromNobody,
    ...(customers ? customersSent : nobodySent),
    ...(purchases ? ofPurchases : ofRecurringRevenue),
    ...(contacts ? ofContacts : noContacts),
  };
}

const shape = {
  window: 'history',
  keys: profileKeys,
  sums: profileSums,
  base: customersIn,
  whole: true,
} as const;

const answerColumns = { responses: ['customer_id', 'submitted_at', 'recommend_score'] } as const;
const ofAnswers = {
  sees: ['answer'],
  ordered: ['responses'],
  mayNotKnow: 'responses',
  questions: [recommendation],
} as const;
const purchaseColumns = { transactions: ['customer_id', 'occurred_at', 'amount'] } as const;

function profilesOf(told: Told) {
  const { customers, purchases, contacts, answers } = told;
  const reads: QueryReduction['reads'] = {
    ...(customers ? { customers: ['customer_id'] } : {}),
    ...(answers ? answerColumns : {}),
    ...(purchases ? purchaseColumns : {}),
    ...(contacts ? { touchpoints: ['customer_id', 'occurred_at'] } : {}),
  };
  const mayLack: NonNullable<QueryReduction['mayLack']> = {
    ...(customers ? { customers: ['started_at', 'ended_at', 'recurring_revenue', 'referred_by'] } : {}),
    ...(purchases ? { transactions: ['margin'] } : {}),
    ...(contacts ? { touchpoints: ['cost'] } : {}),
  };
  return defineQueryWhen((files) => isTold(told, files), {
    ...shape,
    ...(answers ? ofAnswers : {}),
    counts: customers ? 'customers' : 'transactions',
    reads,
    mayLack,
    joins: [
      ...(answers ? (['responses'] as const) : []),
      ...(customers ? (['transactions'] as const) : []),
      'touchpoints',
    ],
    from: purchases ? [purchaseLines, marginLines, unclaimedRefunds] : [],
    sql: profilesSql(partsOf(told)),
  });
}

const nameOf = ({ customers, ends, purchases, contacts, answers }: Told) =>
  [
    customers ? 'customers' : 'buyers',
    ...(customers && !ends ? ['without_ends'] : []),
    ...(customers && purchases ? ['who_buy'] : []),
    ...(contacts ? ['with_contacts'] : []),
    ...(answers ? [] : ['without_answers']),
  ].join('_');

export type Profiles = ReadonlyMap<string, { readonly told: Told; readonly query: ReturnType<typeof profilesOf> }>;

const profilesFrom = (all: readonly Told[]): Profiles =>
  new Map(all.map((told) => [nameOf(told), { told, query: profilesOf(told) }] as const));

/** One query for each choice of files, answers among them: which of them is asked, the files say. */
export const profiles = profilesFrom(allTold(true));
/** The same where no file holds answers. */
export const profilesWithoutAnswers = profilesFrom(allTold(false));
