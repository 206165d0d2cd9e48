import { repeatsProbability } from './count-probability.ts';
import { fitBetaGeometric } from '../../../src/statistics/buying/beta-geometric/fit.ts';
import { expectedPurchases, probabilityAlive } from '../../../src/statistics/buying/beta-geometric/future.ts';
import {
  logLikelihood,
  type BetaGeometric,
  type FirstLeaving,
} from '../../../src/statistics/buying/beta-geometric/likelihood.ts';
import { purchaseHistories, type PurchaseRow } from '../../../src/statistics/buying/purchase-histories.ts';
import { expectClose } from '../reference.ts';
import { cdnowHistories, reference } from './reference.ts';
import { chance, simulatedHistory } from './simulated-customers.ts';
import { expectSlopes } from './slopes.ts';
import { slowTest } from '../../often.ts';

const models: [name: string, leaving: FirstLeaving][] = [
  ['BG/NBD', 'after-repeat'],
  ['MBG/NBD', 'after-first'],
];
const newcomer = { repeats: 0, recency: 0, age: 0 };
const cdnow = { r: 0.2425945, alpha: 4.413602, a: 0.792922, b: 2.425907 };

describe('the CDNOW sample has the published parameters', () => {
  test('of the BG/NBD (Fader, Hardie & Lee 2005, table 2)', () => {
    const fit = fitBetaGeometric(cdnowHistories, 'after-repeat')!;
    expect(fit.verdict).toBe('converged');
    expect(fit.parameters.r).toBeCloseTo(0.2425945, 7);
    expect(fit.parameters.alpha).toBeCloseTo(4.413602, 6);
    expect(fit.parameters.a).toBeCloseTo(0.792922, 6);
    expect(fit.parameters.b).toBeCloseTo(2.425907, 6);
    expect(fit.log_likelihood).toBeCloseTo(-9582.429207, 6);
    expect(fit.aic).toBeCloseTo(2 * 4 + 2 * 9582.429207, 5);
  });

  test('of the MBG/NBD (Batislam, Denizel & Filiztekin 2007)', () => {
    const fit = fitBetaGeometric(cdnowHistories, 'after-first')!;
    expect(fit.verdict).toBe('converged');
    expect(fit.parameters.r).toBeCloseTo(0.524843, 6);
    expect(fit.parameters.alpha).toBeCloseTo(6.183085, 6);
    expect(fit.parameters.a).toBeCloseTo(0.891359, 6);
    expect(fit.parameters.b).toBeCloseTo(1.614002, 6);
    expect(fit.log_likelihood).toBeCloseTo(-9582.135716, 6);
  });

  test('and customer 0001, and all together, the published future', () => {
    const first = { repeats: 2, recency: 213 / 7, age: 272 / 7 };
    expect(expectedPurchases(cdnow, 'after-repeat', first, 39)).toBeCloseTo(1.225994, 6);
    expect(probabilityAlive(cdnow, 'after-repeat', first)).toBeCloseTo(0.72662, 6);
    const all = cdnowHistories.reduce(
      (sum, row) => sum + row.customers * expectedPurchases(cdnow, 'after-repeat', row, 39),
      0,
    );
    expect(all).toBeCloseTo(1653.4, 1);
  });
});

const cases = reference.models
  .filter(({ model }) => model !== 'pareto')
  .map((one) => {
    const [r, alpha, a, b] = one.parameters;
    const leaving: FirstLeaving = one.model === 'bg' ? 'after-repeat' : 'after-first';
    const label = `${one.model} ${one.parameters.join(' ')}, ${Object.values(one.history).join(' ')}, within ${one.time}`;
    return [label, one, leaving, { r, alpha, a, b }] as const;
  });

describe('integrals over customers, by mpmath, say the same', () => {
  test.each(cases)('%s', (_, { history, time, ...expected }, leaving, parameters) => {
    expectClose(probabilityAlive(parameters, leaving, history), expected.p_alive, 1e-12);
    expectClose(expectedPurchases(parameters, leaving, history, time), expected.expected_purchases, 1e-11);
    expect(Math.abs(probabilityAlive(parameters, leaving, history, time) - expected.p_alive_later)).toBeLessThan(1e-11);
    const found = logLikelihood(purchaseHistories([{ ...history, customers: 1 }]), leaving, parameters).logLikelihood;
    expect(Math.abs(found - expected.log_likelihood)).toBeLessThan(1e-12 * (1 + Math.abs(found)));
  });
});

