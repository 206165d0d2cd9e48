import * as fc from '../../chance.ts';
import { cholesky, inverseForm } from '../../../src/statistics/functions/cholesky.ts';

const size = 4;
const entry = fc.integer({ min: -9, max: 9 });
const vector = fc.array(entry, { minLength: size, maxLength: size });

/** BᵀB + I, which has an inverse, of a matrix B given by its rows. */
function positive(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from({ length: size * size }, (_, place) => {
    const [a, b] = [Math.floor(place / size), place % size];
    return rows.reduce((sum, row) => sum + row[a]! * row[b]!, a === b ? 1 : 0);
  });
}

const times = (matrix: Float64Array, x: ArrayLike<number>) =>
  Array.from({ length: size }, (_, row) =>
    Array.from(x).reduce((sum, value, column) => sum + matrix[row * size + column]! * value, 0),
  );

test('what solves an equation, put into it, gives its right side', () => {
  fc.assert(
    fc.property(fc.array(vector, { maxLength: 6 }), vector, (rows, right) => {
      const matrix = positive(rows);
      const factor = cholesky(matrix, size);
      expect(factor.rank).toBe(size);
      times(matrix, factor.solve(right)).forEach((value, row) => expect(value).toBeCloseTo(right[row]!, 8));
      expect(inverseForm(factor, times(matrix, right))).toBeCloseTo(
        times(matrix, right).reduce((sum, value, row) => sum + value * right[row]!, 0),
        5,
      );
    }),
  );
});

test('units do not decide which columns depend on others', () => {
  const scales = [1e-9, 1, 1e9, 1e-3];
  const matrix = positive([[1, 2, 3, 4]]).map(
    (value, place) => value * scales[Math.floor(place / size)]! * scales[place % size]!,
  );
  expect(cholesky(matrix, size).dependent).toEqual([false, false, false, false]);
});

test('of columns that determine each other the last is passed over, and the solution is that without it', () => {
  const matrix = Float64Array.of(4, 2, 6, 2, 3, 5, 6, 5, 11);
  const factor = cholesky(matrix, 3);
  expect(factor.dependent).toEqual([false, false, true]);
  expect(factor.rank).toBe(2);
  expect([...factor.solve([2, 5, 7])]).toEqual([...cholesky(Float64Array.of(4, 2, 2, 3), 2).solve([2, 5]), 0]);
});

test('a column of zeros, or of next to nothing, is passed over', () => {
  expect(cholesky(Float64Array.of(0, 0, 0, 5), 2).dependent).toEqual([true, false]);
  expect(cholesky(Float64Array.of(1e-15, 0, 0, 5), 2, 1e-12).dependent).toEqual([true, false]);
  expect(cholesky(new Float64Array(0), 0).rank).toBe(0);
});
