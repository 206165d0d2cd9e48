import { amountOf } from '../../values/numbers/exact.ts';
import { differenceAlone, measure, type Estimator } from '../../estimates/estimator.ts';
import { column } from '../../results/columns.ts';
import { complete, customersCounted, netRevenueRetention, returned } from '../movements/columns.ts';
import { ofLast, partsOf, type Parts, type StretchRow } from './parts.ts';

/** What grew of last year's revenue, and by whom. */
export interface EarnedGrowth {
  readonly parts: Parts | null;
  /** New customers of unknown origin count as bought. */
  readonly rate: number | null;
  /** All of them count as earned. */
  readonly high: number | null;
  readonly net_revenue_retention: number | null;
  readonly earned: number | null;
  readonly bought: number | null;
  readonly unknown: number | null;
  readonly returned: number | null;
  readonly total: number | null;
  /** Null where nothing grew. */
  readonly ratio: number | null;
}

const nothing = {
  rate: null,
  high: null,
  net_revenue_retention: null,
  earned: null,
  bought: null,
  unknown: null,
  returned: null,
  total: null,
  ratio: null,
};

function growthOf(parts: Parts | null): EarnedGrowth {
  if (parts === null) return { parts, ...nothing };
  const { revenue } = parts;
  const last = revenue('last');
  const share = (units: bigint) => ofLast(units, last);
  const earned = revenue('kept') + revenue('earned') - last;
  const [rate, total] = [share(earned), share(revenue('this') - last)];
  return {
    parts,
    rate,
    high: share(earned + revenue('unknown')),
    net_revenue_retention: share(revenue('kept')),
    earned: share(revenue('earned')),
    bought: share(revenue('bought')),
    unknown: share(revenue('unknown')),
    returned: share(revenue('returned')),
    total,
    ratio: rate === null || total === null || total <= 0 ? null : rate / total,
  };
}

/** Where customers of unknown origin brought less than nothing, to count them as earned is the lower bound. */
const ordered = ({ rate: none, high: all }: EarnedGrowth): readonly [number | null, number | null] =>
  none === null || all === null || none <= all ? [none, all] : [all, none];

const share = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'share', { en: meaningEn, es: meaningEs });
const money = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'money', { en: meaningEn, es: meaningEs });

const rate = share(
  'earned_growth_rate',
  'Earned growth',
  'Crecimiento ganado',
  'net revenue retention + earned new customers − 1, none of the unknown counted as earned',
  'retención neta de ingreso + clientes nuevos ganados − 1, sin contar como ganado a nadie de origen desconocido',
);

/** Growth is a sum of all purchases: it has no interval, and no period departs from chance. */
export const earnedGrowthEstimator: Estimator<StretchRow, EarnedGrowth> = {
  estimate: (rows) => growthOf(partsOf(rows)),
  measures: [
    measure(rate, (growth) => growth.rate),
    measure(
      share(
        'earned_growth_low',
        'Earned, at least',
        'Ganado, al menos',
        'earned growth if none of the new customers of unknown origin was earned',
        'crecimiento ganado si ningún cliente nuevo de origen desconocido fue ganado',
      ),
      (growth) => ordered(growth)[0],
    ),
    measure(
      share(
        'earned_growth_high',
        'Earned, at most',
        'Ganado, como mucho',
        'earned growth if all new customers of unknown origin were earned',
        'crecimiento ganado si todos los clientes nuevos de origen desconocido fueron ganados',
      ),
      (growth) => ordered(growth)[1],
    ),
    measure(netRevenueRetention, (growth) => growth.net_revenue_retention),
    measure(
      share(
        'earned_new',
        'Earned new',
        'Nuevo ganado',
        'revenue of new customers whom others sent ÷ revenue of last year',
        'ingreso de clientes nuevos que llegaron recomendados ÷ ingreso del año anterior',
      ),
      (growth) => growth.earned,
    ),
    measure(
      share(
        'bought_new',
        'Bought new',
        'Nuevo comprado',
        'revenue of new customers of another origin ÷ revenue of last year',
        'ingreso de clientes nuevos de otro origen ÷ ingreso del año anterior',
      ),
      (growth) => growth.bought,
    ),
    measure(
      share(
        'unknown_new',
        'Unknown new',
        'Nuevo desconocido',
        'revenue of new customers of unknown origin ÷ revenue of last year',
        'ingreso de clientes nuevos de origen desconocido ÷ ingreso del año anterior',
      ),
      (growth) => growth.unknown,
    ),
    measure({ ...returned, unit: 'share' }, (growth) => growth.returned),
    measure(
      share(
        'total_growth',
        'Total growth',
        'Crecimiento total',
        'revenue of this year ÷ revenue of last year − 1',
        'ingreso de este año ÷ ingreso del año anterior − 1',
      ),
      (growth) => growth.total,
    ),
    measure(
      share(
        'earned_growth_ratio',
        'Earned ratio',
        'Proporción ganada',
        'earned growth ÷ total growth, where there is any',
        'crecimiento ganado ÷ crecimiento total, donde lo hay',
      ),
      (growth) => growth.ratio,
    ),
    measure(
      money(
        'revenue_last',
        'Revenue before',
        'Ingreso anterior',
        'revenue of the year (the period) before',
        'ingreso del año (del periodo) anterior',
      ),
      ({ parts }) => (parts === null ? null : amountOf(parts.revenue('last'))),
    ),
    measure(
      money(
        'revenue_this',
        'Revenue now',
        'Ingreso actual',
        'revenue of this year (this period)',
        'ingreso de este año (de este periodo)',
      ),
      ({ parts }) => (parts === null ? null : amountOf(parts.revenue('this'))),
    ),
    measure(complete, ({ parts }) => parts?.complete ?? null),
  ],
  main: rate.name,
  rolled: ['revenue_last', 'revenue_this', 'net_revenue_retention', rate.name],
  base: ({ parts }) =>
    parts === null ? 0 : parts.customers('last') + parts.customers('this') - parts.customers('kept'),
  counts: customersCounted,
  isRunning: ({ parts }) => parts?.complete === false,
  differenceMethod: 'difference',
  differ: (a, b) => differenceAlone(a.rate, b.rate),
  varianceOfOne: () => null,
};
