import { studentTwoSided } from '../distributions/student-t.ts';
import { cholesky, inverseForm, type Cholesky } from '../functions/cholesky.ts';

/**
 * What least squares are made of: sums over units of the products of terms with each other (a matrix), of each term with the
 * outcome, and of the outcome with itself; and how many units there are. An intercept is a term that is 1 for all; where the means
 * are taken off instead, one unit is spent on them.
 */
export interface NormalEquations {
  readonly units: number;
  readonly products: readonly (readonly number[])[];
  readonly withOutcome: readonly number[];
  readonly outcome: number;
}

/** A line fitted by least squares. */
export interface LinearFit {
  /** Null where terms before it determine a term. */
  readonly coefficients: readonly (number | null)[];
  /** The part of the outcome's products with itself that the terms explain. */
  readonly explained: number;
  /** How many units are left over to say how sure it is. */
  readonly freedom: number;
  /** Of what is left over; null where nothing is. */
  readonly variance: number | null;
  readonly factor: Cholesky;
}

/**
 * Ordinary least squares from the normal equations. Take what is far from 0 off first (centre it): squares of large numbers lose
 * digits.
 *
 * Source: Seber & Lee (2003), Linear Regression Analysis, 3.1–3.3; agrees with R's lm.
 *
 * @example linearFit({ units: 3, products: [[3, 6], [6, 14]], withOutcome: [7, 17], outcome: 21 }).coefficients // => [-0.66667, 1.5]
 */
export function linearFit({ units, products, withOutcome, outcome }: NormalEquations): LinearFit {
  const factor = cholesky(Float64Array.from(products.flat()), withOutcome.length);
  const solution = factor.solve(withOutcome);
  const explained = solution.reduce((sum, value, at) => sum + value * withOutcome[at]!, 0);
  const freedom = units - factor.rank;
  return {
    coefficients: Array.from(solution, (value, term) => (factor.dependent[term] === true ? null : value)),
    explained,
    freedom,
    variance: freedom > 0 ? Math.max(0, outcome - explained) / freedom : null,
    factor,
  };
}

/** A sum of coefficients, each times a number, with its error and the test that it is 0. */
export interface LinearContrast {
  readonly estimate: number;
  readonly std_error: number | null;
  readonly p_value: number | null;
}

/**
 * Wald's test that a sum of coefficients is 0: with one such sum it is Student's t of its estimate. Null where a coefficient of the
 * sum is unknown.
 *
 * Source: Wald (1943), "Tests of statistical hypotheses concerning several parameters", Transactions of the American Mathematical
 * Society 54; Seber & Lee (2003), 4.3; agrees with linearHypothesis of R car.
 *
 * @param direction what each coefficient is multiplied by
 * @example linearContrast(linearFit({ units: 3, products: [[3, 6], [6, 14]], withOutcome: [7, 17], outcome: 21 }), [0, 1]) // => { estimate: 1.5, std_error: 0.288675, p_value: 0.121038 }
 */
export function linearContrast(
  { coefficients, variance, freedom, factor }: LinearFit,
  direction: readonly number[],
): LinearContrast | null {
  if (direction.some((times, term) => times !== 0 && coefficients[term] === null)) return null;
  const estimate = direction.reduce((sum, times, term) => sum + times * (coefficients[term] ?? 0), 0);
  if (variance === null) return { estimate, std_error: null, p_value: null };
  const error = Math.sqrt(variance * inverseForm(factor, direction));
  return { estimate, std_error: error, p_value: error > 0 ? studentTwoSided(estimate / error, freedom) : null };
}
