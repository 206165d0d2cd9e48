import { line, segmentTable, type ToldSegments } from '../../estimates/tables/segment-table.ts';
import { column, customers, group } from '../../results/columns.ts';
import type { Table, Unit } from '../../results/result.ts';
import { valueHigh, valueLow } from '../profit/columns.ts';
import type { WordOfMouth } from './estimator.ts';
import type { Reach } from './reach.ts';

const bounds = (name: string, unit: Unit, en: string, es: string, meaningEn: string, meaningEs: string) => [
  column(`${name}_low`, { en: `${en}, low`, es: `${es}, mín.` }, unit, {
    en: `${meaningEn}: the lower bound`,
    es: `${meaningEs}: la cota inferior`,
  }),
  column(`${name}_high`, { en: `${en}, high`, es: `${es}, máx.` }, unit, {
    en: `${meaningEn}: the upper bound`,
    es: `${meaningEs}: la cota superior`,
  }),
];

const columns = [
  group,
  customers,
  ...bounds(
    'told',
    'count',
    'Told',
    'Lo oyen',
    'people whom they tell, each as often as he is told',
    'personas a las que se lo cuentan, cada una tantas veces como lo oye',
  ),
  ...bounds(
    'converted',
    'number',
    'Converted',
    'Convertidas',
    'of those told, who becomes a customer, or is lost as one',
    'de ellas, quienes se hacen clientes, o dejan de hacerse',
  ),
  valueLow,
  valueHigh,
];

/** Promoters and detractors, each with whom they reach. */
export const reachTable = (segments: ToldSegments<WordOfMouth>): Table =>
  segmentTable(
    segments,
    {
      name: 'reach',
      title: { en: 'Reach of promoters and detractors', es: 'Alcance de promotores y detractores' },
      columns,
    },
    ({ promoters, detractors }) => [row('promoter', promoters), row('detractor', detractors)],
  );

const row = (name: string, { customers: counted, told, converted, value }: Reach) =>
  line([['group', name]], false, () => [
    ['customers', counted],
    ['told_low', told?.low ?? null],
    ['told_high', told?.high ?? null],
    ['converted_low', converted?.low ?? null],
    ['converted_high', converted?.high ?? null],
    ['value_low', value?.low ?? null],
    ['value_high', value?.high ?? null],
  ]);
