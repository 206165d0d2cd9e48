import type { Evaluation, Start } from '../functions/search/descent.ts';
import { findMinimum, type Minimum, type SearchVerdict } from '../functions/search/minimum.ts';

/**
 * A model fitted by maximum likelihood. `covariance` is that of the parameters' logarithms, in the order of the parameters;
 * standard errors are the parameters' own (delta method). Both are null unless the verdict is `converged`. `unidentified`:
 * the data do not tell the parameters, which run away towards 0 or infinity or may be anything; those given make the data
 * nearly as likely as any.
 */
export interface Fit<Parameters> {
  readonly parameters: Parameters;
  readonly std_errors: Parameters | null;
  readonly covariance: readonly (readonly number[])[] | null;
  readonly log_likelihood: number;
  readonly aic: number;
  readonly iterations: number;
  readonly verdict: SearchVerdict;
}

/** A log-likelihood, with its slopes in the logarithms of the parameters. */
export interface LogLikelihood {
  readonly logLikelihood: number;
  readonly slopes: Float64Array;
}

/** Data of a model, some or all of it, as a log-likelihood of the parameters. */
export interface Evidence {
  readonly customers: number;
  readonly at: (parameters: Float64Array) => LogLikelihood;
}

interface Search<Parameters> {
  readonly named: (values: ArrayLike<number>) => Parameters;
  /** Where to begin: the best end of all beginnings is taken. */
  readonly starts: readonly (readonly number[])[];
  readonly evidence: Evidence;
  /** A part of the evidence, where there is much: its parameters are near those of all, and found sooner. */
  readonly sample: Evidence;
}

/**
 * The parameters, all above 0, that make the evidence most likely: searched on a logarithmic scale, from several places
 * with a sample, and from there with all of it.
 *
 * @example mostLikely({ named: (values) => values[0], starts: [[1]], ...both({ customers: 9, at: ([rate]) => ({ logLikelihood: 9 * Math.log(rate) - 18 * rate, slopes: Float64Array.of(9 - 18 * rate) }) }) }).parameters // => 0.500000000
 */
export function mostLikely<Parameters>({ named, starts, evidence, sample }: Search<Parameters>): Fit<Parameters> {
  const points = starts.map((start) => ({ point: Float64Array.from(start, Math.log) }));
  const near = lowest(sample, points);
  if (sample === evidence) {
    return described(near, evidence, named);
  }
  const { point, inverse } = near;
  const ahead = lowest(evidence, [inverse === null ? { point } : { point, inverse }]);
  // From where a sample led away, all of it may still lead to a minimum, or away as well; else it begins anew.
  const isSettled = inverse !== null || ahead.verdict !== 'not-converged';
  const all = isSettled ? ahead : lowest(evidence, points);
  return described({ ...all, iterations: near.iterations + all.iterations }, evidence, named);
}

function lowest(evidence: Evidence, starts: readonly Start[]): Minimum {
  const ends = starts.map((start) => findMinimum(objective(evidence), start));
  const best = ends.reduce((before, end) => (isBetter(end, before) ? end : before));
  return { ...best, iterations: ends.reduce((sum, { iterations }) => sum + iterations, 0) };
}

/** Evidence that is little enough to be its own sample. */
export function both(evidence: Evidence): Pick<Search<unknown>, 'evidence' | 'sample'> {
  return { evidence, sample: evidence };
}

/** Per customer, so that what is little means the same for few and many; and downwards. */
function objective({ customers, at }: Evidence): (point: Float64Array) => Evaluation {
  return (point) => {
    const { logLikelihood, slopes } = at(point.map(Math.exp));
    return { value: -logLikelihood / customers, gradient: slopes.map((slope) => -slope / customers) };
  };
}

/** Values alike but for rounding are settled by the verdict, and then by the order of the starts. */
function isBetter(end: Minimum, best: Minimum): boolean {
  const gain = best.value - end.value;
  return Math.abs(gain) > 1e-9 ? gain > 0 : best.verdict !== 'converged' && end.verdict === 'converged';
}

function described<Parameters>(
  { point, value, inverse, verdict, iterations }: Minimum,
  { customers }: Evidence,
  named: (values: ArrayLike<number>) => Parameters,
): Fit<Parameters> {
  const values = point.map(Math.exp);
  const logLikelihood = -value * customers;
  const size = point.length;
  const covariance =
    verdict === 'converged' && inverse !== null
      ? values.reduce<number[][]>(
          (rows, _, row) => [...rows, rowOf(inverse, row, size).map((entry) => entry / customers)],
          [],
        )
      : null;
  return {
    parameters: named(values),
    std_errors: covariance && named(values.map((estimate, index) => estimate * Math.sqrt(covariance[index]![index]!))),
    covariance,
    log_likelihood: logLikelihood,
    aic: 2 * size - 2 * logLikelihood,
    iterations,
    verdict,
  };
}

function rowOf(matrix: Float64Array, row: number, size: number): number[] {
  return [...matrix.subarray(row * size, (row + 1) * size)];
}
