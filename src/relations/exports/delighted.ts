import type { Export } from './export.ts';

export const delighted = {
  layout: 'delighted',
  relation: 'responses',
  roles: {
    response_id: ['id'],
    recommend_score: ['score'],
    comment: ['comment'],
    submitted_at: ['created_at'],
    customer_id: ['customer_id', 'person_id', 'person'],
  },
} as const satisfies Export<'responses'>;
