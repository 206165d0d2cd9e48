import { chiSquaredQuantile, chiSquaredUpperTail } from '../../../src/statistics/distributions/chi-squared.ts';
import { incompleteBeta } from '../../../src/statistics/functions/incomplete-beta.ts';
import { lowerIncompleteGamma, upperIncompleteGamma } from '../../../src/statistics/functions/incomplete-gamma.ts';
import { logGamma, stirlingError } from '../../../src/statistics/functions/log-gamma.ts';
import { normalQuantile, normalUpperTail } from '../../../src/statistics/distributions/normal.ts';
import {
  studentCriticalValue,
  studentQuantile,
  studentUpperTail,
} from '../../../src/statistics/distributions/student-t.ts';
import { agreesWithR, expectClose } from '../reference.ts';

agreesWithR('logGamma', logGamma);
agreesWithR('lowerIncompleteGamma', lowerIncompleteGamma);
agreesWithR('upperIncompleteGamma', upperIncompleteGamma);
agreesWithR('incompleteBeta', incompleteBeta);
agreesWithR('studentUpperTail', studentUpperTail);
agreesWithR('studentQuantile', studentQuantile);
agreesWithR('chiSquaredUpperTail', chiSquaredUpperTail);
agreesWithR('chiSquaredQuantile', chiSquaredQuantile);

test('quantiles at 0 and 1 are the ends of the distribution', () => {
  expect([chiSquaredQuantile(0, 3), chiSquaredQuantile(1, 3)]).toEqual([0, Infinity]);
  expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([-Infinity, Infinity]);
});

test('nothing lies beyond infinity', () => {
  expect([studentUpperTail(Infinity, 3), chiSquaredUpperTail(Infinity, 3)]).toEqual([0, 0]);
  expect([lowerIncompleteGamma(2, Infinity), studentUpperTail(-Infinity, 3)]).toEqual([1, 1]);
});

test('all of a distribution of positive values lies beyond 0 and what is less', () => {
  expect([chiSquaredUpperTail(0, 3), chiSquaredUpperTail(-1, 3)]).toEqual([1, 1]);
});

test('with infinite degrees of freedom Student’s t is normal', () => {
  expect(studentUpperTail(1.5, Infinity)).toBe(normalUpperTail(1.5));
  expect(studentQuantile(0.1, Infinity)).toBe(normalQuantile(0.1));
});

test('with many degrees of freedom Student’s t is close to normal', () => {
  expectClose(studentUpperTail(10, 1e15), normalUpperTail(10));
});

test('arguments outside a function’s domain are refused rather than answered with NaN', () => {
  expect(() => logGamma(0)).toThrow(RangeError);
  expect(() => lowerIncompleteGamma(-1, 2)).toThrow(RangeError);
  expect(() => upperIncompleteGamma(1, -2)).toThrow(RangeError);
  expect(() => incompleteBeta(1, 1, 1.5)).toThrow(RangeError);
  expect(() => studentUpperTail(1, 0)).toThrow(RangeError);
  expect(() => studentQuantile(2, 5)).toThrow(RangeError);
  expect(() => studentCriticalValue(95, 5)).toThrow(RangeError);
  expect(() => chiSquaredQuantile(-0.1, 5)).toThrow(RangeError);
  expect(() => chiSquaredQuantile(1.5, 5)).toThrow(RangeError);
});

test('the Stirling error is exact from where its series takes over', () => {
  // ln x! − ln(√(2πx)·xˣ·e⁻ˣ) in decimal arithmetic of 50 digits (Python’s decimal).
  expectClose(stirlingError(10), 0.008330563433362871, 1e-15);
  expectClose(stirlingError(12), 0.00694284010720953, 1e-15);
});

test('the Stirling error is continuous where its series takes over', () => {
  expect(Math.abs(stirlingError(10 - 1e-12) - stirlingError(10))).toBeLessThan(1e-13);
});
