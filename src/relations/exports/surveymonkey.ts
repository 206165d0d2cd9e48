import { ofRespondent } from '../../sources/layouts/surveymonkey.ts';
import type { Export } from './export.ts';

export const surveymonkey = {
  layout: 'surveymonkey',
  relation: 'responses',
  roles: {
    response_id: [ofRespondent],
    submitted_at: [
      /^end ?date$/i,
      /^fecha de (?:finalizaci[oó]n|fin)$/i,
      /^date ?modified$/i,
      /^fecha de modificaci[oó]n$/i,
    ],
    customer_id: [/^custom ?data( ?1)?$/i, /^datos? personalizados?( ?1)?$/i],
  },
  dateOrder: 'mdy',
} as const satisfies Export<'responses'>;
