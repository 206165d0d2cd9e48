/** The directions of a symmetric matrix: its eigenvalues, and beside each its vector of length 1. */
export interface Eigen {
  readonly values: Float64Array;
  /** The k-th vector is `vectors[k]`. */
  readonly vectors: readonly Float64Array[];
}

/** So many sweeps are never needed: each squares what is left. */
const mostSweeps = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, given as its rows one after another, by Jacobi's rotations: slow for
 * large matrices, and exact to the last digits for small ones. Values come in no order.
 *
 * Source: Golub & Van Loan (2013), Matrix Computations, 8.5.
 *
 * @example [...symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values].toSorted() // => [1, 3]
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const vectors = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (_one, at) => (at === row ? 1 : 0)),
  );
  for (let sweep = 0; sweep < mostSweeps && !isDiagonal(a, size); sweep += 1) {
    for (let p = 0; p < size - 1; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, size, vectors, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, at) => a[at * size + at]!), vectors };
}

function isDiagonal(a: Float64Array, size: number): boolean {
  let [off, on] = [0, 0];
  for (let row = 0; row < size; row += 1) {
    on += a[row * size + row]! ** 2;
    for (let column = row + 1; column < size; column += 1) off += a[row * size + column]! ** 2;
  }
  return off <= Number.EPSILON ** 2 * on;
}

/** Turns two directions so that nothing stands between them. */
function rotate(a: Float64Array, size: number, vectors: readonly Float64Array[], p: number, q: number): void {
  const between = a[p * size + q]!;
  if (between === 0) return;
  const half = (a[q * size + q]! - a[p * size + p]!) / (2 * between);
  const tangent = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.sqrt(half * half + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k += 1) {
    const [kp, kq] = [a[k * size + p]!, a[k * size + q]!];
    a[k * size + p] = cosine * kp - sine * kq;
    a[k * size + q] = sine * kp + cosine * kq;
  }
  for (let k = 0; k < size; k += 1) {
    const [pk, qk] = [a[p * size + k]!, a[q * size + k]!];
    a[p * size + k] = cosine * pk - sine * qk;
    a[q * size + k] = sine * pk + cosine * qk;
  }
  const [one, other] = [vectors[p]!, vectors[q]!];
  for (let k = 0; k < size; k += 1) {
    const [v, w] = [one[k]!, other[k]!];
    one[k] = cosine * v - sine * w;
    other[k] = sine * v + cosine * w;
  }
}
