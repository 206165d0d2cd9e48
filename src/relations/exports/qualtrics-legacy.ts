import type { Export } from './export.ts';
import { qualtricsCheck, qualtricsPreview } from './qualtrics.ts';

export const qualtricsLegacy = {
  layout: 'qualtrics-legacy',
  relation: 'responses',
  roles: {
    response_id: ['ResponseID'],
    submitted_at: ['EndDate', 'StartDate'],
    customer_id: ['ExternalDataReference'],
    status: ['Status'],
  },
  exclude: [{ header: 'Status', values: qualtricsPreview, reason: 'preview' }],
  dateOrder: 'ymd',
  check: qualtricsCheck,
} as const satisfies Export<'responses'>;
