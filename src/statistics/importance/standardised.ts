import type { CrossProducts } from '../regression/cross-products.ts';

/** Terms and an outcome, each brought to a variance of 1: how terms go with each other, and with the outcome. */
export interface Standardised {
  readonly terms: number;
  /** Correlations between terms: a symmetric matrix, as its rows one after another. */
  readonly correlations: Float64Array;
  readonly withOutcome: Float64Array;
}

/**
 * The correlations behind cross-products of which the last quantity is the outcome; null where one of them does not vary.
 *
 * @example standardised({ weight: 2, means: Float64Array.of(0, 0), products: Float64Array.of(2, 4, 4, 8) })?.withOutcome // => [1]
 */
export function standardised({ weight, means, products }: CrossProducts): Standardised | null {
  const width = means.length;
  const terms = width - 1;
  // Of means of products and not of their sums, so that twice as many units give the same digits.
  const covariance = (row: number, column: number) => products[row * width + column]! / weight;
  const spreads = Float64Array.from(means, (_, at) => Math.sqrt(covariance(at, at)));
  if (!spreads.every((spread) => spread > 0)) return null;
  const correlation = (row: number, column: number) =>
    row === column ? 1 : covariance(row, column) / (spreads[row]! * spreads[column]!);
  return {
    terms,
    correlations: Float64Array.from({ length: terms * terms }, (_, at) =>
      correlation(Math.floor(at / terms), at % terms),
    ),
    withOutcome: Float64Array.from({ length: terms }, (_, at) => correlation(at, terms)),
  };
}
