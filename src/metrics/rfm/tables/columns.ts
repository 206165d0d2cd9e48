import { coded, column } from '../../../results/columns.ts';
import { segmentWords } from '../named-segments.ts';

const count = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'count', { en: meaningEn, es: meaningEs });

export const namedSegment = coded(
  column('segment', { en: 'Segment', es: 'Segmento' }, 'text', {
    en: 'the named segment of recency, frequency and spend',
    es: 'el segmento con nombre según recencia, frecuencia y gasto',
  }),
  segmentWords,
);
export const medianRecency = count(
  'median_recency',
  'Median recency',
  'Recencia mediana',
  'median of the days since the last purchase',
  'mediana de los días desde la última compra',
);
export const meanFrequency = column('mean_frequency', { en: 'Mean frequency', es: 'Frecuencia media' }, 'number', {
  en: 'purchases a customer',
  es: 'compras por cliente',
});
export const meanMonetary = column('mean_monetary', { en: 'Mean spend', es: 'Gasto medio' }, 'money', {
  en: 'revenue a customer',
  es: 'ingreso por cliente',
});
export const recencyScore = count(
  'recency_score',
  'Recency score',
  'Nota de recencia',
  '1 to 5: 5 for those who bought last',
  'de 1 a 5: 5 para quienes compraron más recientemente',
);
export const frequencyScore = count(
  'frequency_score',
  'Frequency score',
  'Nota de frecuencia',
  '1 to 5: 5 for those who bought most often',
  'de 1 a 5: 5 para quienes compraron más veces',
);

const ends = (name: string, unit: 'count' | 'money', en: string, es: string) =>
  [
    column(`${name}_from`, { en: `${en} from`, es: `${es} desde` }, unit, {
      en: `the least ${en.toLowerCase()} with the score`,
      es: `${es.toLowerCase()}: el valor mínimo con la nota`,
    }),
    column(`${name}_to`, { en: `${en} to`, es: `${es} hasta` }, unit, {
      en: `the greatest ${en.toLowerCase()} with the score`,
      es: `${es.toLowerCase()}: el valor máximo con la nota`,
    }),
  ] as const;

/** From and to of each value that is scored. */
export const cutColumns = [
  ...ends('recency', 'count', 'Recency', 'Recencia'),
  ...ends('frequency', 'count', 'Frequency', 'Frecuencia'),
  ...ends('monetary', 'money', 'Spend', 'Gasto'),
];
