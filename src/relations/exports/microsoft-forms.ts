import type { Export } from './export.ts';

export const microsoftForms = {
  layout: 'microsoft-forms',
  relation: 'responses',
  roles: {
    response_id: ['ID'],
    submitted_at: ['Completion time', 'Hora de finalización'],
    customer_id: ['Email', 'Correo electrónico'],
  },
  blanks: [
    { header: 'Email', values: ['anonymous'] },
    { header: 'Correo electrónico', values: ['anonymous', 'anónimo'] },
  ],
  dateOrder: 'mdy',
} as const satisfies Export<'responses'>;
