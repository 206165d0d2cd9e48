/**
 * A symmetric matrix of no negative directions, as its rows one after another, factored. A column that the columns before
 * it determine is dependent: it is passed over, as if the matrix had been written without it.
 */
export interface Cholesky {
  readonly rank: number;
  readonly dependent: readonly boolean[];
  /** The x of A·x = `right`, with 0 for dependent columns. */
  readonly solve: (right: ArrayLike<number>) => Float64Array;
}

/** The share of its own size that a column keeps when the columns before it are taken out: less is rounding. */
const dependence = Number.EPSILON ** 0.75;

/**
 * Factors a symmetric, positive semi-definite matrix as LDLᵀ, in the order of its columns. Rows and columns are brought to
 * a diagonal of 1 first, so that units do not matter. A diagonal of at most `negligible` is taken for 0.
 *
 * Source: Golub & Van Loan (2013), Matrix Computations, 4.1 (LDLᵀ); passing over dependent columns, and the tolerance,
 * follow coxph of R survival.
 *
 * @example [...cholesky(Float64Array.of(4, 2, 2, 3), 2).solve([2, 5])] // => [-0.5, 2]
 * @example cholesky(Float64Array.of(1, 2, 2, 4), 2).dependent // => [false, true]
 */
export function cholesky(matrix: Float64Array, size: number, negligible = 0): Cholesky {
  const roots = Float64Array.from({ length: size }, (_, column) => Math.sqrt(matrix[column * size + column]!));
  const dependent = Array.from(roots, (root) => !(root * root > negligible));
  const lower = new Float64Array(size * size);
  const pivots = new Float64Array(size);
  for (let column = 0; column < size; column += 1) {
    if (dependent[column]) {
      continue;
    }
    const remainder = (row: number): number => {
      let rest = matrix[row * size + column]! / (roots[row]! * roots[column]!);
      for (let before = 0; before < column; before += 1) {
        rest -= lower[row * size + before]! * lower[column * size + before]! * pivots[before]!;
      }
      return rest;
    };
    const pivot = remainder(column);
    if (!(pivot > dependence)) {
      dependent[column] = true;
      continue;
    }
    pivots[column] = pivot;
    for (let row = column + 1; row < size; row += 1) {
      lower[row * size + column] = dependent[row] ? 0 : remainder(row) / pivot;
    }
  }
  return {
    rank: dependent.filter((one) => !one).length,
    dependent,
    solve: (right) => solve({ size, roots, dependent, lower, pivots }, right),
  };
}

/** vᵀA⁻¹v, over the columns that are not dependent. */
export function inverseForm(factor: Cholesky, vector: ArrayLike<number>): number {
  return factor.solve(vector).reduce((sum, value, index) => sum + value * vector[index]!, 0);
}

interface Factors {
  readonly size: number;
  readonly roots: Float64Array;
  readonly dependent: readonly boolean[];
  readonly lower: Float64Array;
  readonly pivots: Float64Array;
}

function solve({ size, roots, dependent, lower, pivots }: Factors, right: ArrayLike<number>): Float64Array {
  const solution = Float64Array.from(right, (value, row) => (dependent[row] ? 0 : value / roots[row]!));
  for (let row = 0; row < size; row += 1) {
    for (let before = 0; before < row; before += 1) {
      solution[row]! -= lower[row * size + before]! * solution[before]!;
    }
  }
  for (let row = 0; row < size; row += 1) {
    solution[row] = dependent[row] ? 0 : solution[row]! / pivots[row]!;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let after = row + 1; after < size; after += 1) {
      solution[row]! -= lower[after * size + row]! * solution[after]!;
    }
  }
  return solution.map((value, row) => (dependent[row] ? 0 : value / roots[row]!));
}
