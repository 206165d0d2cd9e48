import { sql } from '../../sql/tag.ts';
import { defineScores } from '../scores.ts';
import { ranking, tiers } from './reduce.ts';

/** Each customer with what he is worth, his rank among all customers, and his tier. */
export const scores = defineScores(
  [
    { name: 'value', kind: 'money' },
    { name: 'rank', kind: 'count' },
    { name: 'tier', kind: 'count' },
  ],
  {
    ...ranking,
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
  },
);
