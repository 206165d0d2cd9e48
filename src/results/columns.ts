import { untranslated, type Text } from '../messages/language.ts';
import type { Column, Unit } from './result.ts';

export function column(name: string, label: Text, unit: Unit, meaning: Text): Column {
  return { name, label, unit, meaning };
}

/** A column that a file brings (a `--by` column): its name is its label. */
export function fileColumn(name: string): Column {
  return column(name, untranslated(name), 'text', { en: 'a column of the file', es: 'una columna del archivo' });
}

/** The columns that metrics share: one name, one label, one unit, one meaning. A metric's own columns stand in its folder. */
export const period = column('period', { en: 'Period', es: 'Periodo' }, 'period', {
  en: 'calendar period of the answers',
  es: 'periodo natural de las respuestas',
});
export const n = column('n', { en: 'n', es: 'n' }, 'count', { en: 'records used', es: 'registros usados' });
export const customers = column('customers', { en: 'Customers', es: 'Clientes' }, 'count', {
  en: 'how many customers',
  es: 'cuántos clientes',
});
export const revenue = column('revenue', { en: 'Revenue', es: 'Ingreso' }, 'money', {
  en: 'what they spent',
  es: 'lo que gastaron',
});
export const share = column('share', { en: 'Share', es: 'Proporción' }, 'share', {
  en: 'part of the base',
  es: 'parte de la base',
});
export const revenueShare = column('revenue_share', { en: 'Revenue share', es: 'Proporción del ingreso' }, 'share', {
  en: 'revenue ÷ revenue of all, or of the period in which they came',
  es: 'ingreso ÷ ingreso de todos, o del periodo en que llegaron',
});
export const score = column('score', { en: 'Score', es: 'Nota' }, 'count', {
  en: 'the answer, or a rank of 1 to 5',
  es: 'la respuesta, o un rango de 1 a 5',
});
export const stdError = (unit: Unit) =>
  column('std_error', { en: 'Std. error', es: 'Error est.' }, unit, {
    en: 'standard error of the estimate',
    es: 'error estándar de la estimación',
  });
export const confidenceLimits = (unit: Unit): readonly [Column, Column] => [
  column('conf_low', { en: 'Low', es: 'Inferior' }, unit, {
    en: 'lower end of the confidence interval',
    es: 'extremo inferior del intervalo de confianza',
  }),
  column('conf_high', { en: 'High', es: 'Superior' }, unit, {
    en: 'upper end of the confidence interval',
    es: 'extremo superior del intervalo de confianza',
  }),
];
export const coefficient = column('coefficient', { en: 'Coefficient', es: 'Coeficiente' }, 'number', {
  en: 'effect in a regression; of a hazard, the logarithm of its ratio',
  es: 'efecto en una regresión; de un riesgo, el logaritmo de su razón',
});
export const pValue = column('p_value', { en: 'p', es: 'p' }, 'p-value', {
  en: 'two-sided p-value of no difference',
  es: 'valor p bilateral de que no hay diferencia',
});
