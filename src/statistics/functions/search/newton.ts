import { cholesky, inverseForm } from '../cholesky.ts';

/** The logarithm of a likelihood, its slope and its curvature (negative, as the rows of a matrix one after another). */
export interface Likelihood {
  readonly logLikelihood: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** A likelihood of as many coefficients as it has columns, which has one top and no other. */
export interface Regression {
  readonly width: number;
  readonly likelihood: (coefficients: Float64Array) => Likelihood;
  /** What coefficients predict for each row: the sum of its columns times theirs. */
  readonly predictions: (coefficients: Float64Array) => Float64Array;
  /** Information on a column up to this is rounding. */
  readonly negligible: number;
}

/**
 * How the search ended. `separated`: some coefficient grows without end, since a column tells without exception to whom it
 * happens (first). `collinear`: a column is constant, or other columns determine it.
 */
export type Verdict = 'converged' | 'separated' | 'collinear' | 'not-converged';

/** The most likely coefficients, 0 for columns that are not `estimated`. */
export interface Optimum {
  readonly coefficients: Float64Array;
  readonly atZero: Likelihood;
  readonly atOptimum: Likelihood;
  readonly estimated: readonly number[];
  readonly iterations: number;
  readonly verdict: Verdict;
}

const mostIterations = 60;
const mostHalvings = 40;

/** A step that promises less than this to the log-likelihood is a tiny part of a standard error: the search is at its end. */
const nothingToGain = 1e-20;

/** Where nearly nothing is left to gain, a step either shrinks to nothing, or has been rounding all along. */
const littleToGain = 1e-10;

/** Where little is left to gain, but the prediction for somebody still moves by this much, it moves without end. */
const runaway = { gain: 1e-8, shift: 0.1 };

/**
 * The most likely coefficients, by Newton's method from 0, with steps halved while they lead downwards. Columns without
 * information of their own at 0 are left out, the later of those that determine each other.
 *
 * Source: Therneau & Grambsch (2000), Modeling Survival Data, 3.1.
 */
export function mostLikely(regression: Regression): Optimum {
  const { width, negligible } = regression;
  const atZero = regression.likelihood(new Float64Array(width));
  const { dependent } = cholesky(atZero.information, width, negligible);
  const estimated = dependent.flatMap((leftOut, column) => (leftOut ? [] : [column]));
  const ended = (search: Pick<Optimum, 'coefficients' | 'atOptimum' | 'iterations' | 'verdict'>): Optimum => ({
    atZero,
    estimated,
    ...search,
  });

  let coefficients = new Float64Array(width);
  let current = atZero;
  let lastGain = Infinity;
  for (let iterations = 0; iterations < mostIterations; iterations += 1) {
    const { step, gain, isSingular } = newtonStep(current, estimated, width);
    const state = { coefficients, atOptimum: current, iterations };
    const movesOn = gain <= runaway.gain && largest(regression.predictions(step)) > runaway.shift;
    if (isSingular || movesOn) {
      return ended({ ...state, verdict: 'separated' });
    }
    if (gain <= nothingToGain || (gain <= littleToGain && gain >= lastGain)) {
      return ended({ ...state, verdict: estimated.length < width ? 'collinear' : 'converged' });
    }
    const next = uphill(regression, coefficients, step, current.logLikelihood);
    if (next === null) {
      return ended({ ...state, verdict: 'not-converged' });
    }
    lastGain = gain;
    ({ coefficients, likelihood: current } = next);
  }
  return ended({ coefficients, atOptimum: current, iterations: mostIterations, verdict: 'not-converged' });
}

/** How the coefficients of an optimum vary together: the inverse of the information, null for columns of which nothing is known. */
export function covarianceOf(
  { atOptimum, estimated }: Pick<Optimum, 'atOptimum' | 'estimated'>,
  width: number,
): readonly (readonly (number | null)[])[] {
  const factor = cholesky(submatrix(atOptimum.information, width, estimated), estimated.length);
  const covariance = Array.from({ length: width }, () => Array.from({ length: width }, (): number | null => null));
  // On the way to no end a column may have lost all information: then nothing is known of it.
  const known = [...estimated.entries()].filter(([index]) => !factor.dependent[index]);
  for (const [index, column] of known) {
    const inverse = factor.solve(estimated.map((_, other) => (other === index ? 1 : 0)));
    for (const [other, row] of known) {
      covariance[row]![column] = inverse[other]!;
    }
  }
  return covariance;
}

/** The entries of these columns, as a matrix of their own. */
function submatrix(matrix: Float64Array, width: number, columns: readonly number[]): Float64Array {
  return Float64Array.from(columns.flatMap((row) => columns.map((column) => matrix[row * width + column]!)));
}

interface Step {
  readonly step: Float64Array;
  /** Twice what the step would gain, were the likelihood a parabola. */
  readonly gain: number;
  readonly isSingular: boolean;
}

function newtonStep({ score, information }: Likelihood, estimated: readonly number[], width: number): Step {
  const slope = Float64Array.from(estimated, (column) => score[column]!);
  const factor = cholesky(submatrix(information, width, estimated), estimated.length);
  const direction = factor.solve(slope);
  const step = new Float64Array(width);
  estimated.forEach((column, index) => (step[column] = direction[index]!));
  return { step, gain: inverseForm(factor, slope), isSingular: factor.rank < estimated.length };
}

function uphill(
  { likelihood: likelihoodAt }: Regression,
  from: Float64Array,
  step: Float64Array,
  logLikelihood: number,
): { coefficients: Float64Array<ArrayBuffer>; likelihood: Likelihood } | null {
  const rounding = 1e-13 * Math.abs(logLikelihood);
  for (let halving = 0, length = 1; halving < mostHalvings; halving += 1, length /= 2) {
    const coefficients = Float64Array.from(from, (value, column) => value + length * step[column]!);
    const likelihood = likelihoodAt(coefficients);
    // Also false where the likelihood is not a number.
    if (likelihood.logLikelihood >= logLikelihood - rounding) {
      return { coefficients, likelihood };
    }
  }
  return null;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
