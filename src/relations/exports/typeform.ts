import type { Export } from './export.ts';

export const typeform = {
  layout: 'typeform',
  relation: 'responses',
  roles: {
    response_id: ['#'],
    submitted_at: ['Submit Date (UTC)'],
    customer_id: ['customer_id', 'user_id'],
  },
  dateOrder: 'ymd',
} as const satisfies Export<'responses'>;
