import type { Text } from '../../../messages/language.ts';
import {
  answered,
  ces,
  column,
  csat,
  customers,
  customerShare,
  netPromoterScore,
  revenue,
  revenueShare,
} from '../../../results/columns.ts';
import type { Column } from '../../../results/result.ts';
import type { Ranking } from '../reduced/reduce.ts';
import { churnRate } from '../../movements/leaving.ts';

export const tier = column('tier', { en: 'Tier', es: 'Nivel' }, 'count', {
  en: '1 for the customers who are worth most',
  es: '1 para los clientes de más valor',
});
export const cumulativeShare = column(
  'cumulative_share',
  { en: 'Cumulative share', es: 'Proporción acumulada' },
  'share',
  {
    en: 'share of this row and of all above it',
    es: 'proporción de esta fila y de las anteriores',
  },
);
const answerRate = column('answer_rate', { en: 'Answer rate', es: 'Tasa de respuesta' }, 'share', {
  en: 'customers who answered anything ÷ customers',
  es: 'clientes que respondieron algo ÷ clientes',
});

export const nps = netPromoterScore('nps', { en: 'NPS', es: 'NPS' });

/** A measure and the ends of its interval. */
const withEnds = (of: Column, noun: Text): readonly [Column, Column, Column] => [
  of,
  column(`${of.name}_low`, { en: `${of.label.en} low`, es: `${of.label.es} inferior` }, of.unit, {
    en: `lower end of the interval of ${noun.en}`,
    es: `extremo inferior del intervalo de ${noun.es}`,
  }),
  column(`${of.name}_high`, { en: `${of.label.en} high`, es: `${of.label.es} superior` }, of.unit, {
    en: `upper end of the interval of ${noun.en}`,
    es: `extremo superior del intervalo de ${noun.es}`,
  }),
];

const clv = column('clv', { en: 'CLV', es: 'CLV' }, 'money', {
  en: 'what they are expected to bring within the horizon, at its value now',
  es: 'lo que se espera que aporten dentro del horizonte, a su valor de hoy',
});

const clvShare = column(revenueShare.name, { en: 'CLV share', es: 'Proporción del CLV' }, 'share', {
  en: 'CLV over that of all customers',
  es: 'CLV sobre el de todos los clientes',
});

/** The amount by which customers are ranked, and what part of it each tier brings. */
const ranked: Readonly<Record<Ranking, readonly Column[]>> = {
  revenue: [revenue, revenueShare],
  clv: [clv, clvShare],
};

export const tierColumns = (ranking: Ranking): readonly Column[] => [
  tier,
  customers,
  customerShare,
  ...ranked[ranking],
  cumulativeShare,
  answered,
  answerRate,
  ...withEnds(nps, { en: 'the NPS', es: 'el NPS' }),
  ...withEnds(csat, { en: 'the CSAT', es: 'el CSAT' }),
  ...withEnds(ces, { en: 'the CES', es: 'el CES' }),
  ...withEnds(churnRate, { en: 'the churn rate', es: 'la tasa de abandono' }),
];
