/** A place along a line: how far, how high, and how steep there. */
export interface Place {
  readonly length: number;
  readonly value: number;
  readonly slope: number;
}

/** The share of the first slope that a step must at least gain, and the share to which it must flatten. */
const gains = 1e-4;
const flattens = 0.9;

/** Differences of values below this share of them are rounding. */
const rounding = 1e-14;

const mostTrials = 50;

/**
 * A place down a line from `origin` that is low enough, and flat enough, for a descent to go on from there: the (weak)
 * conditions of Wolfe. `look` says how it is at a length, and may say Infinity or NaN where there is nothing. Null where no
 * such place is found.
 *
 * Source: Wolfe (1969), "Convergence conditions for ascent methods", SIAM Review 11; the bracketing of Lewis & Overton
 * (2013), "Nonsmooth optimization via quasi-Newton methods", Mathematical Programming 141, with cubic interpolation.
 *
 * @example lineSearch((length) => ({ length, value: (length - 1) ** 2, slope: 2 * (length - 1) }), { length: 0, value: 1, slope: -2 }, 1) // => { length: 1, value: 0, slope: 0 }
 */
export function lineSearch<Found extends Place>(
  look: (length: number) => Found,
  origin: Place,
  first: number,
  longest = Infinity,
): Found | null {
  const slack = rounding * Math.abs(origin.value);
  let low: Place = origin;
  let high: Place | null = null;
  let length = Math.min(first, longest);
  for (let trial = 0; trial < mostTrials; trial += 1) {
    const place = look(length);
    const isLow = place.value <= origin.value + gains * length * origin.slope + slack;
    if (!isLow || Number.isNaN(place.slope)) {
      high = place;
    } else if (place.slope < flattens * origin.slope && length < longest) {
      low = place;
    } else {
      return place;
    }
    length = high === null ? Math.min(longest, 3 * length) : between(low, high);
  }
  return null;
}

/** The bottom of the cubic through two places, kept away from both. */
function between(low: Place, high: Place): number {
  const width = high.length - low.length;
  const middle = low.length + width / 2;
  if (!Number.isFinite(high.value) || !Number.isFinite(high.slope)) {
    return middle;
  }
  const d1 = low.slope + high.slope - (3 * (high.value - low.value)) / width;
  const d2 = Math.sqrt(d1 * d1 - low.slope * high.slope);
  const bottom = high.length - (width * (high.slope + d2 - d1)) / (high.slope - low.slope + 2 * d2);
  const margin = 0.1 * width;
  // Also false where there is no bottom.
  return bottom > low.length + margin && bottom < high.length - margin ? bottom : middle;
}
