import { linearContrast, linearFit } from '../../statistics/regression/linear-fit.ts';
import type { CrossProducts } from '../../statistics/regression/cross-products.ts';
import { kindOf, type Effects, type Kind } from './classes.ts';

/** What a regression on low and high ratings says. */
export interface Contrast {
  readonly intercept: number;
  readonly r_squared: number | null;
  readonly effects: readonly Effects[];
  /** Columns that those before them determine. */
  readonly aliased: readonly number[];
}

/**
 * Least squares of the outcome on low and high ratings of all drivers.
 * @param products of two columns for each driver and of the outcome, which is the last
 * @param used the columns that are fitted: the others say nothing
 * @param units how many rows there are
 */
export function contrastOf(
  { weight, means, products }: CrossProducts,
  used: readonly number[],
  units: number,
): Contrast {
  const width = means.length;
  const outcome = width - 1;
  // Means of products: twice as many rows give the same digits, and what they are multiplied by cancels out of every error.
  const of = (row: number, column: number) => products[row * width + column]! / weight;
  const fit = linearFit({
    // One is spent on the means.
    units: units - 1,
    products: used.map((row) => used.map((column) => of(row, column))),
    withOutcome: used.map((row) => of(row, outcome)),
    outcome: of(outcome, outcome),
  });
  const places = new Map(used.map((column, place) => [column, place]));
  const coefficient = (column: number) => {
    const place = places.get(column);
    return place === undefined ? null : fit.coefficients[place]!;
  };
  const drivers = Array.from({ length: outcome / 2 }, (_, driver) => driver);
  return {
    intercept: used.reduce((level, column) => level - (coefficient(column) ?? 0) * means[column]!, means[outcome]!),
    r_squared: of(outcome, outcome) > 0 ? fit.explained / of(outcome, outcome) : null,
    effects: drivers.map((driver) => {
      const [low, high] = [places.get(2 * driver), places.get(2 * driver + 1)];
      const isBoth = low !== undefined && high !== undefined;
      const test = isBoth
        ? linearContrast(
            fit,
            used.map((_, at) => (at === low || at === high ? 1 : 0)),
          )
        : null;
      return {
        penalty: coefficient(2 * driver),
        reward: coefficient(2 * driver + 1),
        wald_p: test?.p_value ?? null,
      };
    }),
    aliased: used.filter((column) => coefficient(column) === null),
  };
}

export const kindsOf = ({ effects }: Contrast): readonly Kind[] => effects.map(kindOf);
