import { crossProducts, type CrossProducts } from '../regression/cross-products.ts';
import { bootstrap, type UnitClass } from './class-bootstrap.ts';
import type { Random } from './random.ts';
import { rowBootstrap } from './row-bootstrap.ts';

/** Units that are alike: what each kind says, how many units it has, and what one of them weighs. */
export interface CountedKinds {
  readonly columns: readonly Float64Array[];
  readonly counts: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** With more kinds the sums over a sample are drawn, and not its units: of so many they are as good as normal. */
const mostDrawn = 20_000;

/**
 * Bootstrap samples of units as a regression takes them: the cross-products of quantities, each unit with its weight. A sample
 * that cannot be used (`onSample` says false; nothing in it weighs) is drawn again; it gives up when there have been as many of
 * those as samples were asked for.
 *
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, 9.5 (pairs); of many kinds, 6 and 21.
 *
 * @returns how many samples were drawn again
 * @example bootstrapProducts({ columns: [Float64Array.of(1, 3)], counts: [1, 1], weights: [1, 1] }, 4, { uniform: () => 0.5, normal: () => 0 }, ({ means }) => means[0] === 3) // => 0
 */
export function bootstrapProducts(
  kinds: CountedKinds,
  times: number,
  random: Random,
  onSample: (sample: CrossProducts) => boolean,
): number {
  const { columns, counts, weights } = kinds;
  if (counts.length > mostDrawn) return ofSums(kinds, times, random, onSample);
  const drawnWeights = new Float64Array(counts.length);
  return rowBootstrap(counts, times, random, (drawn) => {
    for (let kind = 0; kind < drawn.length; kind += 1) drawnWeights[kind] = drawn[kind]! * weights[kind]!;
    const sample = crossProducts(columns, drawnWeights);
    return sample !== null && onSample(sample);
  });
}

function ofSums(
  { columns, counts, weights }: CountedKinds,
  times: number,
  random: Random,
  onSample: (sample: CrossProducts) => boolean,
): number {
  const width = columns.length;
  const [units, weighted] = [Float64Array.from(counts), Float64Array.from(counts, (count, at) => count * weights[at]!)];
  const all = crossProducts(columns, weighted);
  if (all === null) return times;
  const parts = quantitiesOf(columns, weights, all.means);
  const moments = crossProducts(parts, units)!;
  const size = parts.length;
  const one: UnitClass = {
    count: moments.weight,
    means: [...moments.means],
    covariances: Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_one, column) => moments.products[row * size + column]! / moments.weight),
    ),
  };
  let [made, again] = [0, 0];
  const left = () => made < times && again < times;
  while (left())
    bootstrap([one], times - made, random, ([drawn]) => {
      if (!left()) return;
      const sample = productsOf(drawn!.sums, width, all.means);
      if (sample !== null && onSample(sample)) made += 1;
      else again += 1;
    });
  return again;
}

/** What of a unit adds up to cross-products: its weight, and times that each deviation and each product of two. */
function quantitiesOf(
  columns: readonly Float64Array[],
  weights: ArrayLike<number>,
  means: Float64Array,
): Float64Array[] {
  const deviations = columns.map((column, at) => column.map((value) => value - means[at]!));
  const times = (one: Float64Array, other: (row: number) => number) => one.map((value, row) => value * other(row));
  const weight = Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => weights[row]!);
  const weighted = deviations.map((column) => times(column, (row) => weights[row]!));
  return [
    weight,
    ...weighted,
    ...weighted.flatMap((column, at) =>
      deviations.slice(0, at + 1).map((other) => times(column, (row) => other[row]!)),
    ),
  ];
}

function productsOf(sums: readonly number[], width: number, means: Float64Array): CrossProducts | null {
  const weight = sums[0]!;
  if (!(weight > 0)) return null;
  const products = new Float64Array(width * width);
  let place = width + 1;
  for (let row = 0; row < width; row += 1)
    for (let column = 0; column <= row; column += 1) {
      const product = sums[place]! - (sums[row + 1]! * sums[column + 1]!) / weight;
      products[row * width + column] = product;
      products[column * width + row] = product;
      place += 1;
    }
  return { weight, means: means.map((mean, at) => mean + sums[at + 1]! / weight), products };
}
