import type { Export } from './export.ts';

export const limesurvey = {
  layout: 'limesurvey',
  relation: 'responses',
  roles: {
    response_id: ['id'],
    submitted_at: ['submitdate'],
    customer_id: ['token'],
    recommend_score: ['NPS', /^NPS\[[^\]]*\]$/i],
    comment: ['WHY'],
  },
  exclude: [{ header: 'submitdate', values: 'blank', reason: 'incomplete' }],
  dateOrder: 'ymd',
} as const satisfies Export<'responses'>;
