import { changePoints } from '../../../src/statistics/series/change-points.ts';
import { controlChart } from '../../../src/statistics/series/control-chart.ts';
import { agreesWithR, expectClose, referenceCases } from '../reference.ts';

agreesWithR('changePoints', changePoints);

test('the Nile fell once between 1871 and 1970, with the year 1899 (R datasets::Nile; Cobb 1978)', () => {
  const [reference] = referenceCases('nile');
  const flows: readonly number[] = reference?.arguments[0] ?? [];
  const changes = changePoints(
    flows.map((value) => ({ value, variance: 130 ** 2 })),
    { confidence: 0.95 },
  );
  expect(changes).toHaveLength(1);
  expectClose({ index: changes[0]?.index, before: changes[0]?.before, after: changes[0]?.after }, reference?.expected);
});

test('periods without a value or without spread are passed over, and the index stays that of the series', () => {
  const gap = { value: null, variance: null };
  const certain = { value: 99, variance: 0 };
  const [ten, eleven, thirty] = [10, 11, 30].map((value) => ({ value, variance: 1 }));
  const series = [gap, ten, eleven, certain, ten, gap, thirty, thirty].filter((period) => period !== undefined);
  expect(changePoints(series, { confidence: 0.95 }).map(({ index }) => index)).toEqual([6]);
});

test('one odd period is not a change', () => {
  const series = [10, 10, 10, 30, 10, 10, 10].map((value) => ({ value, variance: 30 }));
  expect(changePoints(series, { confidence: 0.95 })).toEqual([]);
});

test('a change that chance makes as well has a p-value of 1 at most, however many places it could have had', () => {
  // Without a penalty any difference is a change: here one of a tenth of its standard error, at one of three places.
  const series = [10, 10, 10, 11, 11, 11].map((value) => ({ value, variance: 150 }));
  const [change] = changePoints(series, { confidence: 0.95, penalty: 0 });
  expect(change).toMatchObject({ index: 3, difference: 1, std_error: expect.closeTo(10, 9), p_value: 1 });
});

test('too short a series has no changes', () => {
  expect(changePoints([], { confidence: 0.95 })).toEqual([]);
  expect(changePoints([{ value: 1, variance: 1 }], { confidence: 0.95 })).toEqual([]);
});

const month = (index: number): string => `2026-${String(index + 1).padStart(2, '0')}`;

function monthly(values: readonly (number | null)[]) {
  return values.map((value, index) => ({
    period: month(index),
    value,
    variance_of_one: value === null ? null : 0.64,
    n: value === null ? 0 : 100,
  }));
}

test('a month beyond three standard errors of 0.08 is a signal', () => {
  const chart = controlChart(monthly([0.3, 0.3, 0.3, 0.3, 0.3, 0, 0.3, 0.3, 0.3, 0.3]));
  expectClose(chart.centre, 0.27);
  expectClose(chart.points[5], { period: '2026-06', value: 0, limit_low: 0.03, limit_high: 0.51 });
  expect(chart.signals).toContainEqual({ rule: 'beyond-3-sigma', periods: ['2026-06'] });
});

test('variance and centre are pooled by the number of answers, and small periods have wider limits', () => {
  const chart = controlChart([
    { period: '2026-01', value: 0.4, variance_of_one: 0.5, n: 300 },
    { period: '2026-02', value: 0, variance_of_one: 0.9, n: 100 },
  ]);
  const within = (299 * 0.5 + 99 * 0.9) / (299 + 99);
  expectClose([chart.centre, chart.variance_of_one], [0.3, within]);
  expectClose(chart.points[1]?.limit_low, 0.3 - 3 * Math.sqrt(within / 100));
  expectClose(chart.points[0]?.limit_low, 0.3 - 3 * Math.sqrt(within / 300));
});

test('the limits of a share are those of a p-chart', () => {
  // 12, 8 and 25 of 100, 80 and 120: p = 0.15, and p·(1−p) whatever each period has of it.
  const parts = [
    [12, 100],
    [8, 80],
    [25, 120],
  ] as const;
  const series = parts.map(([count, n], index) => {
    const share = count / n;
    return { period: month(index), value: share, variance_of_one: (share * (1 - share) * n) / (n - 1), n };
  });
  const { centre, points } = controlChart(series, true);
  expectClose(centre, 0.15);
  for (const [index, [, n]] of parts.entries())
    expectClose(points[index]?.limit_high, 0.15 + 3 * Math.sqrt((0.15 * 0.85) / n));
});

test('of periods with one answer each, or in which hardly one of a kind is expected, none stands apart', () => {
  const single = [1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1].map((value, index) => ({
    period: String(index),
    value,
    variance_of_one: null,
    n: 1,
  }));
  expect(controlChart(single, true).signals).toEqual([]);
  expect(controlChart(single).signals).toEqual([]);
  // One of 20 leaves in a month, and nobody in eleven others.
  const rare = Array.from({ length: 12 }, (_, index) => {
    const value = index === 2 ? 0.05 : 0;
    return { period: month(index), value, variance_of_one: (value * (1 - value) * 20) / 19, n: 20 };
  });
  expect(controlChart(rare, true).signals).toEqual([]);
  expect(controlChart(rare, true).points[0]).toMatchObject({ value: 0, limit_low: null, limit_high: null });
});

test('eight months on one side of the centre are a signal, though one without answers lies between them', () => {
  const { signals } = controlChart(
    monthly([0.32, 0.32, 0.32, 0.32, null, 0.32, 0.32, 0.32, 0.32, 0.26, 0.26, 0.26, 0.26]),
  );
  const periods = [0, 1, 2, 3, 5, 6, 7, 8].map(month);
  expect(signals).toEqual([{ rule: 'eight-on-one-side', periods }]);
});

test('seven months on one side are no signal, nor is a series that lies on its centre', () => {
  const seven = [0.32, 0.32, 0.32, 0.32, 0.32, 0.32, 0.32];
  expect(controlChart(monthly([...seven, 0.25, 0.25, 0.25, 0.25])).signals).toEqual([]);
  expect(controlChart(monthly(Array.from({ length: 9 }, () => 0.1))).signals).toEqual([]);
});

test('a series without any spread gives no signal by rounding alone', () => {
  const series = [3, 7, 11, 13, 17, 19, 23, 29, 31].map((n, index) => ({
    period: month(index),
    value: 0.7,
    variance_of_one: 0,
    n,
  }));
  expect(controlChart(series).signals).toEqual([]);
});

test('a series without answers has periods, but no centre and no signals', () => {
  expect(controlChart(monthly([null]))).toEqual({
    centre: null,
    variance_of_one: null,
    points: [{ period: '2026-01', value: null, limit_low: null, limit_high: null }],
    signals: [],
  });
});
