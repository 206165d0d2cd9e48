import type { Fit } from '../../statistics/buying/fit.ts';
import { normalCriticalValue } from '../../statistics/distributions/normal.ts';

/** A total, and between which ends it lies. */
export interface Total {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A total above 0 is told on the scale of its logarithm. @param ratio how far its ends lie from it; null where nobody knows */
export const within = (value: number, ratio: number | null): Total =>
  ratio === null ? { value, low: null, high: null } : { value, low: value / ratio, high: value * ratio };

/** How the logarithms of parameters are moved to see totals change. */
const nudge = 1e-4;

/**
 * The delta method: the variance of the logarithm of each of some totals, from their slopes in the logarithms of the
 * parameters and the covariance of those. It knows of the parameters' uncertainty alone, not of the chance that is left in what
 * each customer does. Null without standard errors, or where a total is not above 0.
 *
 * Source: Oehlert (1992), "A note on the delta method", The American Statistician 46.
 */
export function logVariances<Parameters extends object>(
  { parameters, covariance }: Fit<Parameters>,
  totalsAt: (parameters: Parameters) => readonly number[],
): readonly (number | null)[] {
  if (covariance === null) return [];
  const names = Object.keys(parameters) as (keyof Parameters)[];
  const moved = (name: keyof Parameters, by: number) =>
    totalsAt({ ...parameters, [name]: Number(parameters[name]) * Math.exp(by) });
  const ends = names.map((name) => ({ up: moved(name, nudge), down: moved(name, -nudge) }));
  return (ends[0]?.up ?? []).map((_, total) => {
    const slopes = ends.map(({ up, down }) => (Math.log(up[total]!) - Math.log(down[total]!)) / (2 * nudge));
    const variance = slopes.reduce(
      (sum, slope, row) => sum + slopes.reduce((own, other, at) => own + slope * other * covariance[row]![at]!, 0),
      0,
    );
    return Number.isFinite(variance) ? variance : null;
  });
}

/** How far the ends of a total lie from it, as a ratio, where the logarithm of the total has this variance. */
export const ratioOf = (variance: number | null, confidence: number): number | null =>
  variance === null ? null : Math.exp(normalCriticalValue(confidence) * Math.sqrt(variance));

/** How far the ends of some totals lie from them, as ratios. */
export const logSpread = <Parameters extends object>(
  fit: Fit<Parameters>,
  confidence: number,
  totalsAt: (parameters: Parameters) => readonly number[],
): readonly (number | null)[] => logVariances(fit, totalsAt).map((variance) => ratioOf(variance, confidence));
