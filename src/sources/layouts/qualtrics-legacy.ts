import type { Layout } from './layout.ts';
import { qualtricsCheck, qualtricsPreview } from './qualtrics.ts';

export const qualtricsLegacy = {
  name: 'qualtrics-legacy',
  title: 'Qualtrics (legacy export)',
  relation: 'responses',
  recognise: ['V1', 'V2'],
  headerRows: { count: 2, second: 'question', confirm: { row: 2, someCell: /^ResponseID$/i } },
  roles: {
    'responses.response_id': ['ResponseID'],
    'responses.submitted_at': ['EndDate', 'StartDate'],
    'responses.customer_id': ['ExternalDataReference'],
    'responses.status': ['Status'],
  },
  exclude: [{ header: 'Status', values: qualtricsPreview, reason: 'preview' }],
  dateOrder: 'ymd',
  check: qualtricsCheck,
  traps: {
    en: 'Two header rows: V1, V2 … and then what they mean. Previews are excluded by Status.',
    es: 'Dos filas de encabezado: V1, V2 … y después lo que significan. Las vistas previas se excluyen por Status.',
  },
} as const satisfies Layout;
