import { symmetricEigen } from './symmetric-eigen.ts';
import type { Standardised } from './standardised.ts';

/**
 * How R² is shared among terms by way of the orthogonal terms that are nearest to them: what each of these explains goes to the
 * terms by how much of each is in it. The shares are 0 or more and add up to R². The work grows with the third power of the
 * terms, so that it is for many terms too.
 *
 * Source: Johnson (2000), "A heuristic method for estimating the relative weight of predictor variables in multiple regression",
 * Multivariate Behavioral Research 35. Agrees with R rwa.
 *
 * @example relativeWeights({ terms: 2, correlations: Float64Array.of(1, 0, 0, 1), withOutcome: Float64Array.of(0.6, 0.5) }) // => [0.36, 0.25]
 */
export function relativeWeights({ terms, correlations, withOutcome }: Standardised): Float64Array {
  const { values, vectors } = symmetricEigen(correlations, terms);
  const roots = values.map((value) => Math.sqrt(Math.max(0, value)));
  // Λ = Q·√D·Qᵀ: correlations of the terms with the nearest orthogonal ones.
  const loading = (row: number, column: number) =>
    vectors.reduce((sum, vector, at) => sum + vector[row]! * roots[at]! * vector[column]!, 0);
  // β = Λ⁻¹·r.
  const along = vectors.map((vector) => vector.reduce((sum, value, at) => sum + value * withOutcome[at]!, 0));
  const effects = Float64Array.from({ length: terms }, (_, term) =>
    vectors.reduce((sum, vector, at) => (roots[at]! > 0 ? sum + (vector[term]! * along[at]!) / roots[at]! : sum), 0),
  );
  return Float64Array.from({ length: terms }, (_, term) =>
    effects.reduce((sum, effect, at) => sum + loading(term, at) ** 2 * effect * effect, 0),
  );
}
