import type { State } from '../../../estimates/groups/state.ts';
import type { FittedCounts } from '../../../statistics/buying/forecasts/forecast.ts';
import { captureOfTop, forecastAccuracy, type ForecastAccuracy } from '../../../statistics/forecasts/accuracy.ts';
import type { BoughtRow } from '../bought-row.ts';
import { historiesIn } from '../histories.ts';

/** Customers by the days up to one, with what they bought in those after it. */
export interface HeldOut {
  readonly rows: State<BoughtRow>;
  readonly until: string;
  /** How many days are held out. */
  readonly days: number;
}

/** How a forecast of each customer came out; of a rank, which says who buys more and not how much, there is no error. */
export interface Scored {
  readonly accuracy: Omit<ForecastAccuracy, 'expected'> & { readonly expected: number | null };
  /** What the tenth of customers of whom it expects most bought, of what all bought; null where it ranks nobody. */
  readonly topDecileCapture: number | null;
  /** What it expected of each history, in their order. */
  readonly expected: readonly number[];
}

const tenth = 10;

/** How a fitted model foretold the days that were held out. */
export function scorecard({ fit, forecastOf }: FittedCounts, held: HeldOut, unitDays: number): Scored {
  const forecast = forecastOf(fit.parameters);
  const time = held.days / unitDays;
  const futures = new Map<string, number>();
  const whileThere = (repeats: number, age: number) => {
    const key = `${repeats} ${age}`;
    const known = futures.get(key);
    if (known !== undefined) return known;
    const made = forecast.whileThere(repeats, age / unitDays, time);
    futures.set(key, made);
    return made;
  };
  return scoredBy(
    held,
    ({ repeats, recency, age }) =>
      forecast.alive({ repeats, recency: recency / unitDays, age: age / unitDays }) * whileThere(repeats, age),
  );
}

/** Forecasts that need no model, by their names. */
export function naiveScorecards(held: HeldOut): readonly { readonly name: string; readonly scored: Scored }[] {
  const rate = scoredBy(held, ({ repeats, age }) => (age === 0 ? 0 : (repeats / age) * held.days));
  const nobody = scoredBy(held, () => 0);
  const rank = scoredBy(held, ({ recent }) => recent);
  return [
    { name: 'same-rate', scored: rate },
    { name: 'nobody-buys', scored: { ...nobody, topDecileCapture: null } },
    { name: 'last-years-rank', scored: { ...rank, accuracy: { ...rank.accuracy, ...withoutAmounts } } },
  ];
}

const withoutAmounts = { expected: null, bias: null, mae: null, rmse: null };

function scoredBy({ rows }: HeldOut, expectedOf: (row: BoughtRow) => number): Scored {
  const histories = historiesIn(rows);
  const expected = histories.map(expectedOf);
  const told = histories.map(({ customers, later }, at) => ({ customers, actual: later, expected: expected[at]! }));
  return {
    accuracy: forecastAccuracy(told),
    topDecileCapture: captureOfTop(
      told.map((one) => ({ ...one, rank: one.expected })),
      tenth,
    ),
    expected,
  };
}
