import type { Export } from './export.ts';
import { qualtricsCheck, qualtricsPreview, qualtricsRoles } from './qualtrics.ts';

export const qualtricsTrimmed = {
  layout: 'qualtrics-trimmed',
  relation: 'responses',
  roles: qualtricsRoles,
  exclude: [{ header: 'Status', values: qualtricsPreview, reason: 'preview' }],
  check: qualtricsCheck,
} as const satisfies Export<'responses'>;
