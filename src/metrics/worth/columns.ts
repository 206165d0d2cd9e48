import { column } from '../../results/columns.ts';

export const group = column('group', { en: 'Group', es: 'Grupo' }, 'text', {
  en: 'promoter (9–10), passive (7–8), detractor (0–6) by the answer that counts, or no-answer; all where nobody is told apart',
  es: 'promotor (promoter: 9–10), pasivo (passive: 7–8), detractor (0–6) según la respuesta que cuenta, o sin respuesta (no-answer); all si no se distingue a nadie',
});
export const revenueYear = column('revenue_year', { en: 'Revenue a year', es: 'Ingreso al año' }, 'money', {
  en: 'revenue after the answer ÷ customer-years after it',
  es: 'ingreso tras la respuesta ÷ años de cliente tras ella',
});
export const marginYear = column('margin_year', { en: 'Margin a year', es: 'Margen al año' }, 'money', {
  en: 'margin after the answer ÷ customer-years after it',
  es: 'margen tras la respuesta ÷ años de cliente tras ella',
});
