import * as fc from '../../chance.ts';
import { logRankTest, type LogRankWeight } from '../../../src/statistics/survival/log-rank.ts';
import type { TimeRow } from '../../../src/statistics/survival/time-rows.ts';
import { chiSquaredUpperTail } from '../../../src/statistics/distributions/chi-squared.ts';
import { expectClose } from '../reference.ts';
import { referenceSets, survivalVersion, timeRowsByGroup } from './reference.ts';

const weights: readonly LogRankWeight[] = ['log-rank', 'peto-peto'];

describe(`log-rank and Peto–Peto agree with ${survivalVersion}`, () => {
  test.each(referenceSets.map((set) => [set.name, set] as const))('%s', (_, set) => {
    for (const weight of weights) {
      const { statistic, df, p_value } = logRankTest(timeRowsByGroup(set), weight);
      expectClose({ statistic, df }, set[weight]);
      expectClose(p_value, statistic === null ? null : chiSquaredUpperTail(statistic, df));
    }
  });
});

const row = (time: number, events: number, censored = 0): TimeRow => ({ time, events, censored, entered: 0 });

test('there is nothing to test between no groups, one group, and a group and nobody', () => {
  for (const groups of [[], [[row(1, 2)]], [[row(1, 2), row(3, 1)], []]]) {
    expect(logRankTest(groups, 'log-rank')).toMatchObject({ statistic: null, df: 0, p_value: null });
  }
});

test('a group without anybody changes nothing but its own place', () => {
  const a = [row(1, 2), row(4, 1, 1)];
  const b = [row(2, 1), row(6, 3)];
  const { observed, expected, ...test } = logRankTest([a, b], 'peto-peto');
  expect(logRankTest([a, [], b], 'peto-peto')).toEqual({
    ...test,
    observed: [observed[0], 0, observed[1]],
    expected: [expected[0], 0, expected[1]],
  });
});

const someRows = fc.array(
  fc
    .record({ time: fc.integer({ min: 0, max: 20 }), events: fc.nat(4), censored: fc.nat(4) })
    .map(({ time, events, censored }) => row(time, events, censored)),
  { minLength: 1, maxLength: 20 },
);

test('as many leave as are expected to, and the order of groups and rows changes nothing', () => {
  fc.assert(
    fc.property(fc.array(someRows, { minLength: 2, maxLength: 4 }), fc.constantFrom(...weights), (groups, weight) => {
      const test = logRankTest(groups, weight);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expectClose(sum(test.observed), sum(test.expected), 1e-9);
      const turned = logRankTest(groups.map((rows) => rows.toReversed()).toReversed(), weight);
      expect(turned.df).toBe(test.df);
      expect(Math.abs((turned.statistic ?? 0) - (test.statistic ?? 0))).toBeLessThan(1e-8);
    }),
  );
});

test('groups that are alike in everything have a statistic of 0', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const { statistic, p_value } = logRankTest([rows, rows], 'log-rank');
      expect(statistic ?? 0).toBeLessThan(1e-12);
      expect(p_value ?? 1).toBeGreaterThan(0.999);
    }),
  );
});
