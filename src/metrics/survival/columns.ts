import { column } from '../../results/columns.ts';

export const events = column('events', { en: 'Left', es: 'Bajas' }, 'count', {
  en: 'customers who left',
  es: 'clientes que se fueron',
});
