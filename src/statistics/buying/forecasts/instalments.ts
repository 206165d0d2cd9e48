/** What comes between two moments counts so much: the end of a unit of time, and what one then is worth now. */
export interface Instalment {
  readonly until: number;
  readonly worth: number;
}

/** Moments with weights, for a sum over what a function is at each. */
export interface WeightedMoments {
  readonly moments: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Moments and weights by which a smooth function Y with Y(0) = 0 gives Σ worth_k (Y(t_k) − Y(t_{k−1})), to about 13 digits
 * of Y at the end, of few values of it: Y is taken as the polynomial in log(1 + t ÷ scale) through Chebyshev's points. Purchases
 * that are still expected are smooth in it: they are analytic while its imaginary part is within ±π, and small within ±2.
 *
 * Source: Berrut & Trefethen (2004), "Barycentric Lagrange interpolation", SIAM Review 46; Trefethen (2013), Approximation
 * Theory and Approximation Practice, theorem 8.2 (how many points).
 *
 * @example weightedMoments([{ until: 1, worth: 0.9 }, { until: 2, worth: 0.8 }], 5) // => { moments: [1, 2], weights: [0.1, 0.8] }
 */
export function weightedMoments(instalments: readonly Instalment[], scale: number): WeightedMoments {
  const end = instalments.at(-1)?.until ?? 0;
  const own = instalments.map(({ worth }, at) => worth - (instalments[at + 1]?.worth ?? 0));
  const length = Math.log1p(end / scale);
  const size = pointsFor(length);
  if (!(size < instalments.length))
    return { moments: Float64Array.from(instalments, ({ until }) => until), weights: Float64Array.from(own) };
  const points = Float64Array.from(
    { length: size },
    (_, at) => (length / 2) * (1 - Math.cos((Math.PI * at) / (size - 1))),
  );
  const weights = new Float64Array(size);
  const shares = new Float64Array(size);
  for (let at = 0; at < own.length; at += 1)
    addShares({ points, weights, shares }, Math.log1p(instalments[at]!.until / scale), own[at]!);
  // At 0 nothing has been bought.
  return { moments: points.subarray(1).map((point) => scale * Math.expm1(point)), weights: weights.subarray(1) };
}

const digits = 13;

/** How many points give so many digits, by the ellipse within ±2i about a line of this length. */
function pointsFor(length: number): number {
  const height = 4 / length;
  const sum = height + Math.sqrt(1 + height * height);
  return 2 + Math.ceil((digits * Math.LN10) / Math.log(sum));
}

interface Interpolation {
  readonly points: Float64Array;
  readonly weights: Float64Array;
  /** Room to work in. */
  readonly shares: Float64Array;
}

/** Adds what the value at each point counts in the value at a place. */
function addShares({ points, weights, shares }: Interpolation, place: number, factor: number): void {
  const last = points.length - 1;
  let sum = 0;
  for (let at = 0; at <= last; at += 1) {
    const distance = place - points[at]!;
    if (distance === 0) {
      weights[at]! += factor;
      return;
    }
    const sign = at % 2 === 0 ? 1 : -1;
    shares[at] = (at === 0 || at === last ? sign / 2 : sign) / distance;
    sum += shares[at]!;
  }
  const scaled = factor / sum;
  for (let at = 0; at <= last; at += 1) weights[at]! += scaled * shares[at]!;
}
