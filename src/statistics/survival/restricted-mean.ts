import type { CurveRow } from './kaplan-meier.ts';

/** The mean time up to a limit, and its standard error. */
export interface RestrictedMean {
  readonly mean: number;
  readonly std_error: number;
}

/**
 * The mean time that was stayed of the first `until`: the area under the curve up to there. Beyond its last row the curve
 * goes on level. Null without a curve; throws a RangeError unless `until` ≥ 0.
 *
 * Source: Miller (1981), Survival Analysis, pages 195–196; print of R survival's survfit with `rmean`.
 *
 * @example restrictedMean([{ time: 0, at_risk: 4, events: 0, censored: 0, survival: 1, std_error: 0, conf_low: null, conf_high: null, cumulative_hazard: 0 }, { time: 3, at_risk: 4, events: 1, censored: 0, survival: 0.75, std_error: 0.22, conf_low: 0.13, conf_high: 0.96, cumulative_hazard: 0.25 }], 5) // => { mean: 4.5, std_error: 0.4330127 }
 */
export function restrictedMean(curve: readonly CurveRow[], until: number): RestrictedMean | null {
  if (!(until >= 0)) {
    throw new RangeError(`a mean is restricted to a time of 0 or later, not ${until}`);
  }
  const seen = curve.filter(({ time }) => time <= until);
  if (seen.length === 0) {
    return null;
  }
  let area = 0;
  let variance = 0;
  let end = until;
  for (const { time, at_risk, events, survival } of seen.toReversed()) {
    area += (end - time) * survival;
    end = time;
    if (at_risk > events) {
      variance += (area ** 2 * events) / (at_risk * (at_risk - events));
    }
  }
  return { mean: area, std_error: Math.sqrt(variance) };
}
