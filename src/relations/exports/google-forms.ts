import type { Export } from './export.ts';

export const googleForms = {
  layout: 'google-forms',
  relation: 'responses',
  roles: {
    submitted_at: ['Timestamp', 'Marca temporal'],
    customer_id: ['Email Address', 'Dirección de correo electrónico', 'Username', 'Nombre de usuario'],
  },
} as const satisfies Export<'responses'>;
