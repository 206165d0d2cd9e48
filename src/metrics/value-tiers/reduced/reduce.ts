import { customerExpectations, customerRevenue, tiersBy } from '../../../relations/derived/customer-tiers.ts';
import { latestAnswers } from '../../../relations/derived/latest-answers.ts';
import { purchaseLines } from '../../../relations/derived/purchases.ts';
import { sql, type Sql } from '../../../sql/tag.ts';
import { ofPurchases } from '../../movements/reduced/of-purchases.ts';
import { refundsWithoutPurchase } from '../../movements/reduced/refunds.ts';
import { defineQueryWhen, type AskedWhen, type FilesGiven } from '../../reduction.ts';
import { purchaseReductions } from '../../buying/reduce.ts';
import { expectations } from './expectations.ts';
import { ranking } from './ranking.ts';
import { questions } from '../../scales/questions/all.ts';
import { customersIn, tierKeys, tierSums } from './tier-row.ts';

/** By what customers are ranked: what they spent so far, or what they are expected to bring. */
export const rankings = {
  revenue: { tiers: tiersBy(customerRevenue) },
  clv: { tiers: tiersBy(customerExpectations), calculated: expectations },
} as const;

export type Ranking = keyof typeof rankings;

export const isRankedBy = (by: Ranking, { value }: Readonly<Record<string, unknown>>): boolean => value === by;

const answers = {
  reads: { responses: ['customer_id', 'submitted_at'] },
  mayLack: { responses: ['recommend_score', 'satisfaction_score', 'effort_score'] },
  ordered: ['responses'],
  questions,
} as const;

const lives = {
  reads: { customers: ['customer_id', 'started_at'] },
  mayLack: { customers: ['ended_at'] },
} as const;

/** Each customer in each segment in which he stands, with his tier. */
const placed = sql`
WITH placed AS (
  SELECT DISTINCT customer_segments.segment, customer_tiers.tier, customer_tiers.customer_id, customer_tiers.value
  FROM purchase_lines
  JOIN customer_segments ON customer_segments.customer_id = purchase_lines.customer_id
    AND customer_segments.own = purchase_lines.segment
  JOIN customer_tiers ON customer_tiers.customer_id = purchase_lines.customer_id
)`;

const worth = sql`
SELECT segment, CAST(NULL AS VARCHAR), tier, 'worth', 0, count(*), sum(value) FROM placed GROUP BY segment, tier`;

const felt = sql`
UNION ALL
SELECT placed.segment, NULL, placed.tier, 'answered', 0, count(DISTINCT placed.customer_id), 0
FROM placed JOIN latest_answers ON latest_answers.customer_id = placed.customer_id
GROUP BY placed.segment, placed.tier
UNION ALL
SELECT placed.segment, NULL, placed.tier, latest_answers.question, latest_answers.score, count(*), 0
FROM placed JOIN latest_answers ON latest_answers.customer_id = placed.customer_id
GROUP BY placed.segment, placed.tier, latest_answers.question, latest_answers.score`;

/** The horizon begins on the day after so many days before as-of, and ends with that: who came in it was not there to be lost. */
const left = sql`
UNION ALL
SELECT segment, NULL, tier, part, 0, sum(CASE WHEN part = 'there' OR ended_at <= as_of THEN 1 ELSE 0 END), 0
FROM (
  SELECT placed.segment, placed.tier, customers.ended_at, asked.as_of
  FROM placed JOIN customers ON customers.customer_id = placed.customer_id CROSS JOIN asked
  WHERE date_diff('day', customers.started_at, asked.as_of) >= asked.horizon
    AND (customers.ended_at IS NULL OR date_diff('day', customers.ended_at, asked.as_of) < asked.horizon)
) AS begun CROSS JOIN (VALUES ('there'), ('lost')) AS parts (part)
GROUP BY segment, tier, part`;

/** Which of the files beside the transactions say something of customers. */
interface Beside {
  readonly answers: boolean;
  readonly lives: boolean;
}

const hasAnswers = (files: FilesGiven) => files.has('responses');
const hasLives = (files: FilesGiven) => files.knows('customers', 'started_at');

const nothing = { reads: {}, mayLack: {} } as const;

/** Tiers with what such files say of them: one query says all, so that customers are ranked once. */
const tiersWith = (ranked: Ranking, beside: Beside) => {
  const { tiers, ...calculated } = rankings[ranked];
  const [feelings, stays] = [beside.answers ? answers : nothing, beside.lives ? lives : nothing];
  const parts: readonly Sql[] = [worth, ...(beside.answers ? [felt] : []), ...(beside.lives ? [left] : [])];
  const when: AskedWhen = (files, options) =>
    isRankedBy(ranked, options) && hasAnswers(files) === beside.answers && hasLives(files) === beside.lives;
  return defineQueryWhen(when, {
    ...ranking,
    ...calculated,
    ...feelings,
    reads: { ...ranking.reads, ...feelings.reads, ...stays.reads },
    mayLack: { ...feelings.mayLack, ...stays.mayLack },
    from: [purchaseLines, tiers, ...(beside.answers ? [latestAnswers] : [])],
    sees: ['horizon'],
    whole: true,
    groupsCustomers: true,
    keys: tierKeys,
    sums: tierSums,
    base: customersIn,
    sql: sql`${placed}${parts.reduce((all, part) => sql`${all}${part}`)}`,
  });
};

export const { bought, split, margins } = purchaseReductions({
  when: (_, options) => isRankedBy('clv', options),
  lends: ranking.lends,
});

export const worthAlone = tiersWith('revenue', { answers: false, lives: false });
export const withAnswers = tiersWith('revenue', { answers: true, lives: false });
export const withLives = tiersWith('revenue', { answers: false, lives: true });
export const withBoth = tiersWith('revenue', { answers: true, lives: true });
export const expectedAlone = tiersWith('clv', { answers: false, lives: false });
export const expectedWithAnswers = tiersWith('clv', { answers: true, lives: false });
export const expectedWithLives = tiersWith('clv', { answers: false, lives: true });
export const expectedWithBoth = tiersWith('clv', { answers: true, lives: true });

/** Answers of people who bought nothing. */
export const strangers = defineQueryWhen(hasAnswers, {
  ...ofPurchases,
  ...answers,
  lends: ranking.lends,
  reads: { ...ofPurchases.reads, ...answers.reads },
  from: [purchaseLines, latestAnswers],
  keys: {},
  sums: { customers: 'count' },
  base: 'customers',
  grain: 'overall',
  // Who bought nothing by one file may have bought by another.
  whole: true,
  sql: sql`
SELECT 0, CAST(NULL AS VARCHAR), count(DISTINCT customer_id) FROM latest_answers
WHERE customer_id NOT IN (SELECT customer_id FROM purchase_lines) HAVING count(*) > 0`,
});

export const refunds = refundsWithoutPurchase(() => true, ranking.lends);
