/**
 * One period of a series of means: its mean (null without answers), the variance of a single answer in it (divisor n − 1; null of
 * fewer than two), and the number of answers.
 */
export interface ControlPeriod {
  readonly period: string;
  readonly value: number | null;
  readonly variance_of_one: number | null;
  readonly n: number;
}

/** A period with the limits that chance alone would keep its value in; null without answers, limits also of too few. */
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

/** `centre` is null when no period has answers, `variance_of_one` (within periods) also when they have too few. */
export interface ControlChart {
  readonly centre: number | null;
  readonly variance_of_one: number | null;
  readonly points: ControlPoint[];
  readonly signals: ControlSignal[];
}

const longRun = 8;

/** Of one or two answers nothing is said, by no limit. */
const fewestAnswers = 3;

/** Six periods of so many answers: of fewer nobody knows how much answers vary within a period. */
const fewestWithin = 6 * (fewestAnswers - 1);

/**
 * A control chart of means, such as a score by month. The centre is the mean of all answers; the limits of a period are
 * centre ± 3·√(variance/n). The variance of one answer is that within periods (divisor n − 1), pooled over all of them, so
 * that a small period is not judged by the spread of its own few answers; of a share it is p·(1−p) of all answers, as a
 * p-chart has it. Signals are each period beyond its limits, and each longest run of eight or more periods on one side of
 * the centre. Periods without answers neither break nor lengthen a run; one that lies on the centre breaks it. Limits are
 * in the units of the values and may leave their scale.
 *
 * No limits, and no place in a run, has a period of which chance is not normal: one with fewer than three answers, or, of a
 * share, one in which fewer than one answer of either kind is expected (a single one would then lie beyond 3σ, and most
 * periods without any on one side). Where periods are so small that the variance within them is not known, none has limits.
 *
 * Source: Shewhart (1931), Economic Control of Quality of Manufactured Product (limits); Western Electric (1956),
 * Statistical Quality Control Handbook (both rules); Montgomery (2013), Introduction to Statistical Quality Control, 7.3
 * (p-charts, and small expected counts).
 *
 * @param isShare whether answers are 1 or 0, and values their means
 * @example controlChart([{ period: '2026-01', value: 0.3, variance_of_one: 0.6, n: 100 }, { period: '2026-02', value: 0.1, variance_of_one: 0.8, n: 100 }]).points[0] // => { period: '2026-01', value: 0.3, limit_low: -0.050998, limit_high: 0.450998 }
 */
export function controlChart(series: readonly ControlPeriod[], isShare = false): ControlChart {
  const answered = series.flatMap(({ value, variance_of_one: variance, n }) =>
    value !== null && n > 0 ? [{ value, variance, n }] : [],
  );
  const n = answered.reduce((sum, point) => sum + point.n, 0);
  if (n === 0) {
    const points = series.map(({ period }) => ({ period, value: null, limit_low: null, limit_high: null }));
    return { centre: null, variance_of_one: null, points, signals: [] };
  }
  const centre = answered.reduce((sum, point) => sum + point.n * point.value, 0) / n;
  const within = varianceWithin(answered);
  const ofOne = isShare ? centre * (1 - centre) : within;
  const isJudged = (one: ControlPeriod) =>
    one.n >= fewestAnswers && (!isShare || Math.min(centre, 1 - centre) * one.n >= 1);
  const points = series.map((point) => controlPoint(point, centre, isJudged(point) ? ofOne : null));
  const judged = points.flatMap(({ period, value, limit_low }) =>
    value === null || limit_low === null ? [] : [{ period, value }],
  );
  return {
    centre,
    variance_of_one: within,
    points,
    signals: [...beyondLimits(points), ...longRuns(judged, centre)],
  };
}

/** The variance of one answer within periods; null where they have too few answers to know. */
function varianceWithin(answered: readonly { readonly variance: number | null; readonly n: number }[]): number | null {
  const freedom = answered.reduce((sum, { n }) => sum + n - 1, 0);
  if (freedom < fewestWithin) return null;
  return answered.reduce((sum, { n, variance }) => sum + (n - 1) * (variance ?? 0), 0) / freedom;
}

/** @param variance that of one answer; null where the period has no limits */
function controlPoint({ period, value, n }: ControlPeriod, centre: number, variance: number | null): ControlPoint {
  if (value === null || !(n > 0)) return { period, value: null, limit_low: null, limit_high: null };
  if (variance === null) return { period, value, limit_low: null, limit_high: null };
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
