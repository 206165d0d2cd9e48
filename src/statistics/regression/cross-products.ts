/** What a regression is made of: how much all units weigh, the means of some quantities, and the sums of products of their deviations. */
export interface CrossProducts {
  readonly weight: number;
  readonly means: Float64Array;
  /** A symmetric matrix, as its rows one after another. */
  readonly products: Float64Array;
}

/**
 * Cross-products of quantities about their means, from units that are alike: each quantity has a value for each kind of unit, and
 * each kind has a weight. The means are taken off before anything is multiplied, so that numbers of the size of a million that
 * differ by one keep all their digits. Null where nothing weighs.
 *
 * Source: Chan, Golub & LeVeque (1983), "Algorithms for computing the sample variance", The American Statistician 37 (the
 * corrected two-pass algorithm).
 *
 * @example crossProducts([Float64Array.of(1000001, 1000003), Float64Array.of(1, 5)], Float64Array.of(1, 1))?.products // => [2, 4, 4, 8]
 */
export function crossProducts(columns: readonly Float64Array[], weights: ArrayLike<number>): CrossProducts | null {
  const width = columns.length;
  let weight = 0;
  for (let row = 0; row < weights.length; row += 1) weight += weights[row]!;
  if (!(weight > 0)) return null;
  const rough = columns.map((column) => meanOf(column, weights, weight));
  const sums = new Float64Array(width);
  const products = new Float64Array(width * width);
  const deviations = new Float64Array(width);
  for (let row = 0; row < weights.length; row += 1) {
    const own = weights[row]!;
    if (own === 0) continue;
    for (let at = 0; at < width; at += 1) {
      const deviation = columns[at]![row]! - rough[at]!;
      deviations[at] = deviation;
      sums[at]! += own * deviation;
      const times = own * deviation;
      for (let before = 0; before <= at; before += 1) products[at * width + before]! += times * deviations[before]!;
    }
  }
  for (let at = 0; at < width; at += 1)
    for (let before = 0; before <= at; before += 1) {
      const product = products[at * width + before]! - (sums[at]! * sums[before]!) / weight;
      products[at * width + before] = product;
      products[before * width + at] = product;
    }
  return { weight, means: Float64Array.from(rough, (mean, at) => mean + sums[at]! / weight), products };
}

function meanOf(column: Float64Array, weights: ArrayLike<number>, weight: number): number {
  // Values far from 0 are added up as deviations from one of them.
  const first = column[0] ?? 0;
  let sum = 0;
  for (let row = 0; row < column.length; row += 1) sum += weights[row]! * (column[row]! - first);
  return first + sum / weight;
}
