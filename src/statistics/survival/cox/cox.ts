import { chiSquaredUpperTail } from '../../distributions/chi-squared.ts';
import { covarianceOf, mostLikely, type Verdict } from '../../functions/search/newton.ts';
import { concordance } from './concordance.ts';
import { coxData, type CoxRow } from './cox-data.ts';
import { linearPredictors, partialLikelihood } from './partial-likelihood.ts';
import { proportionalHazards, type ProportionalHazards } from './proportional-hazards.ts';

/**
 * A fitted Cox regression. Coefficients are logarithms of hazard ratios per unit of their covariate; coefficient, standard
 * error and covariance are null for a column that could not be told from others (verdict `collinear`, or `separated` when
 * another runs away too). The degrees of
 * freedom are the columns that could; the p-value of the likelihood ratio is null without any. Concordance is null where no
 * pair can be compared.
 */
export interface CoxRegression {
  readonly n: number;
  readonly events: number;
  readonly coefficients: readonly (number | null)[];
  readonly std_errors: readonly (number | null)[];
  readonly covariance: readonly (readonly (number | null)[])[];
  readonly log_likelihood_null: number;
  readonly log_likelihood: number;
  readonly likelihood_ratio: number;
  readonly df: number;
  readonly p_value: number | null;
  readonly concordance: number | null;
  readonly proportional_hazards: ProportionalHazards;
  readonly iterations: number;
  readonly verdict: Verdict;
}

/** Information on a column per event, of standardised values: less is rounding. */
const negligibleInformation = 1e-12;

/**
 * Cox regression: how covariates multiply the hazard of leaving, with Efron's ties; null when nobody left. `terms` groups
 * the columns for the test of proportional hazards (those of one text column together); unless said each is its own.
 *
 * Use it when hazards stay proportional over time, which the result tests; not when a verdict other than `converged` says
 * that a coefficient means nothing.
 *
 * Source: Cox (1972), "Regression models and life-tables", Journal of the Royal Statistical Society B 34; Therneau &
 * Grambsch (2000), Modeling Survival Data; coxph of R survival.
 *
 * @example coxRegression([{ time: 1, event: true, covariates: [1], count: 1 }, { time: 2, event: true, covariates: [0], count: 1 }, { time: 3, event: true, covariates: [1], count: 1 }, { time: 4, event: false, covariates: [0], count: 1 }])?.coefficients // => [0.940614]
 * @example coxRegression([{ time: 1, event: true, covariates: [1], count: 5 }, { time: 2, event: true, covariates: [0], count: 5 }])?.verdict // => 'separated'
 * @example coxRegression([{ time: 1, event: false, covariates: [1], count: 5 }]) // => null
 */
export function coxRegression(
  rows: readonly CoxRow[],
  terms: readonly (readonly number[])[] = eachColumn(rows),
): CoxRegression | null {
  const data = coxData(rows);
  if (data.events === 0) {
    return null;
  }
  const { width, scales } = data;
  const optimum = mostLikely({
    width,
    likelihood: (at) => partialLikelihood(data, at),
    predictions: (of) => linearPredictors(data, of),
    negligible: negligibleInformation * data.events,
  });
  const coefficients = optimum.coefficients.map((value, column) => value / scales[column]!);
  const covariance = covarianceOf(optimum, width).map((row, at) =>
    row.map((value, column) => (value === null ? null : value / (scales[at]! * scales[column]!))),
  );
  const ratio = 2 * (optimum.atOptimum.logLikelihood - optimum.atZero.logLikelihood);
  const df = optimum.estimated.length;
  return {
    n: data.n,
    events: data.events,
    coefficients: Array.from(coefficients, (value, column) => (optimum.estimated.includes(column) ? value : null)),
    std_errors: covariance.map((row, column) => squareRoot(row[column]!)),
    covariance,
    log_likelihood_null: optimum.atZero.logLikelihood,
    log_likelihood: optimum.atOptimum.logLikelihood,
    likelihood_ratio: Math.max(0, ratio),
    df,
    p_value: df > 0 ? chiSquaredUpperTail(ratio, df) : null,
    concordance: concordance(data.rows.map((row) => ({ ...row, prediction: predict(row, coefficients) }))).concordance,
    proportional_hazards: proportionalHazards(data, optimum.coefficients, { terms, estimated: optimum.estimated }),
    iterations: optimum.iterations,
    verdict: optimum.verdict,
  };
}

function eachColumn(rows: readonly CoxRow[]): number[][] {
  return (rows[0]?.covariates ?? []).map((_, column) => [column]);
}

function predict({ covariates }: CoxRow, coefficients: Float64Array): number {
  return covariates.reduce((sum, value, column) => sum + value * coefficients[column]!, 0);
}

function squareRoot(variance: number | null): number | null {
  return variance === null ? null : Math.sqrt(variance);
}
