import type { Layout } from './layout.ts';

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
  'responses.response_id': ['ResponseId'],
  'responses.submitted_at': ['EndDate', 'RecordedDate', 'StartDate'],
  'responses.customer_id': ['ExternalReference', 'ExternalDataReference'],
  'responses.status': ['Status'],
} as const;

export const qualtricsCheck = { companion: /^(.+)_NPS_GROUP$/i, role: 'responses.recommend_score' } as const;

export const qualtrics = {
  name: 'qualtrics',
  title: 'Qualtrics',
  relation: 'responses',
  // Authors choose which columns to export: the third row is what no other product has.
  recognise: [],
  headerRows: { count: 3, second: 'question', confirm: { row: 3, everyCell: /^\{.*ImportId.*\}$/s } },
  roles: qualtricsRoles,
  exclude: [{ header: 'Status', values: qualtricsPreview, reason: 'preview' }],
  dateOrder: 'ymd',
  check: qualtricsCheck,
  traps: {
    en: 'Three header rows. Previews are excluded by Status. The NPS group 1/2/3 must agree with the score; an export with choice text has labels instead of numbers.',
    es: 'Tres filas de encabezado. Las vistas previas se excluyen por Status. El grupo NPS 1/2/3 debe coincidir con la nota; una exportación con texto de opciones trae etiquetas en vez de números.',
  },
} as const satisfies Layout;
