import type { Export } from './export.ts';
import { surveymonkey } from './surveymonkey.ts';

export const surveymonkeyCondensed = {
  layout: 'surveymonkey-condensed',
  relation: 'responses',
  roles: surveymonkey.roles,
} as const satisfies Export<'responses'>;
