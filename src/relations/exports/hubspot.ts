import type { Export } from './export.ts';

export const hubspot = {
  layout: 'hubspot',
  relation: 'responses',
  // No score: one column holds NPS, CSAT and CES answers, in codes of their own.
  roles: {
    response_id: ['hs_object_id', 'Record ID'],
    customer_id: ['hs_contact_id', 'Contact ID', 'Associated Contact IDs'],
    submitted_at: ['hs_submission_timestamp', 'Submission date', 'Response date', 'hs_createdate', 'Create date'],
    comment: ['hs_content', 'Follow-up response', 'Response comment'],
    channel: ['hs_survey_channel', 'Survey channel'],
  },
} as const satisfies Export<'responses'>;
