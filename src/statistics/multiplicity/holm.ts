/**
 * P-values adjusted for having asked several questions (Holm 1979, "A simple sequentially rejective multiple test
 * procedure", Scandinavian Journal of Statistics 6), in the order given: the chance of even one false alarm stays under
 * the level. A null is a question without an answer: it stays null and is not counted.
 *
 * @example holm([0.01, 0.04, 0.03]) // => [0.03, 0.06, 0.06]
 * @example holm([0.01, null, 0.04]) // => [0.02, null, 0.04]
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const adjusted: (number | null)[] = pValues.map(() => null);
  const ascending = [...pValues.entries()]
    .flatMap(([index, p]) => (p === null ? [] : [{ index, p }]))
    .toSorted((a, b) => a.p - b.p);
  let largest = 0;
  for (const [rank, { index, p }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, p * (ascending.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}
