import { binomialDraw } from './binomial.ts';
import type { Random } from './random.ts';

/** Units that are counted as alike: how many, and the mean and covariance of some quantities among them (divided by how many). */
export interface UnitClass {
  readonly count: number;
  readonly means: readonly number[];
  readonly covariances: readonly (readonly number[])[];
}

/** What of a class came into a sample: how many units, and what their quantities add up to. */
export interface DrawnClass {
  count: number;
  readonly sums: number[];
}

/**
 * Bootstrap samples from sufficient statistics. As many units are drawn as there are, with replacement: how many of each class
 * is multinomial, as it is where units are drawn one by one. What those of a class add up to is drawn with the mean and the
 * covariance that so many draws from it have, from a normal distribution; of a class with one unit, or of units that are all
 * alike, it is exact. So the work depends on the classes, not on the units.
 *
 * Use it when statistics are made of counts of classes and sums over them. Not when classes are few, large and far from
 * normal, and what is asked for is not a sum.
 *
 * The classes of a sample are handed over in their order; the same objects come again with the next sample.
 *
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, 6 and 21; Davison & Hinkley (1997), Bootstrap Methods and
 * their Application, 3.2 (strata); multinomial counts by conditional binomials.
 */
export function bootstrap(
  classes: readonly UnitClass[],
  times: number,
  random: Random,
  onSample: (drawn: readonly DrawnClass[]) => void,
): void {
  const roots = classes.map(({ count, covariances }) => (count > 1 ? squareRoot(covariances) : null));
  const units = classes.reduce((sum, { count }) => sum + count, 0);
  const drawn = classes.map(({ means }): DrawnClass => ({ count: 0, sums: means.map(() => 0) }));
  for (let time = 0; time < times; time += 1) {
    let [toDraw, among] = [units, units];
    for (let at = 0; at < classes.length; at += 1) {
      const { count, means } = classes[at]!;
      const own = drawn[at]!;
      own.count = binomialDraw(random, toDraw, count / among);
      toDraw -= own.count;
      among -= count;
      drawSums(own, means, roots[at]!, random);
    }
    onSample(drawn);
  }
}

function drawSums(
  { count, sums }: DrawnClass,
  means: readonly number[],
  root: readonly (readonly number[])[] | null,
  random: Random,
): void {
  for (let at = 0; at < means.length; at += 1) sums[at] = count * means[at]!;
  if (root === null || count === 0) return;
  const spread = Math.sqrt(count);
  for (let column = 0; column < means.length; column += 1) {
    if (root[column]![column] === 0) continue;
    const chance = spread * random.normal();
    for (let row = column; row < means.length; row += 1) sums[row]! += root[row]![column]! * chance;
  }
}

/** A part of a variance that is left when others are taken out, below which it is rounding. */
const negligible = 1e-12;

/**
 * The lower triangle L of L·Lᵀ = a covariance (Cholesky); a direction without variance of its own has a column of 0.
 *
 * @example squareRoot([[4, 2], [2, 5]]) // => [[2, 0], [1, 2]]
 * @example squareRoot([[0, 0], [0, 9]]) // => [[0, 0], [0, 3]]
 */
export function squareRoot(covariances: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const root = covariances.map((row) => row.map(() => 0));
  for (let column = 0; column < covariances.length; column += 1) {
    const rest = (row: number) =>
      root[row]!.slice(0, column).reduce(
        (sum, value, before) => sum - value * root[column]![before]!,
        covariances[row]![column]!,
      );
    const variance = rest(column);
    if (!(variance > negligible * covariances[column]![column]!)) continue;
    root[column]![column] = Math.sqrt(variance);
    for (let row = column + 1; row < covariances.length; row += 1)
      root[row]![column] = rest(row) / root[column]![column]!;
  }
  return root;
}
