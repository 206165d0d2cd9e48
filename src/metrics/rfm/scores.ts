import { customerScores } from '../../relations/derived/customer-scores.ts';
import { sql } from '../../sql/tag.ts';
import { ofPurchases } from '../movements/reduced/of-purchases.ts';
import { defineScores } from '../scores.ts';
import { namedScores } from './named-segments.ts';

/** Each customer with his values, their scores among all customers, and the segment that they make. */
export const scores = defineScores(
  [
    { name: 'recency', kind: 'count' },
    { name: 'frequency', kind: 'count' },
    { name: 'monetary', kind: 'money' },
    { name: 'recency_score', kind: 'count' },
    { name: 'frequency_score', kind: 'count' },
    { name: 'monetary_score', kind: 'count' },
    { name: 'segment', kind: 'text' },
  ],
  {
    ...ofPurchases,
    from: [customerScores],
    sql: sql`
SELECT customer_id, recency, frequency, monetary, recency_score, frequency_score, monetary_score, name
FROM (${namedScores}) AS named_scores`,
  },
);
