import {
  discountedRenewals,
  fitShiftedBetaGeometric,
  logLikelihood,
  retentionAfter,
  survivalAfter,
  type RenewalRow,
} from '../../../src/statistics/buying/shifted-beta-geometric.ts';
import { expectClose } from '../reference.ts';
import { chance } from './simulated-customers.ts';
import { expectSlopes } from './slopes.ts';
import { slowTest } from '../../often.ts';

/** Who is still there after 0, 1, 2 … renewals, as rows. */
function tenures(survivors: readonly number[]): RenewalRow[] {
  return survivors.map((there, renewals) => {
    const next = survivors[renewals + 1];
    return { renewals, lost: next === undefined ? 0 : there - next, censored: next === undefined ? there : 0 };
  });
}

const highEnd = tenures([1000, 869, 743, 653, 593, 551, 517, 491]);
const regular = tenures([1000, 631, 468, 382, 326, 289, 262, 241]);

describe('the customers of Fader & Hardie (2007) have the published parameters', () => {
  test.each([
    ['high-end', highEnd, 0.6681, 3.8061, -1611.158],
    ['regular', regular, 0.7041, 1.182, -1680.265],
  ] as const)('%s', (_, rows, alpha, beta, value) => {
    const fit = fitShiftedBetaGeometric(rows)!;
    expect(fit.verdict).toBe('converged');
    expect(fit.parameters.alpha).toBeCloseTo(alpha, 4);
    expect(fit.parameters.beta).toBeCloseTo(beta, 4);
    expect(fit.log_likelihood).toBeCloseTo(value, 3);
  });
});

test('slopes are those that differences show, at any parameters', () => {
  const random = chance(2);
  const rows = [...regular, { renewals: 10_000, lost: 1, censored: 3 }];
  for (let run = 0; run < 40; run += 1) {
    const parameters = [0, 1].map(() => Math.exp(8 * random.uniform() - 3));
    expectSlopes(([alpha = 0, beta = 0]) => logLikelihood(rows, { alpha, beta }), parameters);
  }
});

test('survival is the product of retentions, which rise with tenure', () => {
  const parameters = { alpha: 0.6681, beta: 3.8061 };
  let survival = 1;
  let before = 0;
  for (let renewals = 0; renewals < 30; renewals += 1) {
    expectClose(survivalAfter(parameters, renewals), survival, 1e-12);
    const retention = retentionAfter(parameters, renewals);
    expect(retention).toBeGreaterThan(before);
    before = retention;
    survival *= retention;
  }
});

test('renewals to come are the sum of survivals, each at its discount', () => {
  const parameters = { alpha: 0.7041, beta: 1.182 };
  for (const [renewals, discount] of [
    [0, 0.1],
    [4, 0.1],
    [4, 0.02],
  ] as const) {
    let sum = 0;
    for (let k = 1; k < 3000; k += 1) {
      sum += survivalAfter(parameters, renewals + k) / survivalAfter(parameters, renewals) / (1 + discount) ** (k - 1);
    }
    expectClose(discountedRenewals(parameters, renewals, discount), sum, 1e-11);
  }
  expect(() => discountedRenewals(parameters, 0, 0)).toThrow(RangeError);
});

slowTest('simulated customers tell the parameters they were made with, though many are not followed to the end', () => {
  const random = chance(21);
  const truth = { alpha: 0.8, beta: 2.5 };
  const rows = Array.from({ length: 5000 }, (): RenewalRow => {
    const leaves = random.beta(truth.alpha, truth.beta);
    const followed = Math.floor(8 * random.uniform());
    let renewals = 0;
    while (renewals < followed) {
      if (random.uniform() < leaves) {
        return { renewals, lost: 1, censored: 0 };
      }
      renewals += 1;
    }
    return { renewals, lost: 0, censored: 1 };
  });
  const { parameters, std_errors, verdict } = fitShiftedBetaGeometric(rows)!;
  expect(verdict).toBe('converged');
  for (const name of ['alpha', 'beta'] as const) {
    expect(Math.abs(parameters[name] - truth[name]) / std_errors![name]).toBeLessThan(4);
    expect(std_errors![name]).toBeLessThan(truth[name] / 5);
  }
});

test('twice as many of all customers have the same parameters', () => {
  const once = fitShiftedBetaGeometric(regular)!;
  const twice = fitShiftedBetaGeometric(
    regular.map((row) => ({ ...row, lost: 2 * row.lost, censored: 2 * row.censored })),
  )!;
  expectClose(twice.parameters, once.parameters, 1e-12);
  expectClose(twice.log_likelihood, 2 * once.log_likelihood, 1e-14);
});

test.each<[string, RenewalRow[]]>([
  ['nobody has come to a renewal', [{ renewals: 0, lost: 0, censored: 50 }]],
  ['all leave at the first renewal', [{ renewals: 0, lost: 50, censored: 0 }]],
  ['all stay', [{ renewals: 5, lost: 0, censored: 50 }]],
  [
    'one renewal is all that is seen',
    [
      { renewals: 0, lost: 20, censored: 0 },
      { renewals: 1, lost: 0, censored: 30 },
    ],
  ],
])('where %s the parameters are unidentified, and no number is missing', (_, rows) => {
  const fit = fitShiftedBetaGeometric(rows)!;
  expect([fit.verdict, fit.std_errors]).toEqual(['unidentified', null]);
  const numbers = [...Object.values(fit.parameters), fit.log_likelihood, discountedRenewals(fit.parameters, 2, 0.1)];
  expect(numbers.every(Number.isFinite)).toBe(true);
});
