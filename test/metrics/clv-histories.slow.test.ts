// What `clv` fits and expects of random purchases, held against a plain loop over customers and the models asked alone.
import { fitCounts } from '../../src/statistics/buying/forecasts/forecast.ts';
import { expectedSpend, fitGammaGamma } from '../../src/statistics/buying/gamma-gamma.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { textOf, type Day } from './customer-calendar.ts';
import { fileOf, purchasesHistory } from './customer-histories.ts';
import { purchasesOf, type Purchase } from './customer-purchases.ts';
import { foldedResultOf } from './folded.ts';
import { rowsOf } from './states.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();

/** A customer by his purchases up to a day. */
interface Known {
  readonly repeats: number;
  readonly recency: number;
  readonly age: number;
  /** Hundredths. */
  readonly spend: number;
  readonly revenue: number;
  readonly later: number;
}

function customersOf(purchases: readonly Purchase[], until: Day): readonly Known[] {
  const names = [...new Set(purchases.map(({ customer }) => customer))];
  return names.flatMap((name) => {
    const own = purchases.filter(({ customer }) => customer === name);
    const days = [...new Set(own.map(({ day }) => day))].toSorted((a, b) => a - b);
    const known = days.filter((day) => day <= until);
    if (known.length === 0) return [];
    const spentOn = (some: readonly Day[]) =>
      own.filter(({ day }) => some.includes(day)).reduce((sum, { amount }) => sum + amount, 0);
    return [
      {
        repeats: known.length - 1,
        recency: known.at(-1)! - known[0]!,
        age: until - known[0]!,
        spend: Math.max(0, spentOn(known.slice(1))),
        revenue: spentOn(known),
        later: days.length - known.length,
      },
    ];
  });
}

const daysInYear = 365.25;

/** What a customer is expected to buy in a time, in ends of weeks, and what each of those is worth. */
function ahead(horizon: number, purchasesWithin: (weeks: number) => number): { all: number; discounted: number } {
  let [before, discounted] = [0, 0];
  for (let end = Math.min(7, horizon); ; end = Math.min(end + 7, horizon)) {
    const now = purchasesWithin(end / 7);
    discounted += (now - before) * 1.1 ** (-end / daysInYear);
    before = now;
    if (end === horizon) return { all: now, discounted };
  }
}

describe.each(Array.from({ length: often(8) }, (_, at) => ({ seed: 600 + at })))(
  'random purchases $seed',
  ({ seed }) => {
    const history = purchasesHistory(seed, 'month');
    const file = folder.file(`clv-${seed}.csv`, fileOf(history.rows));
    const purchases = purchasesOf(history.lines, history.last);
    const horizon = 183;
    const near = (value: number) =>
      expect.closeTo(value, Math.max(0, 8 - Math.ceil(Math.log10(Math.abs(value) + 1)))) as number;

    test.each(['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const)(
      'are told by %s as the model asked alone tells them',
      async (model) => {
        const customers = customersOf(purchases, history.last);
        const counts = fitCounts(
          model,
          customers.map(({ repeats, recency, age }) => ({ repeats, recency: recency / 7, age: age / 7, customers: 1 })),
        )!;
        const spend = fitGammaGamma(
          customers.flatMap((one) =>
            one.repeats > 0 && one.spend > 0
              ? [{ purchases: one.repeats, meanSpend: one.spend / 100 / one.repeats, customers: 1 }]
              : [],
          ),
        );
        const forecast = counts.forecastOf(counts.fit.parameters);
        let [all, clv] = [0, 0];
        for (const { repeats, recency, age, spend: spent } of customers) {
          const alive = forecast.alive({ repeats, recency: recency / 7, age: age / 7 });
          const own = ahead(horizon, (weeks) => alive * forecast.whileThere(repeats, age / 7, weeks));
          const meanSpend = repeats === 0 ? 0 : spent / 100 / repeats;
          all += own.all;
          clv +=
            own.discounted *
            (spend === null ? NaN : (expectedSpend(spend.parameters, { purchases: repeats, meanSpend }) ?? NaN));
        }
        const result = await foldedResultOf([
          'clv',
          file,
          '--as-of',
          textOf(history.last),
          '--model',
          model,
          '--horizon',
          `${horizon} days`,
        ]);
        const [overall] = rowsOf(result, 'overall');
        expect(overall).toMatchObject({
          customers: customers.length,
          expected_purchases: near(all),
          clv_total: Number.isNaN(clv) ? null : near(clv),
          historic_value: near(customers.reduce((sum, { revenue }) => sum + revenue, 0) / 100),
        });
      },
    );

    test('hold out what was bought after a day, by customers who had come by then', async () => {
      const until = history.first + Math.floor((2 * (history.last - history.first)) / 3);
      const customers = customersOf(purchases, until);
      const argv = ['clv', file, '--as-of', textOf(history.last), '--calibration-end', textOf(until)];
      const rows = rowsOf(await foldedResultOf(argv), 'holdout');
      const days = history.last - until;
      const errors = (of: (one: Known) => number) => customers.map((one) => of(one) - one.later);
      const mean = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / some.length;
      const actual = customers.reduce((sum, { later }) => sum + later, 0);
      const expectRow = (name: string, of: (one: Known) => number) =>
        expect(rows.find(({ model }) => model === name)).toMatchObject({
          customers: customers.length,
          actual,
          expected: near(customers.reduce((sum, one) => sum + of(one), 0)),
          mae: near(mean(errors(of).map(Math.abs))),
          rmse: near(Math.sqrt(mean(errors(of).map((error) => error ** 2)))),
        });
      expectRow('same-rate', ({ repeats, age }) => (age === 0 ? 0 : (repeats * days) / age));
      expectRow('nobody-buys', () => 0);
      for (const model of ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const) {
        const counts = fitCounts(
          model,
          customers.map(({ repeats, recency, age }) => ({ repeats, recency: recency / 7, age: age / 7, customers: 1 })),
        )!;
        const forecast = counts.forecastOf(counts.fit.parameters);
        expectRow(
          model,
          ({ repeats, recency, age }) =>
            forecast.alive({ repeats, recency: recency / 7, age: age / 7 }) *
            forecast.whileThere(repeats, age / 7, days / 7),
        );
      }
    });
  },
);
