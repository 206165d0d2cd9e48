/**
 * Running sums that keep what rounding takes from them, so that terms may be added, and taken away again, in any number.
 *
 * Source: Ogita, Rump & Oishi (2005), "Accurate sum and dot product", SIAM Journal on Scientific Computing 26, algorithms
 * 3.1 (Knuth's TwoSum) and 4.1.
 *
 * @example [1, 1e100, 1, -1e100].reduce((sums, term) => (sums.add(0, term), sums), new CompensatedSums(1)).at(0) // => 2
 */
export class CompensatedSums {
  readonly #sums: Float64Array;
  readonly #lost: Float64Array;

  constructor(length: number) {
    this.#sums = new Float64Array(length);
    this.#lost = new Float64Array(length);
  }

  add(index: number, term: number): void {
    const before = this.#sums[index]!;
    const after = before + term;
    const added = after - before;
    this.#lost[index]! += before - (after - added) + (term - added);
    this.#sums[index] = after;
  }

  at(index: number): number {
    return this.#sums[index]! + this.#lost[index]!;
  }

  /** All sums, rounded once. */
  toArray(): Float64Array {
    return this.#sums.map((sum, index) => sum + this.#lost[index]!);
  }

  clear(): void {
    this.#sums.fill(0);
    this.#lost.fill(0);
  }
}
