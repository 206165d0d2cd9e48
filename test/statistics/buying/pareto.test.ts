import { firstEvent } from '../../../src/statistics/buying/pareto/first-event.ts';
import { fitPareto } from '../../../src/statistics/buying/pareto/fit.ts';
import { paretoExpectedPurchases, paretoProbabilityAlive } from '../../../src/statistics/buying/pareto/future.ts';
import { paretoLikelihood } from '../../../src/statistics/buying/pareto/likelihood.ts';
import type { Pareto } from '../../../src/statistics/buying/pareto/moment.ts';
import { purchaseHistories, type PurchaseRow } from '../../../src/statistics/buying/purchase-histories.ts';
import { expectClose } from '../reference.ts';
import { cdnowHistories, reference, valuesOf } from './reference.ts';
import { chance, simulatedHistory } from './simulated-customers.ts';
import { expectSlopes } from './slopes.ts';
import { slowTest } from '../../often.ts';

const named = ([r = 0, alpha = 0, s = 0, beta = 0]: readonly number[]): Pareto => ({ r, alpha, s, beta });
const random = chance(5);
const anyParameters = (): number[] => Array.from({ length: 4 }, () => Math.exp(5 * random.uniform() - 2));

slowTest('the CDNOW sample has the published parameters (Fader & Hardie 2005, note on Pareto/NBD in MATLAB)', () => {
  const fit = fitPareto(cdnowHistories)!;
  expect(fit.verdict).toBe('converged');
  expect(fit.parameters.r).toBeCloseTo(0.553277, 6);
  expect(fit.parameters.alpha).toBeCloseTo(10.577683, 6);
  expect(fit.parameters.s).toBeCloseTo(0.60624, 6);
  expect(fit.parameters.beta).toBeCloseTo(11.668735, 6);
  expect(fit.log_likelihood).toBeCloseTo(-9594.976179, 6);
  const all = cdnowHistories.reduce(
    (sum, row) => sum + row.customers * paretoExpectedPurchases(fit.parameters, row, 39),
    0,
  );
  expect(all).toBeCloseTo(1665.5, 1);
});

const cases = reference.models
  .filter(({ model }) => model === 'pareto')
  .map(
    (one) => [`${one.parameters.join(' ')}, ${Object.values(one.history).join(' ')}, within ${one.time}`, one] as const,
  );

describe('integrals over customers, by mpmath, say the same', () => {
  test.each(cases)('%s', (_, { parameters: values, history, time, ...expected }) => {
    const parameters = named(values);
    expectClose(paretoProbabilityAlive(parameters, history), expected.p_alive, 1e-12);
    expectClose(paretoProbabilityAlive(parameters, history, time), expected.p_alive_later, 1e-12);
    expectClose(paretoExpectedPurchases(parameters, history, time), expected.expected_purchases, 1e-12);
    const { logLikelihood } = paretoLikelihood(purchaseHistories([{ ...history, customers: 1 }]))(parameters);
    expect(Math.abs(logLikelihood - expected.log_likelihood)).toBeLessThan(1e-12 * (1 + Math.abs(logLikelihood)));
  });

  test.each(valuesOf('firstEvent'))('firstEvent(%s)', (_, [m, s, ratio], expected) => {
    const { leaves, buys } = firstEvent(m, s, ratio);
    expectClose(leaves, expected, 2e-12);
    expectClose(buys, 1 - expected, 1e-11 / (1 - expected));
  });
});

test('what comes first does not depend on what is called which', () => {
  for (let run = 0; run < 100; run += 1) {
    const [m = 1, s = 1, ratio = 1] = anyParameters();
    expectClose(firstEvent(m, s, ratio).leaves, firstEvent(s, m, 1 / ratio).buys, 1e-11);
  }
});

slowTest('slopes are those that differences show, at any parameters', () => {
  const likelihood = paretoLikelihood(purchaseHistories(cdnowHistories.slice(0, 300)));
  for (let run = 0; run < 40; run += 1) {
    expectSlopes((values) => likelihood(named(values)), anyParameters());
  }
});

