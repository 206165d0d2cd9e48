/**
 * The place between `low` and `high` where a continuous function of one variable crosses zero, as closely as doubles can
 * tell it. Throws a RangeError when the function has the same sign at both ends.
 *
 * Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 4 (zeroin).
 *
 * @example findRoot((x) => x * x - 2, 0, 2) // => 1.41421356237310
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let previous = low;
  let best = high;
  let valueAtPrevious = f(previous);
  let valueAtBest = f(best);
  if (valueAtPrevious * valueAtBest > 0) {
    throw new RangeError(`no change of sign between ${low} and ${high}`);
  }
  let opposite = previous;
  let valueAtOpposite = valueAtPrevious;
  let step = best - previous;
  let stepBefore = step;

  for (;;) {
    if (Math.abs(valueAtOpposite) < Math.abs(valueAtBest)) {
      [previous, best, opposite] = [best, opposite, best];
      [valueAtPrevious, valueAtBest, valueAtOpposite] = [valueAtBest, valueAtOpposite, valueAtBest];
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE;
    const half = (opposite - best) / 2;
    if (valueAtBest === 0 || Math.abs(half) <= tolerance) {
      return best;
    }

    const interpolated =
      Math.abs(stepBefore) >= tolerance && Math.abs(valueAtPrevious) > Math.abs(valueAtBest)
        ? interpolate([previous, valueAtPrevious], [best, valueAtBest], [opposite, valueAtOpposite])
        : half;
    const isSafe =
      interpolated * half > 0 && Math.abs(interpolated) < Math.min(1.5 * Math.abs(half), Math.abs(stepBefore) / 2);
    stepBefore = isSafe ? step : half;
    step = isSafe ? interpolated : half;

    [previous, valueAtPrevious] = [best, valueAtBest];
    best += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance;
    valueAtBest = f(best);
    if (valueAtBest > 0 === valueAtOpposite > 0) {
      [opposite, valueAtOpposite] = [previous, valueAtPrevious];
      step = best - previous;
      stepBefore = step;
    }
  }
}

type Point = readonly [x: number, value: number];

/** The step from `best` to the zero of the secant or, with three different points, of the inverse parabola. */
function interpolate([previous, fa]: Point, [best, fb]: Point, [opposite, fc]: Point): number {
  const s = fb / fa;
  if (previous === opposite) {
    return ((opposite - best) * s) / (s - 1);
  }
  const q = fa / fc;
  const r = fb / fc;
  const numerator = s * ((best - previous) * (r - 1) - (opposite - best) * q * (q - r));
  return numerator / ((q - 1) * (r - 1) * (s - 1));
}
