import { sql } from '../../sql/tag.ts';
import { defineScoresWhen, type ScoreColumn } from '../scores.ts';
import { ranking } from './reduced/ranking.ts';
import { isRankedBy, rankings, type Ranking } from './reduced/reduce.ts';

const columns: readonly ScoreColumn[] = [
  { name: 'value', kind: 'money' },
  { name: 'rank', kind: 'count' },
  { name: 'tier', kind: 'count' },
];

/** Each customer with what he is worth, his rank among all customers, and his tier. */
const scoresBy = (ranked: Ranking) => {
  const { tiers, ...calculated } = rankings[ranked];
  return defineScoresWhen((_, options) => isRankedBy(ranked, options), columns, {
    ...ranking,
    ...calculated,
    // A condition leaves the customers that it leaves in the report: those whose records count there.
    reads: {
      ...ranking.reads,
      customers: ['customer_id'],
      responses: ['customer_id', 'submitted_at'],
    },
    filesMayLack: { customers: ['started_at'] },
    mayLack: { customers: ['ended_at'] },
    ordered: ['responses'],
    from: [tiers],
    sql: sql`SELECT customer_id, value, customer_rank, tier FROM customer_tiers`,
  });
};

export const scores = [scoresBy('revenue'), scoresBy('clv')] as const;