describe.each(models)('%s', (_, leaving) => {
  const random = chance(11);
  const anyParameters = (): number[] => Array.from({ length: 4 }, () => Math.exp(5 * random.uniform() - 2));
  const named = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BetaGeometric => ({ r, alpha, a, b });

  test('slopes are those that differences show, at any parameters', () => {
    const histories = purchaseHistories(cdnowHistories.slice(0, 300));
    for (let run = 0; run < 40; run += 1) {
      expectSlopes((values) => logLikelihood(histories, leaving, named(values)), anyParameters());
    }
  });

  test('with 10,000 purchases within a million days, too', () => {
    const rows = [
      { repeats: 10_000, recency: 999_000, age: 1e6, customers: 2 },
      { repeats: 10_000, recency: 10, age: 1e6, customers: 1 },
    ];
    const histories = purchaseHistories(rows);
    for (const parameters of [
      [0.5, 20, 0.3, 800],
      [5000, 4, 1e-4, 3],
    ]) {
      expect(logLikelihood(histories, leaving, named(parameters)).logLikelihood).toBeLessThan(0);
      expectSlopes((values) => logLikelihood(histories, leaving, named(values)), parameters);
      for (const row of rows) {
        const future = expectedPurchases(named(parameters), leaving, row, 365);
        expect(future).toBeGreaterThanOrEqual(0);
        expect(future).toBeLessThan(10_000);
      }
    }
  });

  test('chances are from 0 to 1, fall as time goes on, and purchases add up, at any parameters', () => {
    for (let run = 0; run < 60; run += 1) {
      const parameters = named(anyParameters());
      const age = 100 * random.uniform();
      const repeats = Math.floor(8 * random.uniform());
      const history = { repeats, recency: repeats > 0 ? age * random.uniform() : 0, age };
      let [alive, purchases] = [1, 0];
      for (const time of [0, 0.1, 1, 10, 100, 1000]) {
        const now = probabilityAlive(parameters, leaving, history, time);
        const bought = expectedPurchases(parameters, leaving, history, time);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(alive + 1e-14);
        expect(bought).toBeGreaterThanOrEqual(purchases - 1e-13);
        [alive, purchases] = [now, bought];
      }
    }
  });

  test('probabilities of repeats add up to 1, and their mean is what is expected', () => {
    for (const [r, alpha, a, b] of [
      [0.2425945, 4.413602, 0.792922, 2.425907],
      [2, 8, 0.4, 0.5],
    ] as const) {
      const parameters = { r, alpha, a, b };
      const chances = Array.from({ length: 600 }, (__, x) => repeatsProbability(parameters, leaving, x, 39));
      expectClose(
        chances.reduce((sum, one) => sum + one),
        1,
        1e-12,
      );
      const mean = chances.reduce((sum, one, x) => sum + x * one, 0);
      expectClose(mean, expectedPurchases(parameters, leaving, newcomer, 39), 1e-11);
    }
  });

  test('an expectation goes through a = 1, and a + b = 1, without a step', () => {
    const at = (a: number, b: number): number => expectedPurchases({ r: 0.5, alpha: 3, a, b }, leaving, newcomer, 50);
    expectClose(at(1, 2), (at(1 - 1e-7, 2) + at(1 + 1e-7, 2)) / 2, 1e-11);
    expectClose(at(0.4, 0.6), (at(0.4, 0.6 - 1e-7) + at(0.4, 0.6 + 1e-7)) / 2, 1e-11);
  });

  slowTest('simulated customers tell the parameters they were made with', () => {
    const truth = { r: 0.8, alpha: 5, a: 1.2, b: 4 };
    const rows = Array.from({ length: 10_000 }, (): PurchaseRow => {
      const rate = random.gamma(truth.r, truth.alpha);
      const leaves = random.beta(truth.a, truth.b);
      const age = 20 + Math.floor(60 * random.uniform());
      const leftAtOnce = leaving === 'after-first' && random.uniform() < leaves;
      return simulatedHistory(random, { rate, age, leaves }, leftAtOnce ? 0 : age);
    });
    const { parameters, std_errors, verdict } = fitBetaGeometric(rows, leaving)!;
    expect(verdict).toBe('converged');
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      expect(Math.abs(parameters[name] - truth[name]) / std_errors![name]).toBeLessThan(4);
      expect(std_errors![name]).toBeLessThan(truth[name] / 5);
    }
  });

  test('twice as many of all customers have the same parameters, told √2 times as well', () => {
    const once = fitBetaGeometric(cdnowHistories, leaving)!;
    const doubled = cdnowHistories.map((row) => ({ ...row, customers: 2 * row.customers }));
    const twice = fitBetaGeometric(doubled, leaving)!;
    expectClose(twice.parameters, once.parameters, 1e-12);
    expectClose(twice.log_likelihood, 2 * once.log_likelihood, 1e-14);
    expectClose(twice.std_errors!.r, once.std_errors!.r / Math.SQRT2, 1e-9);
  });

  test('the order of rows changes not a bit, nor do rows that say the same in parts', () => {
    const parts = cdnowHistories.flatMap((row) =>
      row.customers > 1
        ? [
            { ...row, customers: 1 },
            { ...row, customers: row.customers - 1 },
          ]
        : [row],
    );
    expect(fitBetaGeometric(parts.toReversed(), leaving)).toEqual(fitBetaGeometric(cdnowHistories, leaving));
  });

  test.each<[string, PurchaseRow[]]>([
    [
      'nobody comes back',
      [
        { repeats: 0, recency: 0, age: 30, customers: 50 },
        { repeats: 0, recency: 0, age: 10, customers: 5 },
      ],
    ],
    ['nobody has had time', [{ repeats: 0, recency: 0, age: 0, customers: 50 }]],
    ['there is one customer', [{ repeats: 3, recency: 10, age: 30, customers: 1 }]],
    [
      'everybody still buys',
      [
        { repeats: 3, recency: 30, age: 30, customers: 10 },
        { repeats: 1, recency: 30, age: 30, customers: 10 },
      ],
    ],
    ['all are alike', [{ repeats: 2, recency: 9, age: 30, customers: 1000 }]],
  ])('where %s the parameters are unidentified, and no number is missing', (__, rows) => {
    const fit = fitBetaGeometric(rows, leaving)!;
    expect([fit.verdict, fit.std_errors, fit.covariance]).toEqual(['unidentified', null, null]);
    const numbers = [...Object.values(fit.parameters), fit.log_likelihood, fit.aic];
    for (const row of rows) {
      numbers.push(probabilityAlive(fit.parameters, leaving, row), expectedPurchases(fit.parameters, leaving, row, 52));
    }
    expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
  });
});

