import {
  expectedSpend,
  fitGammaGamma,
  logLikelihood,
  type SpendRow,
} from '../../../src/statistics/buying/gamma-gamma.ts';
import { expectClose } from '../reference.ts';
import { cdnowSpends } from './reference.ts';
import { chance } from './simulated-customers.ts';
import { expectSlopes } from './slopes.ts';
import { slowTest } from '../../often.ts';

test('the 946 repeaters of the CDNOW sample have the published parameters (Fader & Hardie 2013)', () => {
  const fit = fitGammaGamma(cdnowSpends)!;
  expect(cdnowSpends.reduce((sum, { customers }) => sum + customers, 0)).toBe(946);
  expect(fit.verdict).toBe('converged');
  expect(fit.parameters.p).toBeCloseTo(6.249572, 6);
  expect(fit.parameters.q).toBeCloseTo(3.744225, 6);
  expect(fit.parameters.v).toBeCloseTo(15.443521, 6);
  expect(fit.log_likelihood).toBeCloseTo(-4055.917695, 6);
});

test('slopes are those that differences show, at any parameters, few and many purchases', () => {
  const random = chance(3);
  const rows = [...cdnowSpends.slice(0, 50), { purchases: 10_000, meanSpend: 3.21, customers: 2 }];
  for (let run = 0; run < 40; run += 1) {
    const parameters = Array.from({ length: 3 }, () => Math.exp(5 * random.uniform() - 2));
    expectSlopes(([p = 0, q = 0, v = 0]) => logLikelihood(rows, { p, q, v }), parameters);
  }
});

slowTest('densities of a mean spend add up to 1', () => {
  const parameters = { p: 2.5, q: 3, v: 20 };
  const step = 0.001;
  const density = (log: number): number =>
    Math.exp(logLikelihood([{ purchases: 3, meanSpend: Math.exp(log), customers: 1 }], parameters).logLikelihood + log);
  const whole = Array.from({ length: 40_000 }, (_, index) => density(-20 + step * index)).reduce((a, b) => a + b, 0);
  expectClose(whole * step, 1, 1e-10);
});

test('an expectation lies between the mean of all and his own, nearer to his own with more purchases', () => {
  const parameters = { p: 6.249572, q: 3.744225, v: 15.443521 };
  const all = expectedSpend(parameters, { purchases: 0, meanSpend: 0 })!;
  expectClose(all, (6.249572 * 15.443521) / 2.744225, 1e-14);
  const [one, ten, many] = [1, 10, 1e9].map((purchases) => expectedSpend(parameters, { purchases, meanSpend: 100 })!);
  expect([all, one!, ten!, 100].toSorted((a, b) => a - b)).toEqual([all, one, ten, 100]);
  expectClose(many, 100, 1e-8);
  expect(expectedSpend({ ...parameters, q: 1 }, { purchases: 0, meanSpend: 0 })).toBeNull();
});

test('money in cents has the same parameters, but for its size', () => {
  const inDollars = fitGammaGamma(cdnowSpends)!;
  const inCents = fitGammaGamma(cdnowSpends.map((row) => ({ ...row, meanSpend: 100 * row.meanSpend })))!;
  const { p, q, v } = inDollars.parameters;
  expectClose(inCents.parameters, { p, q, v: 100 * v }, 1e-9);
  expectClose(inCents.log_likelihood, inDollars.log_likelihood - 946 * Math.log(100), 1e-12);
});

test('simulated spends tell the parameters they were made with', () => {
  const random = chance(8);
  const truth = { p: 3, q: 4, v: 30 };
  const rows = Array.from({ length: 5000 }, (): SpendRow => {
    const rate = random.gamma(truth.q, truth.v);
    const purchases = 1 + Math.floor(6 * random.uniform());
    return { purchases, meanSpend: random.gamma(truth.p * purchases, rate) / purchases, customers: 1 };
  });
  const { parameters, std_errors, verdict } = fitGammaGamma(rows)!;
  expect(verdict).toBe('converged');
  for (const name of ['p', 'q', 'v'] as const) {
    expect(Math.abs(parameters[name] - truth[name]) / std_errors![name]).toBeLessThan(4);
    expect(std_errors![name]).toBeLessThan(truth[name] / 5);
  }
});

test.each<[string, SpendRow[]]>([
  [
    'all spend the same',
    [
      { purchases: 1, meanSpend: 20, customers: 9 },
      { purchases: 3, meanSpend: 20, customers: 9 },
    ],
  ],
  ['there is one customer', [{ purchases: 2, meanSpend: 35.5, customers: 1 }]],
])('where %s the parameters are unidentified, and no number is missing', (_, rows) => {
  const fit = fitGammaGamma(rows)!;
  expect([fit.verdict, fit.std_errors]).toEqual(['unidentified', null]);
  const spends = rows.map((row) => expectedSpend(fit.parameters, row));
  expect([...Object.values(fit.parameters), fit.log_likelihood, ...spends].every(Number.isFinite)).toBe(true);
});

test('spends that are not above 0 are refused', () => {
  expect(() => fitGammaGamma([{ purchases: 1, meanSpend: 0, customers: 1 }])).toThrow(RangeError);
  expect(() => fitGammaGamma([{ purchases: 0, meanSpend: 1, customers: 1 }])).toThrow(RangeError);
});
