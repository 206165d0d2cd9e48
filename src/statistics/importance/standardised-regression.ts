import { cholesky, inverseForm } from '../functions/cholesky.ts';
import type { Standardised } from './standardised.ts';

/** A regression of an outcome on terms that all have a variance of 1. */
export interface StandardisedRegression {
  readonly r_squared: number;
  /** By how many standard deviations the outcome moves with one of each term; 0 of those that terms before them determine. */
  readonly coefficients: Float64Array;
  /** By how much the variance of each coefficient grows because terms go together: 1 ÷ (1 − R² of the term on the others). */
  readonly variance_inflation: readonly (number | null)[];
  /** Which terms those before them determine. */
  readonly dependent: readonly boolean[];
}

/**
 * Least squares on a correlation matrix, with variance inflation factors.
 *
 * Source: Belsley, Kuh & Welsch (1980), Regression Diagnostics, 3; agrees with vif of R car, and lm on scaled columns.
 *
 * @example standardisedRegression({ terms: 2, correlations: Float64Array.of(1, 0.5, 0.5, 1), withOutcome: Float64Array.of(0.6, 0.3) }).variance_inflation // => [1.3333, 1.3333]
 */
export function standardisedRegression({ terms, correlations, withOutcome }: Standardised): StandardisedRegression {
  const factor = cholesky(correlations, terms);
  const coefficients = factor.solve(withOutcome);
  const unit = new Float64Array(terms);
  return {
    r_squared: coefficients.reduce((sum, value, at) => sum + value * withOutcome[at]!, 0),
    coefficients,
    variance_inflation: factor.dependent.map((isDependent, at) => {
      if (isDependent) return null;
      unit.fill(0)[at] = 1;
      return inverseForm(factor, unit);
    }),
    dependent: factor.dependent,
  };
}
