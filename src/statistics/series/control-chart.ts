/**
 * One period of a series of means: its mean (null without answers), the variance of a single answer in it, and the
 * number of answers.
 */
export interface ControlPeriod {
  readonly period: string;
  readonly value: number | null;
  readonly variance_of_one: number | null;
  readonly n: number;
}

/** A period with the limits that chance alone would keep its value in; null without answers. */
export interface ControlPoint {
  readonly period: string;
  readonly value: number | null;
  readonly limit_low: number | null;
  readonly limit_high: number | null;
}

/** A departure from chance, and the periods that show it. */
export interface ControlSignal {
  readonly rule: 'beyond-3-sigma' | 'eight-on-one-side';
  readonly periods: string[];
}

/** `centre` and `variance_of_one` are null when no period has answers. */
export interface ControlChart {
  readonly centre: number | null;
  readonly variance_of_one: number | null;
  readonly points: ControlPoint[];
  readonly signals: ControlSignal[];
}

const longRun = 8;

/**
 * A control chart of means, such as a score by month. The centre is the mean of all answers; the limits of a period are
 * centre ± 3·√(variance/n), with the variance of one answer within periods pooled over all of them, so that a small
 * period is not judged by the spread of its own few answers. Signals are each period beyond its limits, and each longest
 * run of eight or more periods on one side of the centre. Periods without answers neither break nor lengthen a run; one
 * that lies on the centre breaks it. Limits are in the units of the values and may leave their scale.
 *
 * Source: Shewhart (1931), Economic Control of Quality of Manufactured Product (limits); Western Electric (1956),
 * Statistical Quality Control Handbook (both rules).
 *
 * @example controlChart([{ period: '2026-01', value: 0.3, variance_of_one: 0.6, n: 100 }, { period: '2026-02', value: 0.1, variance_of_one: 0.8, n: 100 }]).points[0] // => { period: '2026-01', value: 0.3, limit_low: -0.050998, limit_high: 0.450998 }
 */
export function controlChart(series: readonly ControlPeriod[]): ControlChart {
  const answered = series.flatMap(({ period, value, variance_of_one: variance, n }) =>
    value !== null && variance !== null && n > 0 ? [{ period, value, variance, n }] : [],
  );
  const n = answered.reduce((sum, point) => sum + point.n, 0);
  if (n === 0) {
    const points = series.map(({ period }) => ({ period, value: null, limit_low: null, limit_high: null }));
    return { centre: null, variance_of_one: null, points, signals: [] };
  }
  const centre = answered.reduce((sum, point) => sum + point.n * point.value, 0) / n;
  const variance = answered.reduce((sum, point) => sum + point.n * point.variance, 0) / n;
  const points = series.map((point) => controlPoint(point, centre, variance));
  return {
    centre,
    variance_of_one: variance,
    points,
    signals: [...beyondLimits(points), ...longRuns(answered, centre)],
  };
}

function controlPoint({ period, value, n }: ControlPeriod, centre: number, variance: number): ControlPoint {
  if (value === null || !(n > 0)) {
    return { period, value: null, limit_low: null, limit_high: null };
  }
  const reach = 3 * Math.sqrt(variance / n);
  return { period, value, limit_low: centre - reach, limit_high: centre + reach };
}

function beyondLimits(points: readonly ControlPoint[]): ControlSignal[] {
  return points
    .filter(({ value, limit_low: low, limit_high: high }) => {
      return value !== null && low !== null && high !== null && (sideOf(value, low) < 0 || sideOf(value, high) > 0);
    })
    .map(({ period }) => ({ rule: 'beyond-3-sigma', periods: [period] }));
}

function longRuns(
  answered: readonly { readonly period: string; readonly value: number }[],
  centre: number,
): ControlSignal[] {
  const runs: { side: number; periods: string[] }[] = [];
  for (const { period, value } of answered) {
    const side = sideOf(value, centre);
    const current = runs.at(-1);
    if (current !== undefined && current.side === side) {
      current.periods.push(period);
    } else {
      runs.push({ side, periods: [period] });
    }
  }
  return runs
    .filter(({ side, periods }) => side !== 0 && periods.length >= longRun)
    .map(({ periods }) => ({ rule: 'eight-on-one-side', periods }));
}

/** −1 below the line, 1 above it, and 0 on it: equal values may differ from their own mean by a rounding error. */
function sideOf(value: number, line: number): number {
  const distance = value - line;
  return Math.abs(distance) <= 1e-12 * (Math.abs(value) + Math.abs(line)) ? 0 : Math.sign(distance);
}
