import { krejcieMorganSampleSize } from '../../../src/statistics/proportions/finite-population.ts';
import { nMinusOneTest } from '../../../src/statistics/proportions/n-minus-one.ts';
import { newcombeDifference } from '../../../src/statistics/proportions/newcombe.ts';
import { standardisedDifference } from '../../../src/statistics/proportions/standardised-difference.ts';
import { wilsonInterval } from '../../../src/statistics/proportions/wilson.ts';
import { agreesWithR, expectClose } from '../reference.ts';

agreesWithR('wilsonInterval', wilsonInterval);
agreesWithR('newcombeDifference', newcombeDifference);
agreesWithR('nMinusOneTest', nMinusOneTest);
agreesWithR('standardisedDifference', standardisedDifference);
agreesWithR('krejcieMorganSampleSize', krejcieMorganSampleSize);

test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson’s interval of %i in %i is %f–%f (Newcombe 1998, table I)', (successes, n, low, high) => {
  const interval = wilsonInterval(successes, n, 0.95);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test('56 of 70 against 48 of 80 differ by .0524–.3339 (Newcombe 1998, table II, method 10)', () => {
  const difference = newcombeDifference({ successes: 56, n: 70 }, { successes: 48, n: 80 }, 0.95);
  expect(difference?.conf_low).toBeCloseTo(0.0524, 4);
  expect(difference?.conf_high).toBeCloseTo(0.3339, 4);
});

test.each([
  [10, 10],
  [100, 80],
  [500, 217],
  [2800, 338],
  [9000, 368],
  [1_000_000, 384],
])('a population of %i needs %i answers (Krejcie & Morgan 1970, table 1)', (population, answers) => {
  expect(krejcieMorganSampleSize(population)).toBe(answers);
});

test('an empty population needs no answers', () => {
  expect(krejcieMorganSampleSize(0)).toBe(0);
});

test('without answers there is no interval, no difference and no test', () => {
  const nobody = { successes: 0, n: 0 };
  const somebody = { successes: 3, n: 5 };
  expect(wilsonInterval(0, 0, 0.95)).toBeNull();
  expect(newcombeDifference(somebody, nobody, 0.95)).toBeNull();
  expect(nMinusOneTest(nobody, somebody)).toBeNull();
});

test('when everybody succeeded in both groups there is nothing to test', () => {
  expect(nMinusOneTest({ successes: 5, n: 5 }, { successes: 3.3, n: 3.3 })).toBeNull();
  expect(nMinusOneTest({ successes: 0, n: 5 }, { successes: 0, n: 3.3 })).toBeNull();
});

test('a weighted share enters with its effective number of answers', () => {
  expectClose(wilsonInterval(5.5, 11, 0.95)?.low, 1 - (wilsonInterval(5.5, 11, 0.95)?.high ?? 0));
});

test('more successes than answers are refused, but for a rounding error', () => {
  expect(() => wilsonInterval(6, 5, 0.95)).toThrow(RangeError);
  expect(wilsonInterval(5 * (1 + Number.EPSILON), 5, 0.95)?.high).toBe(1);
});

test('shares of all and none are infinitely far apart, and equal ones not at all', () => {
  expect(standardisedDifference(0, 1)).toBeNull();
  expect(standardisedDifference(1, 1)).toBe(0);
});
