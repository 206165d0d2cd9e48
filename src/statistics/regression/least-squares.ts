import { studentCriticalValue } from '../distributions/student-t.ts';
import { linearContrast, linearFit, type NormalEquations } from './linear-fit.ts';

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
 * units, Student's interval and test.
 *
 * Source: Seber & Lee (2003), Linear Regression Analysis, 3.1–3.3; agrees with R's lm.
 *
 * @example leastSquares({ units: 3, products: [[3, 6], [6, 14]], withOutcome: [7, 17], outcome: 21 }, 0.95).map(({ coefficient }) => coefficient) // => [-0.66667, 1.5]
 */
export function leastSquares(equations: NormalEquations, confidence: number): readonly Coefficient[] {
  const { units, withOutcome } = equations;
  if (units === 0) return withOutcome.map(() => unknown);
  const fit = linearFit(equations);
  return fit.coefficients.map((coefficient, term) => {
    const direction = withOutcome.map((_one, at) => (at === term ? 1 : 0));
    const tested = linearContrast(fit, direction);
    if (coefficient === null || tested === null) return unknown;
    const { std_error, p_value } = tested;
    if (std_error === null) return { ...unknown, coefficient };
    const reach = studentCriticalValue(confidence, fit.freedom) * std_error;
    return { coefficient, std_error, conf_low: coefficient - reach, conf_high: coefficient + reach, p_value };
  });
}
