import { measure, type Estimator } from '../../estimates/estimator.ts';
import { column, n } from '../../results/columns.ts';
import { kaplanMeier, type CurveRow } from '../../statistics/survival/kaplan-meier.ts';
import { restrictedMean, type RestrictedMean } from '../../statistics/survival/restricted-mean.ts';
import type { SurvivalScale } from '../../statistics/survival/survival-interval.ts';
import { survivalTime, type SurvivalTime } from '../../statistics/survival/survival-time.ts';
import type { TimeRow } from '../../statistics/survival/time-rows.ts';
import { events } from '../survival/columns.ts';
import { timeRows, type Times } from '../survival/times.ts';

/** How long the customers of a group stay. */
export interface Retention {
  readonly n: number;
  readonly events: number;
  readonly rows: readonly TimeRow[];
  readonly curve: readonly CurveRow[];
  readonly median: SurvivalTime;
  readonly mean: RestrictedMean | null;
  /** The time that the mean is restricted to; null without customers. */
  readonly until: number | null;
}

/** How times are told, and what is estimated of them. */
export interface RetentionSettings {
  /** How many days are one of the unit; 1 where times came without days. */
  readonly unit: number;
  readonly scale: SurvivalScale;
  readonly confidence: number;
  /** The longest time of all groups, or what was asked for. */
  readonly until: number;
}

const counted = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'count', { en: meaningEn, es: meaningEs });
const timed = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'number', { en: meaningEn, es: meaningEs });

export const median = timed(
  'median',
  'Median',
  'Mediana',
  'time by which half have left',
  'tiempo en el que se ha ido la mitad',
);
export const meanTime = timed(
  'restricted_mean',
  'Restricted mean',
  'Media restringida',
  'mean time that was stayed, up to restricted_to',
  'tiempo medio de permanencia, hasta restricted_to',
);
/** Kaplan–Meier of each group. */
export const retentionEstimator = ({
  unit,
  scale,
  confidence,
  until,
}: RetentionSettings): Estimator<Times, Retention> => ({
  estimate(state) {
    const rows = timeRows(state, unit);
    const curve = kaplanMeier(rows, confidence, scale);
    return {
      rows,
      n: state.reduce((sum, { customers }) => sum + customers, 0),
      events: state.reduce((sum, row) => sum + row.events, 0),
      curve,
      median: survivalTime(curve, 0.5),
      mean: restrictedMean(curve, until),
      until: curve.length === 0 ? null : until,
    };
  },
  measures: [
    measure(n, (retention) => retention.n),
    measure(events, (retention) => retention.events),
    measure(
      counted('censored', 'Still here', 'Siguen', 'customers who had not left', 'clientes que no se habían ido'),
      (retention) => retention.n - retention.events,
    ),
    measure(median, (retention) => retention.median.time),
    measure(
      timed('median_low', 'Low', 'Inferior', 'lower end of the interval', 'extremo inferior del intervalo'),
      (retention) => retention.median.conf_low,
    ),
    measure(
      timed('median_high', 'High', 'Superior', 'upper end of the interval', 'extremo superior del intervalo'),
      (retention) => retention.median.conf_high,
    ),
    measure(meanTime, ({ mean }) => mean?.mean ?? null),
    measure(
      timed(
        'restricted_mean_se',
        'Std. error',
        'Error est.',
        'standard error of the mean',
        'error estándar de la media',
      ),
      ({ mean }) => mean?.std_error ?? null,
    ),
    measure(
      timed(
        'restricted_to',
        'Up to',
        'Hasta',
        'time that the mean is restricted to',
        'tiempo al que se limita la media',
      ),
      (retention) => retention.until,
    ),
  ],
  main: median.name,
  base: (retention) => retention.n,
  counts: { en: 'customers', es: 'clientes' },
  differenceMethod: 'log-rank',
  differ: () => null,
  varianceOfOne: () => null,
});
