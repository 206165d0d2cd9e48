import { descend, type Objective } from '../../../src/statistics/functions/search/descent.ts';
import { lineSearch } from '../../../src/statistics/functions/search/line-search.ts';
import { findMinimum } from '../../../src/statistics/functions/search/minimum.ts';

/** Rosenbrock (1960): a bent valley, its floor at (1, 1). */
const valley: Objective = ([x = 0, y = 0]) => ({
  value: 100 * (y - x * x) ** 2 + (1 - x) ** 2,
  gradient: Float64Array.of(-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)),
});

test('the floor of the bent valley is found from the usual start, with the inverse of its curvature', () => {
  const { point, verdict, inverse } = findMinimum(valley, { point: Float64Array.of(-1.2, 1) });
  expect(verdict).toBe('converged');
  expect(point[0]).toBeCloseTo(1, 10);
  expect(point[1]).toBeCloseTo(1, 10);
  // The curvature at (1, 1) is 802, −400, −400, 200.
  for (const [index, entry] of [0.5, 1, 1, 2.005].entries()) {
    expect(inverse![index]).toBeCloseTo(entry, 4);
  }
});

test.each<[string, Objective]>([
  ['falls for ever', ([x = 0]) => ({ value: Math.exp(-x), gradient: Float64Array.of(-Math.exp(-x)) })],
  ['does not depend on one of its coordinates', ([x = 0]) => ({ value: x * x, gradient: Float64Array.of(2 * x, 0) })],
  [
    'depends on a sum only',
    ([x = 0, y = 0]) => ({ value: (x + y) ** 2, gradient: Float64Array.of(2 * (x + y), 2 * (x + y)) }),
  ],
])('a function that %s has no minimum, and the verdict says so', (_, objective) => {
  const { verdict, inverse } = findMinimum(objective, { point: Float64Array.of(3, 1) });
  expect([verdict, inverse]).toEqual(['unidentified', null]);
});

test('where a function ends, the descent turns back', () => {
  const barrier: Objective = ([x = 0]) => ({ value: x - Math.log(x), gradient: Float64Array.of(1 - 1 / x) });
  expect(descend(barrier, { point: Float64Array.of(9) }).point[0]).toBeCloseTo(1, 8);
});

test('a knowledge of the curvature shortens the way', () => {
  const start = Float64Array.of(0.9, 0.82);
  const { inverse } = findMinimum(valley, { point: start });
  const blind = descend(valley, { point: start }).iterations;
  expect(descend(valley, { point: start, inverse: inverse! }).iterations).toBeLessThan(blind);
});

test('a line search ends at a place that is low and flat enough, or nowhere', () => {
  const bowl = (length: number): { length: number; value: number; slope: number } => ({
    length,
    value: (length - 5) ** 2,
    slope: 2 * (length - 5),
  });
  const found = lineSearch(bowl, bowl(0), 0.01)!;
  expect(found.value).toBeLessThan(25);
  expect(found.slope).toBeGreaterThan(-9);
  const upwards = (length: number): { length: number; value: number; slope: number } => ({
    length,
    value: length,
    slope: 1,
  });
  expect(lineSearch(upwards, { length: 0, value: 0, slope: -1 }, 1)?.length ?? 0).toBeLessThan(1e-12);
});
