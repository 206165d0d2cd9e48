import {
  normalCriticalValue,
  normalQuantile,
  normalTwoSided,
  normalUpperTail,
} from '../../../src/statistics/distributions/normal.ts';
import { agreesWithR } from '../reference.ts';

agreesWithR('normalUpperTail', normalUpperTail);
agreesWithR('normalQuantile', normalQuantile);

test('the quantiles at 0 and 1 are infinite', () => {
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});

test('a probability outside 0…1 has no quantile', () => {
  expect(() => normalQuantile(1.5)).toThrow(RangeError);
  expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
});

test('a confidence of 95 given as 95 is refused', () => {
  expect(() => normalCriticalValue(95)).toThrow(RangeError);
});

test('the two-sided p-value of 0 is 1, and does not depend on the sign', () => {
  expect(normalTwoSided(0)).toBe(1);
  expect(normalTwoSided(-2)).toBe(normalTwoSided(2));
});

test('the quantile undoes the tail from 30 standard deviations on one side to 8 on the other', () => {
  for (let z = -30; z <= 8; z += 0.25) {
    const p = normalUpperTail(-z);
    // Near 1 a probability holds fewer digits of its distance from 1.
    const precision = z > 0 ? 1e-15 / normalUpperTail(z) : 1e-13;
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(precision * Math.max(1, Math.abs(z)));
  }
});