test('standard errors are those of the curvature that values alone show', () => {
  const histories = purchaseHistories(cdnowHistories);
  const { parameters, covariance } = fitBetaGeometric(cdnowHistories, 'after-repeat')!;
  const names = ['r', 'alpha', 'a', 'b'] as const;
  const at = (shifts: readonly number[]): number => {
    const [r, alpha, a, b] = names.map((name, index) => parameters[name] * Math.exp(shifts[index]!)) as [
      number,
      number,
      number,
      number,
    ];
    return logLikelihood(histories, 'after-repeat', { r, alpha, a, b }).logLikelihood;
  };
  const step = 0.003;
  // Curvature times covariance is the identity.
  for (const [row] of names.entries()) {
    for (const [column] of names.entries()) {
      const product = names.reduce((sum, __, other) => {
        const shifted = (one: number, two: number): number =>
          at(names.map((___, index) => (index === row ? one * step : 0) + (index === other ? two * step : 0)));
        const curvature = -(shifted(1, 1) - shifted(1, -1) - shifted(-1, 1) + shifted(-1, -1)) / (4 * step * step);
        return sum + curvature * covariance![other]![column]!;
      }, 0);
      expect(product).toBeCloseTo(row === column ? 1 : 0, 3);
    }
  }
});

test('under the BG/NBD no one-time buyer has left, under the MBG/NBD he may have', () => {
  const once = { repeats: 0, recency: 0, age: 30 };
  expect(probabilityAlive(cdnow, 'after-repeat', once)).toBe(1);
  expect(probabilityAlive(cdnow, 'after-first', once)).toBeLessThan(1);
});

test('what cannot be is refused', () => {
  const possible = { repeats: 1, recency: 2, age: 3, customers: 1 };
  for (const wrong of [
    { repeats: 0.5 },
    { recency: 4 },
    { repeats: 0 },
    { age: NaN },
    { customers: -1 },
    { recency: -1 },
  ]) {
    expect(() => purchaseHistories([{ ...possible, ...wrong }])).toThrow(RangeError);
  }
});
