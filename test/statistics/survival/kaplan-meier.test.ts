import * as fc from '../../chance.ts';
import { kaplanMeier, type CurveRow } from '../../../src/statistics/survival/kaplan-meier.ts';
import { restrictedMean } from '../../../src/statistics/survival/restricted-mean.ts';
import { survivalTime } from '../../../src/statistics/survival/survival-time.ts';
import { atRisk, riskSets, type TimeRow } from '../../../src/statistics/survival/time-rows.ts';
import type { SurvivalScale } from '../../../src/statistics/survival/survival-interval.ts';
import { expectClose } from '../reference.ts';
import { referenceSets, survivalVersion, timeRows, timeRowsByGroup, type ReferenceCurve } from './reference.ts';
import { slowTest } from '../../often.ts';

const scales: readonly SurvivalScale[] = ['log-log', 'log', 'plain'];
/** Our curve begins at time 0; R's at the first time at which somebody left or went out of sight. */
const withoutStart = (curve: readonly CurveRow[], { time }: ReferenceCurve) => curve.slice(time[0] === 0 ? 0 : 1);
const column = <Name extends keyof CurveRow>(curve: readonly CurveRow[], name: Name) => curve.map((row) => row[name]);

function expectCurve(rows: readonly TimeRow[], expected: ReferenceCurve): void {
  const curve = kaplanMeier(rows, 0.95);
  expect(curve[0]?.time).toBe(0);
  for (const name of ['time', 'at_risk', 'events', 'survival', 'std_error', 'cumulative_hazard'] as const) {
    expectClose(column(withoutStart(curve, expected), name), expected[name]);
  }
  for (const [until, mean, error] of expected.restricted_means) {
    expectClose(restrictedMean(curve, until), { mean, std_error: error });
  }
  for (const scale of scales) {
    const limits = expected.limits[scale];
    if (limits !== undefined) {
      const limited = kaplanMeier(rows, 0.95, scale);
      expectClose(column(withoutStart(limited, expected), 'conf_low'), limits.conf_low);
      expectClose(column(withoutStart(limited, expected), 'conf_high'), limits.conf_high);
      expectClose(Object.values(survivalTime(limited, 0.5)), limits.median);
    }
  }
  expectClose(
    [0.25, 0.75].map((share) => survivalTime(curve, share).time),
    expected.quartiles,
  );
}

describe(`curves, medians, quartiles and restricted means agree with ${survivalVersion}`, () => {
  test.each(referenceSets.map((set) => [set.name, set] as const))('%s', (_, set) => {
    expectCurve(timeRows(set), set.all);
    for (const [index, rows] of timeRowsByGroup(set).entries()) {
      const expected = set.curves[index]!;
      if (expected === null) {
        expect(kaplanMeier(rows, 0.95)).toEqual([]);
      } else {
        expectCurve(rows, expected);
      }
    }
  });
});

const row = (time: number, events: number, censored = 0, entered = 0): TimeRow => ({ time, events, censored, entered });

test('the published limits of the waltons data: 88.2 % within 71.6 … 95.4 % at 9 days, 17.6 % within 7.2 … 31.9 % at 33', () => {
  // Of the 34 of group miR-137, 4 were gone at 9 days and 28 at 33; when nobody goes out of sight, no more is needed.
  const curve = kaplanMeier([row(9, 4), row(33, 24), row(75, 6)], 0.95);
  const published = [
    [9, 0.88235, 0.71627, 0.95414],
    [33, 0.17647, 0.07162, 0.3194],
  ];
  for (const [index, numbers] of published.entries()) {
    const { time, survival, conf_low, conf_high } = curve[index + 1]!;
    expectClose([time, survival, conf_low, conf_high], numbers, 1e-4);
  }
});

test('nobody has no curve, no median and no mean', () => {
  expect(kaplanMeier([], 0.95)).toEqual([]);
  expect(survivalTime([], 0.5)).toEqual({ time: null, conf_low: null, conf_high: null });
  expect(restrictedMean([], 10)).toBeNull();
});

test('who enters at a time is at risk after it', () => {
  const rows = [row(2, 1), row(2, 0, 0, 1), row(3, 1)];
  expect(riskSets(rows)).toEqual([
    { time: 2, at_risk: 1, events: 1, censored: 0 },
    { time: 3, at_risk: 1, events: 1, censored: 0 },
  ]);
  expect(atRisk(rows, [0, 2, 2.5, 3, 4])).toEqual([1, 1, 1, 1, 0]);
});

test('to enter at time 0 is to be there from the start', () => {
  expect(kaplanMeier([row(0, 0, 0, 3), row(4, 2, 1)], 0.95)).toEqual(kaplanMeier([row(4, 2, 1)], 0.95));
});

test('ten million people are no more work than their times', () => {
  const curve = kaplanMeier([row(1, 2_500_000), row(2, 0, 7_500_000)], 0.95);
  expect(curve[1]!.survival).toBe(0.75);
  expectClose(curve[1]!.std_error, Math.sqrt((0.75 * 0.25) / 1e7), 1e-12);
});

test('what cannot be is refused', () => {
  expect(() => riskSets([row(-1, 1)])).toThrow(RangeError);
  expect(() => riskSets([row(Number.NaN, 1)])).toThrow(RangeError);
  expect(() => riskSets([row(1, 0.5)])).toThrow(RangeError);
  expect(() => riskSets([row(1, -1)])).toThrow(RangeError);
  expect(() => riskSets([row(1, 1), row(2, 0, 0, 1)])).toThrow(RangeError);
  expect(() => survivalTime([], 1)).toThrow(RangeError);
  expect(() => restrictedMean([], -1)).toThrow(RangeError);
});

const someRows = fc.array(
  fc.record({ time: fc.integer({ min: 0, max: 30 }), events: fc.nat(5), censored: fc.nat(5) }).map((one) => ({
    ...one,
    entered: 0,
  })),
  { maxLength: 40 },
);

slowTest('rows of two halves add up to the whole, in any order', () => {
  fc.assert(
    fc.property(someRows, someRows, (a, b) => {
      const whole = kaplanMeier([...a, ...b], 0.95);
      expect(kaplanMeier([...b, ...a].toReversed(), 0.95)).toEqual(whole);
      const times = [0, 3, 10, 29];
      const [ofA, ofB] = [atRisk(a, times), atRisk(b, times)];
      expect(atRisk([...a, ...b], times)).toEqual(ofA.map((count, index) => count + ofB[index]!));
    }),
  );
});

test('without anybody out of sight the curve is the share that is still there', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const leaving = rows.map((one) => ({ ...one, censored: 0 }));
      const n = leaving.reduce((sum, { events }) => sum + events, 0);
      for (const { time, survival } of kaplanMeier(leaving, 0.95)) {
        const stayed = leaving.reduce((sum, one) => sum + (one.time > time ? one.events : 0), 0);
        expectClose(survival, stayed / n, 1e-12);
      }
    }),
  );
});

test('the mean up to the last time is that of the times, when nobody goes out of sight', () => {
  const rows = [row(1, 2), row(4, 1), row(9, 3)];
  expectClose(restrictedMean(kaplanMeier(rows, 0.95), 9)?.mean, (2 + 4 + 27) / 6, 1e-12);
});
