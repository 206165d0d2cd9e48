import { lineSearch, type Place } from './line-search.ts';

/** A function's value at a point, and its gradient there. */
export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
}

export type Objective = (point: Float64Array) => Evaluation;

/** Where a descent ended, with what it learnt of the inverse of the curvature (rows one after another). */
export interface Descent extends Evaluation {
  readonly point: Float64Array;
  readonly inverse: Float64Array;
  /** Whether it gave up for having gone too far from its start. */
  readonly ranAway: boolean;
  readonly iterations: number;
}

/** From where to descend; with the inverse of the curvature where one is known already. */
export interface Start {
  readonly point: Float64Array;
  readonly inverse?: Float64Array;
}

const mostIterations = 500;

/** The longest step, in each coordinate, so that no step leaps over the landscape. */
const longestStep = 3;

/** Who goes further than this from the start in some coordinate, of logarithms a factor of 160,000, has no end to go to. */
const furthest = 12;

/** Gradients up to this are at the bottom, for values and coordinates of about 1. */
const flat = 1e-9;

/**
 * Goes down from a start, by the method of Broyden, Fletcher, Goldfarb and Shanno, until the gradient is next to nothing,
 * the point has gone far away, or no step leads down. It says where it ended, not whether a minimum is there.
 *
 * Source: Nocedal & Wright (2006), Numerical Optimization, algorithm 6.1 and equations 6.17 and 6.20.
 *
 * @example descend((point) => ({ value: point[0] ** 2, gradient: Float64Array.of(2 * point[0]) }), { point: Float64Array.of(3) }).value // => 0
 */
export function descend(objective: Objective, start: Start): Descent {
  const size = start.point.length;
  let current: Looked = { ...objective(start.point), point: start.point, length: 0, slope: 0 };
  let inverse = start.inverse ?? identity(size, 1 / Math.max(1, norm(current.gradient)));
  for (let iterations = 0; ; iterations += 1) {
    const { point, value, gradient } = current;
    const ranAway = point.some((coordinate, index) => Math.abs(coordinate - start.point[index]!) > furthest);
    const ended = { point, value, gradient, inverse, ranAway, iterations };
    if (iterations === mostIterations || ranAway || largest(gradient) <= flat) {
      return ended;
    }
    const next = stepDown(objective, current, inverse);
    if (next === null) {
      return ended;
    }
    const moved = next.point.map((coordinate, index) => coordinate - point[index]!);
    const turned = next.gradient.map((slope, index) => slope - gradient[index]!);
    const along = dot(moved, turned);
    if (along > 0) {
      // Without any knowledge of the curvature, the first step tells its size.
      const base = iterations === 0 && !start.inverse ? identity(size, along / dot(turned, turned)) : inverse;
      inverse = updated(base, moved, turned, along);
    }
    current = next;
  }
}

interface Looked extends Place, Evaluation {
  readonly point: Float64Array;
}

function stepDown(objective: Objective, from: Looked, inverse: Float64Array): Looked | null {
  const direction = times(inverse, from.gradient).map((coordinate) => -coordinate);
  const slope = dot(direction, from.gradient);
  if (!(slope < 0)) {
    return null;
  }
  const look = (length: number): Looked => {
    const point = from.point.map((coordinate, index) => coordinate + length * direction[index]!);
    const evaluation = objective(point);
    return { ...evaluation, point, length, slope: dot(evaluation.gradient, direction) };
  };
  return lineSearch(look, { length: 0, value: from.value, slope }, 1, longestStep / largest(direction));
}

/** The inverse of the curvature, after a step along which the gradient turned. */
function updated(inverse: Float64Array, moved: Float64Array, turned: Float64Array, along: number): Float64Array {
  const size = moved.length;
  const seen = times(inverse, turned);
  const stretch = (1 + dot(turned, seen) / along) / along;
  return inverse.map((entry, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    const crossed = (moved[row]! * seen[column]! + seen[row]! * moved[column]!) / along;
    return entry - crossed + stretch * moved[row]! * moved[column]!;
  });
}

function identity(size: number, scale: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? scale : 0));
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, row) => dot(matrix.subarray(row * size, (row + 1) * size), vector));
}

function dot(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, index) => sum + value * right[index]!, 0);
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
