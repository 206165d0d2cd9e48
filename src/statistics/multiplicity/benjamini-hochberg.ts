/**
 * P-values adjusted so that, of the findings reported below a level, the expected share of false ones stays under that
 * level (Benjamini & Hochberg 1995, "Controlling the false discovery rate", Journal of the Royal Statistical Society B
 * 57), in the order given. A null is a question without an answer: it stays null and is not counted.
 *
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // => [0.03, 0.04, 0.04]
 * @example benjaminiHochberg([0.01, null, 0.04]) // => [0.02, null, 0.04]
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const adjusted: (number | null)[] = pValues.map(() => null);
  const descending = [...pValues.entries()]
    .flatMap(([index, p]) => (p === null ? [] : [{ index, p }]))
    .toSorted((a, b) => b.p - a.p);
  let smallest = 1;
  for (const [rank, { index, p }] of descending.entries()) {
    smallest = Math.min(smallest, (p * descending.length) / (descending.length - rank));
    adjusted[index] = smallest;
  }
  return adjusted;
}
