import type { State } from '../../../estimates/groups/state.ts';
import type { Forecast } from '../../../statistics/buying/forecasts/forecast.ts';
import type { BoughtRow } from '../../buying/bought-row.ts';

/** Repeat purchases of all customers up to a time after the first of all purchases. */
export interface Tracked {
  /** In units of time. */
  readonly time: number;
  /** Days since 1970. */
  readonly day: number;
  readonly actual: number;
  readonly expected: number;
}

/** More points than this show no more. */
const mostPoints = 300;

const justWon = { repeats: 0, recency: 0, age: 0 };

/**
 * What customers bought again up to the end of each unit of time, and what a model expects of customers who came when they did.
 * @param last the last day that is known, in days since 1970
 */
export function trackedPurchases(
  rows: State<BoughtRow>,
  forecast: Forecast,
  unitDays: number,
  last: number,
): readonly Tracked[] {
  const days = rows.filter(({ part }) => part === 'day').toSorted((a, b) => a.day - b.day);
  const [first] = days;
  if (first === undefined) return [];
  const units = Math.floor((last - first.day) / unitDays);
  const step = Math.ceil(units / mostPoints);
  const repeatsWithin = remembered(
    (time: number) => forecast.alive(justWon) * forecast.whileThere(0, 0, time / unitDays),
  );
  return Array.from({ length: step === 0 ? 0 : Math.floor(units / step) }, (_, at) => {
    const time = (at + 1) * step;
    const day = first.day + Math.round(time * unitDays);
    const before = days.filter((one) => one.day <= day);
    return {
      time,
      day,
      actual: before.reduce((sum, { purchases, customers }) => sum + purchases - customers, 0),
      expected: before.reduce(
        (sum, one) => (one.customers === 0 ? sum : sum + one.customers * repeatsWithin(day - one.day)),
        0,
      ),
    };
  });
}

function remembered(of: (days: number) => number): (days: number) => number {
  const known = new Map<number, number>();
  return (days) => {
    const value = known.get(days) ?? of(days);
    known.set(days, value);
    return value;
  };
}
