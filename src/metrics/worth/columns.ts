import { column } from '../../results/columns.ts';

export const revenueYear = column('revenue_year', { en: 'Revenue a year', es: 'Ingreso al año' }, 'money', {
  en: 'revenue after the answer ÷ customer-years after it',
  es: 'ingreso tras la respuesta ÷ años de cliente tras ella',
});
export const marginYear = column('margin_year', { en: 'Margin a year', es: 'Margen al año' }, 'money', {
  en: 'margin after the answer ÷ customer-years after it',
  es: 'margen tras la respuesta ÷ años de cliente tras ella',
});
