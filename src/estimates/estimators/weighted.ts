import type { Text } from '../../messages/language.ts';
import { column } from '../../results/columns.ts';
import type { Interval } from '../../statistics/interval.ts';
import { normalCriticalValue, normalTwoSided } from '../../statistics/distributions/normal.ts';
import type { WeightedMean } from '../../statistics/means/weighted-mean.ts';
import { measure, type Measure, type TestedDifference } from '../estimator.ts';

const effectiveN = column('n_eff', { en: 'Effective n', es: 'n efectivo' }, 'number', {
  en: 'answers of equal weight that would be as precise (Kish)',
  es: 'respuestas de igual peso que darían la misma precisión (Kish)',
});

const deff = column('deff', { en: 'Design effect', es: 'Efecto de diseño' }, 'number', {
  en: 'n divided by the effective n: what weighting costs',
  es: 'n dividido por el n efectivo: lo que cuesta ponderar',
});

/** What weighting cost: the same two measures at the end of every weighted table. */
export const costOfWeights = <E>(of: (estimate: E) => WeightedMean | null): Measure<E>[] => [
  measure(effectiveN, (estimate) => of(estimate)?.n_eff ?? null),
  measure(deff, (estimate) => of(estimate)?.deff ?? null),
];

export const taylor: Text = { en: 'Taylor linearisation', es: 'linealización de Taylor' };

/**
 * The normal interval of a weighted mean within the bounds of its values; null where its answers do not vary, and so tell
 * nothing about how far the next one may lie.
 */
export function weightedInterval(
  { estimate, std_error }: WeightedMean,
  confidence: number,
  { low, high }: Interval,
): Interval | null {
  if (estimate === null || std_error === null || std_error === 0) return null;
  const reach = normalCriticalValue(confidence) * std_error;
  return { low: Math.max(low, estimate - reach), high: Math.min(high, estimate + reach) };
}

/** The variance of one answer that gives a weighted mean its standard error: what n answers of equal weight would need. */
export const varianceOfWeighted = ({ n, std_error: error }: WeightedMean): number | null =>
  error === null ? null : n * error ** 2;

/** The difference of two weighted means with its normal interval and test, in units of `scale`. */
export function differenceOfWeighted(
  a: WeightedMean,
  b: WeightedMean,
  confidence: number,
  scale: number,
): TestedDifference | null {
  if (a.estimate === null || b.estimate === null || a.std_error === null || b.std_error === null) return null;
  const difference = scale * (a.estimate - b.estimate);
  const std_error = scale * Math.hypot(a.std_error, b.std_error);
  const reach = normalCriticalValue(confidence) * std_error;
  const statistic = std_error > 0 ? difference / std_error : null;
  return {
    difference,
    std_error,
    conf_low: difference - reach,
    conf_high: difference + reach,
    statistic,
    p_value: statistic === null ? null : normalTwoSided(statistic),
  };
}
