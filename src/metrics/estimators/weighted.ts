import { column } from '../../results/columns.ts';
import { normalCriticalValue, normalTwoSided } from '../../statistics/normal.ts';
import type { WeightedMean } from '../../statistics/weighted-mean.ts';
import type { TestedDifference } from '../estimates.ts';

export const effectiveN = column('n_eff', { en: 'Effective n', es: 'n efectivo' }, 'number', {
  en: 'answers of equal weight that would be as precise (Kish)',
  es: 'respuestas de igual peso que darían la misma precisión (Kish)',
});

export const deff = column('deff', { en: 'Design effect', es: 'Efecto de diseño' }, 'number', {
  en: 'n divided by the effective n: what weighting costs',
  es: 'n dividido por el n efectivo: lo que cuesta ponderar',
});

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
