import { findRoot } from '../../../src/statistics/functions/root.ts';
import { expectClose } from '../reference.ts';

test.each<[string, (x: number) => number, number, number, number]>([
  ['a cosine', Math.cos, 0, 3, Math.PI / 2],
  ['a steep exponential', (x) => Math.exp(20 * x) - 1e6, -10, 10, Math.log(1e6) / 20],
  ['a triple root', (x) => (x - 1 / 3) ** 3, -1, 4, 1 / 3],
  ['a step', (x) => (x < 0.7 ? -1 : 1), 0, 1, 0.7],
  ['an end of the bracket', (x) => x - 2, 2, 5, 2],
])('the root of %s is found', (_, f, low, high, root) => {
  expectClose(findRoot(f, low, high), root, 1e-6);
});

test('a root at 0 is found', () => {
  expect(findRoot(Math.sin, -1, 2)).toBeCloseTo(0, 15);
});

test('without a change of sign there is nothing to look for', () => {
  expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
});
