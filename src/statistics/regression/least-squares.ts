import { studentCriticalValue, studentTwoSided } from '../distributions/student-t.ts';
import { cholesky, inverseForm } from '../functions/cholesky.ts';

/**
 * What least squares are made of: sums over units of the products of terms with each other (a matrix), of each term with the
 * outcome, and of the outcome with itself; and how many units there are. An intercept is a term that is 1 for all.
 */
export interface NormalEquations {
  readonly units: number;
  readonly products: readonly (readonly number[])[];
  readonly withOutcome: readonly number[];
  readonly outcome: number;
}

/** Null where terms before it determine a term; what says how sure it is, where as many terms as units leave nothing over. */
export interface Coefficient {
  readonly coefficient: number | null;
  readonly std_error: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  readonly p_value: number | null;
}

const unknown: Coefficient = { coefficient: null, std_error: null, conf_low: null, conf_high: null, p_value: null };

/**
 * The coefficients of ordinary least squares from the normal equations, with the standard errors of one variance for all
 * units, Student's interval and test. Take what is far from 0 off first (centre it): squares of large numbers lose digits.
 *
 * Source: Seber & Lee (2003), Linear Regression Analysis, 3.1–3.3; agrees with R's lm.
 *
 * @example leastSquares({ units: 3, products: [[3, 6], [6, 14]], withOutcome: [7, 17], outcome: 21 }, 0.95).map(({ coefficient }) => coefficient) // => [-0.66667, 1.5]
 */
export function leastSquares(
  { units, products, withOutcome, outcome }: NormalEquations,
  confidence: number,
): readonly Coefficient[] {
  const terms = withOutcome.length;
  if (units === 0) return withOutcome.map(() => unknown);
  const factor = cholesky(Float64Array.from(products.flat()), terms);
  const solution = factor.solve(withOutcome);
  const explained = solution.reduce((sum, value, at) => sum + value * withOutcome[at]!, 0);
  const freedom = units - factor.rank;
  const variance = freedom > 0 ? Math.max(0, outcome - explained) / freedom : null;
  return withOutcome.map((_, term) => {
    if (factor.dependent[term] === true) return unknown;
    const coefficient = solution[term]!;
    if (variance === null) return { ...unknown, coefficient };
    const direction = withOutcome.map((_one, at) => (at === term ? 1 : 0));
    const error = Math.sqrt(variance * inverseForm(factor, direction));
    const reach = studentCriticalValue(confidence, freedom) * error;
    return {
      coefficient,
      std_error: error,
      conf_low: coefficient - reach,
      conf_high: coefficient + reach,
      p_value: error > 0 ? studentTwoSided(coefficient / error, freedom) : null,
    };
  });
}
