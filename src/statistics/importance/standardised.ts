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
export function standardised({ means, products }: CrossProducts): Standardised | null {
  const width = means.length;
  const terms = width - 1;
  const spreads = Float64Array.from(means, (_, at) => Math.sqrt(products[at * width + at]!));
  if (!spreads.every((spread) => spread > 0)) return null;
  const correlation = (row: number, column: number) =>
    row === column ? 1 : products[row * width + column]! / (spreads[row]! * spreads[column]!);
  return {
    terms,
    correlations: Float64Array.from({ length: terms * terms }, (_, at) =>
      correlation(Math.floor(at / terms), at % terms),
    ),
    withOutcome: Float64Array.from({ length: terms }, (_, at) => correlation(at, terms)),
  };
}
