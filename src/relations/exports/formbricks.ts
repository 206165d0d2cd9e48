import type { Export } from './export.ts';

export const formbricks = {
  layout: 'formbricks',
  relation: 'responses',
  roles: {
    response_id: ['Response ID'],
    submitted_at: ['Timestamp'],
    customer_id: ['User ID'],
  },
} as const satisfies Export<'responses'>;
