import { cholesky, type Cholesky } from '../cholesky.ts';
import { descend, type Evaluation, type Objective, type Start } from './descent.ts';

/**
 * How a search for a minimum ended. `unidentified`: there is none, for the value goes on falling, by ever less, as some
 * coordinate goes away without end, or for it does not depend on all coordinates.
 */
export type SearchVerdict = 'converged' | 'not-converged' | 'unidentified';

/** The lowest point found; with the inverse of the curvature there (rows one after another), or null where it has none. */
export interface Minimum extends Evaluation {
  readonly point: Float64Array;
  readonly inverse: Float64Array | null;
  readonly iterations: number;
  readonly verdict: SearchVerdict;
}

/** How far a coordinate is moved to see the gradient turn: its error is about the square of it. */
const nudge = 1e-4;

const mostPolishing = 8;

/** Newton's step at a minimum: one that is longer, where the ground is flat, has no end to go to. */
const atMinimum = 1e-9;
const closeToMinimum = 1e-5;
const awayFromMinimum = 0.1;

/** A gradient up to this is flat. */
const flat = 1e-6;

/** The share of the curvature along a coordinate that the others leave to it: less is rounding. */
const ownCurvature = 1e-8;

/**
 * The minimum that a descent from `start` leads to, for values and coordinates of about 1 (as logarithms of parameters and
 * mean log-likelihoods are). Newton's steps at its end show whether there is one: at a minimum they shrink to nothing,
 * where a coordinate runs away they stay as long as ever.
 *
 * @example findMinimum((p) => ({ value: (p[0] - 1) ** 2, gradient: Float64Array.of(2 * (p[0] - 1)) }), { point: Float64Array.of(9) }).verdict // => 'converged'
 * @example findMinimum((p) => ({ value: Math.exp(-p[0]), gradient: Float64Array.of(-Math.exp(-p[0])) }), { point: Float64Array.of(0) }).verdict // => 'unidentified'
 */
export function findMinimum(objective: Objective, start: Start): Minimum {
  const { ranAway, ...descent } = descend(objective, start);
  if (ranAway) {
    return { ...descent, inverse: null, verdict: 'unidentified' };
  }
  const curvature = curvatureAt(objective, descent.point);
  const factor = cholesky(curvature, start.point.length);
  const inverse = inverseOf(factor, curvature);
  const isFlat = largest(descent.gradient) <= flat;
  if (inverse === null) {
    return { ...descent, inverse, verdict: isFlat ? 'unidentified' : 'not-converged' };
  }
  const { length, ...polished } = polish(objective, descent, factor);
  if (length <= closeToMinimum) {
    return { ...descent, ...polished, inverse, verdict: 'converged' };
  }
  return { ...descent, inverse: null, verdict: isFlat && length > awayFromMinimum ? 'unidentified' : 'not-converged' };
}

/** The curvature, made symmetric, from how the gradient turns to both sides of a point. */
function curvatureAt(objective: Objective, point: Float64Array): Float64Array {
  const size = point.length;
  const rows = Array.from(point, (_, moved) => {
    const at = (shift: number): Float64Array =>
      objective(point.map((coordinate, index) => coordinate + (index === moved ? shift : 0))).gradient;
    const [above, below] = [at(nudge), at(-nudge)];
    return above.map((slope, index) => (slope - below[index]!) / (2 * nudge));
  });
  return Float64Array.from({ length: size * size }, (_, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    return (rows[row]![column]! + rows[column]![row]!) / 2;
  });
}

function inverseOf(factor: Cholesky, curvature: Float64Array): Float64Array | null {
  const size = factor.dependent.length;
  const columns = factor.dependent.map((_, column) =>
    factor.solve(factor.dependent.map((__, row) => +(row === column))),
  );
  const isSingular =
    factor.rank < size ||
    columns.some((column, index) => !(column[index]! * curvature[index * (size + 1)]! * ownCurvature < 1));
  return isSingular ? null : Float64Array.from(columns.flatMap((column) => [...column]));
}

/** Newton's steps, with the curvature of the first, for as long as they shrink; and the length of the last. */
function polish(
  objective: Objective,
  from: Evaluation & { readonly point: Float64Array },
  factor: Cholesky,
): Evaluation & { readonly point: Float64Array; readonly length: number } {
  let { point, value, gradient } = from;
  let length = Infinity;
  for (let count = 0; count < mostPolishing; count += 1) {
    const step = factor.solve(gradient);
    const next = largest(step);
    if (!(next < length / 2)) {
      break;
    }
    length = next;
    if (length <= atMinimum || length > awayFromMinimum) {
      break;
    }
    point = point.map((coordinate, index) => coordinate - step[index]!);
    ({ value, gradient } = objective(point));
  }
  return { point, value, gradient, length };
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
