import { newcombeDifference } from '../../src/statistics/proportions/newcombe.ts';
import { wilsonInterval } from '../../src/statistics/proportions/wilson.ts';
import { squareAndAdd } from '../../src/statistics/square-and-add.ts';

// Newcombe (1998), Statistics in Medicine 17, 873–890, table II, column (a): 56/70 and 48/80, method 10: 0.0524 to 0.3339.
test('of two shares with Wilson’s intervals it is the interval of Newcombe', () => {
  const [a, b] = [
    { value: 56 / 70, ...wilsonInterval(56, 70, 0.95)! },
    { value: 48 / 80, ...wilsonInterval(48, 80, 0.95)! },
  ];
  const { low, high } = squareAndAdd(a, b);
  expect(low).toBeCloseTo(0.0524, 4);
  expect(high).toBeCloseTo(0.3339, 4);
  const published = newcombeDifference({ successes: 56, n: 70 }, { successes: 48, n: 80 }, 0.95)!;
  expect([low, high]).toEqual([published.conf_low, published.conf_high]);
});

test('of two means with intervals as wide to both sides it adds their variances', () => {
  const { low, high } = squareAndAdd({ value: 30, low: 27, high: 33 }, { value: 20, low: 16, high: 24 });
  expect([low, high]).toEqual([5, 15]);
});
