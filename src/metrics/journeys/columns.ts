import { column } from '../../results/columns.ts';
import { ofNames } from '../contacts/columns.ts';

const count = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'count', { en: meaningEn, es: meaningEs });

export const from = ofNames(
  column('from', { en: 'From', es: 'Desde' }, 'text', {
    en: 'the touchpoint before the step; (start) before the first',
    es: 'el punto de contacto antes del paso; (start) antes del primero',
  }),
);
export const to = ofNames(
  column('to', { en: 'To', es: 'Hasta' }, 'text', {
    en: 'the touchpoint after the step; (exit) after the last',
    es: 'el punto de contacto después del paso; (exit) después del último',
  }),
);
export const medianHours = column('median_hours', { en: 'Median hours', es: 'Mediana de horas' }, 'number', {
  en: 'median of the hours that the step takes',
  es: 'mediana de las horas que dura el paso',
});
export const p90Hours = column('p90_hours', { en: 'P90 hours', es: 'P90 de horas' }, 'number', {
  en: 'nine of ten steps take no longer (quantile of type 7)',
  es: 'nueve de cada diez pasos no duran más (cuantil de tipo 7)',
});
export const starts = count('starts', 'Starts', 'Inicios', 'journeys that begin here', 'recorridos que empiezan aquí');
export const rework = count(
  'rework_journeys',
  'Rework',
  'Con retrabajo',
  'journeys that come here twice or more',
  'recorridos que pasan por aquí dos veces o más',
);
export const selfLoops = count(
  'self_loops',
  'Self-loops',
  'Bucles',
  'contacts that the same touchpoint follows at once',
  'contactos a los que sigue el mismo punto',
);
export const returns = count(
  'returns',
  'Returns',
  'Regresos',
  'other visits beyond the first of a journey',
  'otras visitas tras la primera de un recorrido',
);
export const variant = column('variant', { en: 'Variant', es: 'Variante' }, 'text', {
  en: 'the path of a journey; a name that holds the sign > between blanks, or a quote, is quoted',
  es: 'el camino de un recorrido; un nombre con el signo > entre espacios, o con comillas, va entre comillas',
});
export const length = count('length', 'Length', 'Longitud', 'contacts on the path', 'contactos en el camino');
export const cumulativeShare = column(
  'cumulative_share',
  { en: 'Cumulative share', es: 'Proporción acumulada' },
  'share',
  { en: 'share of this row and of all above it', es: 'proporción de esta fila y de las anteriores' },
);