test('with 10,000 purchases within a million days, too', () => {
  const rows = [
    { repeats: 10_000, recency: 999_000, age: 1e6, customers: 2 },
    { repeats: 10_000, recency: 10, age: 1e6, customers: 1 },
  ];
  const likelihood = paretoLikelihood(purchaseHistories(rows));
  for (const parameters of [
    [0.5, 20, 0.3, 800],
    [5000, 4, 2, 1e5],
  ]) {
    expect(likelihood(named(parameters)).logLikelihood).toBeLessThan(0);
    expectSlopes((values) => likelihood(named(values)), parameters);
    expect(paretoProbabilityAlive(named(parameters), rows[1]!)).toBe(0);
    expect(paretoProbabilityAlive(named(parameters), rows[0]!)).toBeLessThan(1);
  }
});

test('chances are from 0 to 1, fall as time goes on, and purchases add up, at any parameters', () => {
  for (let run = 0; run < 60; run += 1) {
    const parameters = named(anyParameters());
    const age = 100 * random.uniform();
    const repeats = Math.floor(8 * random.uniform());
    const history = { repeats, recency: repeats > 0 ? age * random.uniform() : 0, age };
    let [alive, purchases] = [1, 0];
    for (const time of [0, 0.1, 1, 10, 100, 1000, 1e5]) {
      const now = paretoProbabilityAlive(parameters, history, time);
      const bought = paretoExpectedPurchases(parameters, history, time);
      expect(now).toBeGreaterThanOrEqual(0);
      expect(now).toBeLessThanOrEqual(alive);
      expect(bought).toBeGreaterThanOrEqual(purchases);
      [alive, purchases] = [now, bought];
    }
  }
});

test('an expectation goes through s = 1 without a step', () => {
  const at = (s: number): number =>
    paretoExpectedPurchases({ r: 0.5, alpha: 3, s, beta: 8 }, { repeats: 1, recency: 4, age: 9 }, 50);
  expectClose(at(1), (at(1 - 1e-7) + at(1 + 1e-7)) / 2, 1e-12);
});

slowTest('simulated customers tell the parameters they were made with', () => {
  const truth = { r: 0.8, alpha: 5, s: 1.2, beta: 40 };
  const rows = Array.from({ length: 10_000 }, (): PurchaseRow => {
    const rate = random.gamma(truth.r, truth.alpha);
    const until = random.exponential(random.gamma(truth.s, truth.beta));
    return simulatedHistory(random, { rate, age: 20 + Math.floor(60 * random.uniform()), leaves: 0 }, until);
  });
  const { parameters, std_errors, verdict } = fitPareto(rows)!;
  expect(verdict).toBe('converged');
  for (const name of ['r', 'alpha', 's', 'beta'] as const) {
    expect(Math.abs(parameters[name] - truth[name]) / std_errors![name]).toBeLessThan(4);
    expect(std_errors![name]).toBeLessThan(truth[name] / 3);
  }
});

slowTest('twice as many of all customers have the same parameters, told √2 times as well', () => {
  const once = fitPareto(cdnowHistories)!;
  const twice = fitPareto(cdnowHistories.map((row) => ({ ...row, customers: 2 * row.customers })))!;
  expectClose(twice.parameters, once.parameters, 1e-12);
  expectClose(twice.log_likelihood, 2 * once.log_likelihood, 1e-14);
  expectClose(twice.std_errors!.s, once.std_errors!.s / Math.SQRT2, 1e-9);
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
])('where %s the parameters are unidentified, and no number is missing', (_, rows) => {
  const fit = fitPareto(rows)!;
  expect([fit.verdict, fit.std_errors, fit.covariance]).toEqual(['unidentified', null, null]);
  const numbers = [...Object.values(fit.parameters), fit.log_likelihood, fit.aic];
  for (const row of rows) {
    numbers.push(paretoProbabilityAlive(fit.parameters, row), paretoExpectedPurchases(fit.parameters, row, 52));
  }
  expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
});
