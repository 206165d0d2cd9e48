import { cholesky, inverseForm } from '../../functions/cholesky.ts';
import { linearPredictors, partialLikelihood, type Likelihood } from './partial-likelihood.ts';
import type { CoxData } from './cox-data.ts';

/**
 * How the search ended. `separated`: some coefficient grows without end, since a covariate tells who leaves first from who
 * does not without exception. `collinear`: a column is constant, or other columns determine it.
 */
export type Verdict = 'converged' | 'separated' | 'collinear' | 'not-converged';

/** Coefficients of the standardised covariates, 0 for columns that are not `estimated`. */
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

/** Information on a column per event, of standardised values: less is rounding. */
const negligibleInformation = 1e-12;

/**
 * The most likely coefficients, by Newton's method from 0, with steps halved while they lead downwards. Columns without
 * information of their own at 0 are left out, the later of those that determine each other.
 *
 * Source: Therneau & Grambsch (2000), Modeling Survival Data, 3.1.
 */
export function mostLikely(data: CoxData): Optimum {
  const { width } = data;
  const atZero = partialLikelihood(data, new Float64Array(width));
  const { dependent } = cholesky(atZero.information, width, negligibleInformation * data.events);
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
    const movesOn = gain <= runaway.gain && largest(linearPredictors(data, step)) > runaway.shift;
    if (isSingular || movesOn) {
      return ended({ ...state, verdict: 'separated' });
    }
    if (gain <= nothingToGain || (gain <= littleToGain && gain >= lastGain)) {
      return ended({ ...state, verdict: estimated.length < width ? 'collinear' : 'converged' });
    }
    const next = uphill(data, coefficients, step, current.logLikelihood);
    if (next === null) {
      return ended({ ...state, verdict: 'not-converged' });
    }
    lastGain = gain;
    ({ coefficients, likelihood: current } = next);
  }
  return ended({ coefficients, atOptimum: current, iterations: mostIterations, verdict: 'not-converged' });
}

/** The entries of these columns, as a matrix of their own. */
export function submatrix(matrix: Float64Array, width: number, columns: readonly number[]): Float64Array {
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
  data: CoxData,
  from: Float64Array,
  step: Float64Array,
  logLikelihood: number,
): { coefficients: Float64Array<ArrayBuffer>; likelihood: Likelihood } | null {
  const rounding = 1e-13 * Math.abs(logLikelihood);
  for (let halving = 0, length = 1; halving < mostHalvings; halving += 1, length /= 2) {
    const coefficients = Float64Array.from(from, (value, column) => value + length * step[column]!);
    const likelihood = partialLikelihood(data, coefficients);
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
