import { normalCriticalValue, normalTwoSided } from '../distributions/normal.ts';
import { alikeRows, predict, probabilityAt, type LogisticRegression, type LogisticRow } from './logistic.ts';

/** A change of a probability for one unit of a term, with the normal interval and test. */
export interface MarginalEffect {
  readonly effect: number;
  readonly std_error: number;
  readonly statistic: number | null;
  readonly p_value: number | null;
  readonly conf_low: number;
  readonly conf_high: number;
}

/**
 * By how much the probability changes when a term of a logistic regression grows by a little, for one unit of it: the mean of
 * p(1 − p)·β over all units, with the error that follows from those of the coefficients (delta method). Null where the
 * regression has not converged, or without units: then no coefficient says anything.
 *
 * Use it to say an effect in points of probability, for terms that may take any value; not for a term that is 0 or 1, whose
 * effect is a difference of two probabilities.
 *
 * Source: Greene (2012), Econometric Analysis, 17.3.2.
 *
 * @param term the place of the term in the rows
 * @example averageMarginalEffect([{ terms: [1, 0], n: 4, events: 2 }], { coefficients: [{ coefficient: 0 }, { coefficient: 1 }], covariance: [[0.1, 0], [0, 0.04]], verdict: 'converged' }, 1, 0.95)?.std_error // => 0.05
 */
export function averageMarginalEffect(
  rows: readonly LogisticRow[],
  regression: Pick<LogisticRegression, 'coefficients' | 'covariance' | 'verdict'> | null,
  term: number,
  confidence: number,
): MarginalEffect | null {
  if (regression === null || regression.verdict !== 'converged') return null;
  const coefficients = regression.coefficients.map(({ coefficient }) => coefficient!);
  const slope = coefficients[term]!;
  let n = 0;
  let spread = 0;
  const turns = coefficients.map(() => 0);
  for (const { terms, n: units } of alikeRows(rows)) {
    const happens = probabilityAt(predict(terms, coefficients));
    const density = units * happens * (1 - happens);
    n += units;
    spread += density;
    for (const [at, value] of terms.entries()) turns[at]! += density * (1 - 2 * happens) * value;
  }
  if (n === 0) return null;
  const gradient = turns.map((turn, at) => (slope * turn + (at === term ? spread : 0)) / n);
  const variance = gradient.reduce(
    (sum, one, row) =>
      gradient.reduce((part, other, column) => part + one * other * regression.covariance[row]![column]!, sum),
    0,
  );
  const effect = (slope * spread) / n;
  const error = Math.sqrt(Math.max(0, variance));
  const reach = normalCriticalValue(confidence) * error;
  const statistic = error > 0 ? effect / error : null;
  return {
    effect,
    std_error: error,
    statistic,
    p_value: statistic === null ? null : normalTwoSided(statistic),
    conf_low: effect - reach,
    conf_high: effect + reach,
  };
}
