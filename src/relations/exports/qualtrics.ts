import type { Export } from './export.ts';

/**
 * Response types that are the author trying the survey: preview 1, test 2, preview marked as spam 9, offline preview 17,
 * and their words in exports with labels (Qualtrics, "Understanding Your Data Set").
 */
export const qualtricsPreview = [
  '1',
  '2',
  '9',
  '17',
  'Survey Preview',
  'Survey Test',
  'Preview',
  'Preview Spam',
  'Offline Preview',
  'Vista previa de la encuesta',
  'Vista previa de encuesta',
  'Prueba de encuesta',
  'Umfragevorschau',
  'Umfragetest',
];

/** Columns that every Qualtrics export of today has under these names, whatever the account's language. */
export const qualtricsRoles = {
  response_id: ['ResponseId'],
  submitted_at: ['EndDate', 'RecordedDate', 'StartDate'],
  customer_id: ['ExternalReference', 'ExternalDataReference'],
  status: ['Status'],
} as const satisfies Export<'responses'>['roles'];

export const qualtricsCheck = { companion: /^(.+)_NPS_GROUP$/i, column: 'recommend_score' } as const;

export const qualtrics = {
  layout: 'qualtrics',
  relation: 'responses',
  roles: qualtricsRoles,
  exclude: [{ header: 'Status', values: qualtricsPreview, reason: 'preview' }],
  dateOrder: 'ymd',
  check: qualtricsCheck,
} as const satisfies Export<'responses'>;
