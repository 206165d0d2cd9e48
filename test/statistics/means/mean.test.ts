import { meanInterval, meanOfCounts, welchDegreesOfFreedom, welchTest } from '../../../src/statistics/means/mean.ts';
import { agreesWithR } from '../reference.ts';

agreesWithR('meanOfCounts', meanOfCounts);
agreesWithR('meanInterval', meanInterval);
agreesWithR('welchTest', welchTest);
agreesWithR('welchDegreesOfFreedom', welchDegreesOfFreedom);

test('whole values are summed exactly, where squares of doubles would lose the variance', () => {
  const huge = 4_503_599_627_370_496;
  const summary = meanOfCounts([
    { value: huge, n: 1 },
    { value: huge + 1, n: 1 },
    { value: huge + 2, n: 1 },
  ]);
  expect(summary).toEqual({ n: 3, mean: huge + 1, variance: 1, standard_deviation: 1 });
});

test('the order of values does not change a digit', () => {
  const values = [0.1, 0.7, 1e9, -3.3, 2.2].map((value) => ({ value, n: 3 }));
  expect(meanOfCounts(values.toReversed())).toEqual(meanOfCounts(values));
});

test('one value has a mean, but no spread and no interval', () => {
  const summary = meanOfCounts([{ value: 4, n: 1 }]);
  expect(summary).toEqual({ n: 1, mean: 4, variance: null, standard_deviation: null });
  expect(meanInterval(summary, 0.95)).toBeNull();
  expect(welchTest(summary, summary, 0.95)).toBeNull();
  expect(welchDegreesOfFreedom(summary, summary)).toBeNull();
});

test('one value, or none, has no difference from several, on either side', () => {
  const several = meanOfCounts([3, 4, 5].map((value) => ({ value, n: 1 })));
  for (const few of [meanOfCounts([{ value: 4, n: 1 }]), meanOfCounts([])]) {
    expect([welchTest(few, several, 0.95), welchTest(several, few, 0.95)]).toEqual([null, null]);
    expect([welchDegreesOfFreedom(few, several), welchDegreesOfFreedom(several, few)]).toEqual([null, null]);
  }
});

test('no values have no mean', () => {
  expect(meanOfCounts([{ value: 4, n: 0 }])).toEqual({ n: 0, mean: null, variance: null, standard_deviation: null });
});

test('values that are all alike have a mean without doubt, and cannot be tested against each other', () => {
  const fours = meanOfCounts([{ value: 4, n: 3 }]);
  const fives = meanOfCounts([{ value: 5, n: 3 }]);
  expect(meanInterval(fours, 0.95)).toEqual({ low: 4, high: 4 });
  expect(welchTest(fives, fours, 0.95)).toEqual({
    difference: 1,
    std_error: 0,
    conf_low: null,
    conf_high: null,
    statistic: null,
    p_value: null,
  });
});
