import { coded, column, groupWords, retention } from '../../results/columns.ts';
import type { Column, Unit } from '../../results/result.ts';
import { marginYear, revenueYear } from '../worth/columns.ts';

const own = (name: string, unit: Unit, en: string, es: string, meaningEn: string, meaningEs: string): Column =>
  column(name, { en, es }, unit, { en: meaningEn, es: meaningEs });

/** A column with the ends of its interval. */
const withEnds = (value: Column): readonly [Column, Column, Column] => [
  value,
  own(
    `${value.name}_low`,
    value.unit,
    'Low',
    'Inferior',
    `lower end of the interval of ${value.name}`,
    `extremo inferior del intervalo de ${value.name}`,
  ),
  own(
    `${value.name}_high`,
    value.unit,
    'High',
    'Superior',
    `upper end of the interval of ${value.name}`,
    `extremo superior del intervalo de ${value.name}`,
  ),
];

export const movingColumns = withEnds(
  own(
    'value_of_moving_one_detractor',
    'money',
    'Passive less detractor',
    'Pasivo menos detractor',
    'lifetime value of passives less that of detractors',
    'valor de vida de los pasivos menos el de los detractores',
  ),
);
export const riskColumns = withEnds(
  own(
    'revenue_at_risk',
    'money',
    'Revenue at risk',
    'Ingreso en riesgo',
    'detractors × their revenue a year × (1 − their retention)',
    'detractores × su ingreso al año × (1 − su retención)',
  ),
);

export const retentionColumns = withEnds(retention);
export const yearColumns = [
  revenueYear,
  marginYear,
  own(
    'cost_year',
    'money',
    'Cost a year',
    'Coste al año',
    'cost of contacts after the answer ÷ customer-years after it',
    'coste de los contactos tras la respuesta ÷ años de cliente tras ella',
  ),
] as const;
export const referrals = own(
  'referrals',
  'number',
  'Referrals',
  'Recomendados',
  'customers whose referred_by is in the group ÷ customers of the group',
  'clientes cuyo referred_by está en el grupo ÷ clientes del grupo',
);
export const lifetimeColumns = withEnds(
  own(
    'lifetime_value',
    'money',
    'Lifetime value',
    'Valor de vida',
    '(margin a year, or revenue without one, − cost a year) ÷ (1 + discount − retention)',
    '(margen al año, o ingreso si no lo hay, − coste al año) ÷ (1 + descuento − retención)',
  ),
);

export const term = coded(
  own(
    'term',
    'text',
    'Term',
    'Término',
    'what value a year after the answer is explained by: the group, against detractors, and value a year before the answer',
    'con qué se explica el valor al año tras la respuesta: el grupo, frente a los detractores, y el valor al año antes de la respuesta',
  ),
  {
    ...groupWords,
    '(intercept)': { en: '(intercept)', es: '(constante)' },
    value_before: { en: 'value before', es: 'valor antes' },
  },
);
