import type { Standardised } from './standardised.ts';

/** What is left of a term of variance 1 when others are taken out, below which it is rounding. */
const negligible = Number.EPSILON ** 0.75;

/**
 * R² of the regressions on all subsets of some terms: that of the subset which has term k where bit k is set stands at its number.
 * All 2ᵏ come from one walk that takes one term out of the others after the other, so that a subset costs a few multiplications
 * and not a regression.
 *
 * Source: Furnival & Wilson (1974), "Regressions by leaps and bounds", Technometrics 16 (sweeping down a tree of subsets).
 *
 * @param into an array of 2ᵏ numbers, where one is there to be used again
 * @example [...subsetRSquared({ terms: 2, correlations: Float64Array.of(1, 0, 0, 1), withOutcome: Float64Array.of(0.6, 0.5) })] // => [0, 0.36, 0.25, 0.61]
 */
export function subsetRSquared(
  { terms, correlations, withOutcome }: Standardised,
  into: Float64Array = new Float64Array(2 ** terms),
): Float64Array {
  // Each level holds what is left of the terms from its own on, and of the outcome, as a matrix.
  const levels = Array.from(
    { length: terms + 1 },
    (_, level) => new Float64Array((terms - level) * (terms - level + 1)),
  );
  const first = levels[0]!;
  for (let row = 0; row < terms; row += 1) {
    for (let column = 0; column < terms; column += 1)
      first[row * (terms + 1) + column] = correlations[row * terms + column]!;
    first[row * (terms + 1) + terms] = withOutcome[row]!;
  }
  const walk = (level: number, subset: number, explained: number): void => {
    if (level === terms) {
      into[subset] = explained;
      return;
    }
    const left = terms - level;
    const [here, next] = [levels[level]!, levels[level + 1]!];
    const width = left + 1;
    // Without the term: the others as they are.
    for (let row = 1; row < left; row += 1)
      for (let column = row; column <= left; column += 1)
        next[(row - 1) * left + column - 1] = here[row * width + column]!;
    walk(level + 1, subset, explained);
    const pivot = here[0]!;
    if (!(pivot > negligible)) {
      // Terms before it say all that it says.
      for (let row = 1; row < left; row += 1)
        for (let column = row; column <= left; column += 1)
          next[(row - 1) * left + column - 1] = here[row * width + column]!;
      walk(level + 1, subset | (1 << level), explained);
      return;
    }
    for (let row = 1; row < left; row += 1) {
      const share = here[row]! / pivot;
      for (let column = row; column <= left; column += 1)
        next[(row - 1) * left + column - 1] = here[row * width + column]! - share * here[column]!;
    }
    walk(level + 1, subset | (1 << level), explained + (here[left]! * here[left]!) / pivot);
  };
  walk(0, 0, 0);
  return into;
}
