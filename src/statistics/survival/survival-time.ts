import type { CurveRow } from './kaplan-meier.ts';

/** The time by which a share has left, with its limits; null where the curve (or its limit) does not fall that far. */
export interface SurvivalTime {
  readonly time: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/** Products of fractions miss the level by rounding. */
const tolerance = Math.sqrt(Number.EPSILON);

/**
 * The time by which this share has left: the first at which survival is at most 1 − share, and the middle of the step
 * where survival stays at exactly that before it falls on. The limits are where those of the curve pass the same level.
 *
 * Source: Brookmeyer & Crowley (1982), "A confidence interval for the median survival time", Biometrics 38; median of R
 * survival's survfit, which also takes the middle.
 *
 * @example survivalTime([{ time: 3, at_risk: 2, events: 1, censored: 0, survival: 0.5, std_error: 0.35, conf_low: 0.006, conf_high: 0.91, cumulative_hazard: 0.5 }, { time: 7, at_risk: 1, events: 1, censored: 0, survival: 0, std_error: null, conf_low: null, conf_high: null, cumulative_hazard: 1.5 }], 0.5) // => { time: 5, conf_low: 3, conf_high: null }
 */
export function survivalTime(curve: readonly CurveRow[], share: number): SurvivalTime {
  if (!(share > 0 && share < 1)) {
    throw new RangeError(`a share that has left lies between 0 and 1, not at ${share}`);
  }
  const level = 1 - share;
  return {
    time: firstTime(curve, level, 'survival'),
    conf_low: firstTime(curve, level, 'conf_low'),
    conf_high: firstTime(curve, level, 'conf_high'),
  };
}

function firstTime(
  curve: readonly CurveRow[],
  level: number,
  line: 'survival' | 'conf_low' | 'conf_high',
): number | null {
  const reached = curve.flatMap(({ time, [line]: value }) =>
    value !== null && value < level + tolerance ? [{ time, value }] : [],
  );
  const first = reached[0];
  if (first === undefined) {
    return null;
  }
  const next = Math.abs(first.value - level) < tolerance ? reached.find(({ value }) => value < first.value) : undefined;
  return next === undefined ? first.time : (first.time + next.time) / 2;
}
