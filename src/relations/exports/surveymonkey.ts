import type { Export } from './export.ts';

export const surveymonkey = {
  layout: 'surveymonkey',
  relation: 'responses',
  roles: {
    response_id: [/^respondent ?id$/i],
    submitted_at: [/^end ?date$/i, /^date ?modified$/i],
    customer_id: [/^custom ?data( ?1)?$/i],
  },
  dateOrder: 'mdy',
} as const satisfies Export<'responses'>;
