import { measure, type Estimator } from '../../estimates/estimator.ts';
import type { State } from '../../estimates/groups/state.ts';
import { customers } from '../../results/columns.ts';
import type { Interval } from '../../statistics/interval.ts';
import { customersCounted } from '../movements/columns.ts';
import { beforeOf, type Before } from './valued/before.ts';
import { hiddenIn, type Hidden, type HiddenAnswers } from './hidden.ts';
import type { ProfileRow } from '../worth/profile-row.ts';
import { resampled, type Resampled, type Resampling } from './valued/resampled.ts';
import { movingColumns, riskColumns } from './columns.ts';
import { atRisk, moving } from './valued/totals.ts';
import { lifetimeValue } from './valued/lifetime.ts';
import { worthsOf, type Basis, type Worth } from '../worth/worth.ts';

export interface ValuedWorth extends Worth {
  readonly share: number | null;
  readonly lifetimeValue: number | null;
}

/** What the customers of each answer are worth. */
export interface PromoterValue {
  readonly customers: number;
  readonly worths: readonly ValuedWorth[];
  readonly moving: number | null;
  readonly atRisk: number | null;
  /** Intervals of all that, made when they are first asked for. */
  readonly intervals: () => Resampled;
  readonly before: Before;
  readonly hidden: Hidden;
}

/** An estimate with its interval; all null where it cannot be said. */
export interface WithInterval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export const movingOf = (one: PromoterValue): WithInterval => told(one.moving, () => one.intervals().moving);
export const riskOf = (one: PromoterValue): WithInterval => told(one.atRisk, () => one.intervals().atRisk);
export const lifetimeOf = (one: PromoterValue, worth: ValuedWorth): WithInterval =>
  told(worth.lifetimeValue, () => one.intervals().lifetimeValues.get(worth.group)!);

function told(value: number | null, intervalOf: () => Interval | null): WithInterval {
  const interval = value === null ? null : intervalOf();
  return { value, low: interval?.low ?? null, high: interval?.high ?? null };
}

export interface Settings extends Resampling {
  readonly basis: Basis;
  readonly minN: number;
  /** What is hidden of them. */
  readonly answers: HiddenAnswers;
}

export const promoterValueEstimator = (settings: Settings): Estimator<ProfileRow, PromoterValue> => ({
  estimate: (state) => valueOf(state, settings),
  measures: [
    measure(customers, (one) => (one.customers === 0 ? null : one.customers)),
    ...measuresOf(movingColumns, movingOf),
    ...measuresOf(riskColumns, riskOf),
  ],
  main: movingColumns[0].name,
  base: (one) => one.customers,
  counts: customersCounted,
  differenceMethod: 'difference',
  differ: () => null,
  varianceOfOne: () => null,
});

const measuresOf = ([value, low, high]: typeof movingColumns, of: (one: PromoterValue) => WithInterval) => [
  measure(value, (one: PromoterValue) => of(one).value),
  measure(low, (one: PromoterValue) => of(one).low),
  measure(high, (one: PromoterValue) => of(one).high),
];

function valueOf(state: State<ProfileRow>, { basis, minN, answers, ...how }: Settings): PromoterValue {
  const worths = worthsOf(state, basis, how.confidence);
  const all = worths.reduce((sum, one) => sum + one.customers, 0);
  const before = beforeOf(state, how.confidence);
  const hidden = hiddenIn(answers.get(state) ?? new Set(), before, minN);
  const valued = worths.map((worth) => ({
    ...worth,
    share: all === 0 ? null : worth.customers / all,
    lifetimeValue: lifetimeValue(worth.value, worth.retention.share, how.discount),
  }));
  const [, passive, detractor] = valued as [ValuedWorth, ValuedWorth, ValuedWorth];
  const isHidden = hidden.isGroup('detractor');
  let drawn: Resampled | null = null;
  return {
    customers: all,
    worths: valued,
    moving: isHidden || hidden.isGroup('passive') ? null : moving(passive.lifetimeValue, detractor.lifetimeValue),
    atRisk: isHidden ? null : atRisk(detractor.customers, detractor.revenue, detractor.retention.share),
    intervals: () => (drawn ??= resampled(state, basis, how)),
    before,
    hidden,
  };
}
