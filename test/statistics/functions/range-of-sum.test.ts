import * as fc from '../../chance.ts';
import { rangeOfSum, type KnownSum } from '../../../src/statistics/functions/search/range-of-sum.ts';

describe('the range of a sum', () => {
  test('of numbers that a total alone bounds reaches from nothing to the total', () => {
    expect(rangeOfSum([{ of: [0, 1, 2], value: 7 }], 3, [1])).toEqual({ low: 0, high: 7 });
    expect(rangeOfSum([{ of: [0, 1, 2], value: 7 }], 3, [0, 1, 2])).toEqual({ low: 7, high: 7 });
  });

  test('has no upper end where nothing bounds it', () => {
    expect(rangeOfSum([{ of: [0, 1], value: 7 }], 3, [2])).toEqual({ low: 0, high: Infinity });
    expect(rangeOfSum([], 1, [0])).toEqual({ low: 0, high: Infinity });
  });

  test('is nothing where the known sums contradict each other', () => {
    expect(
      rangeOfSum(
        [
          { of: [0, 1], value: 3 },
          { of: [0], value: 4 },
        ],
        2,
        [1],
      ),
    ).toBeNull();
  });

  test('of a cell of a table of two rows and two columns is that of Fréchet', () => {
    // Rows of 30 and 20, columns of 15 and 35: at least 30 + 15 − 50 < 0, at most 15.
    const known = [
      { of: [0, 1], value: 30 },
      { of: [2, 3], value: 20 },
      { of: [0, 2], value: 15 },
      { of: [1, 3], value: 35 },
    ];
    expect(rangeOfSum(known, 4, [0])).toEqual({ low: 0, high: 15 });
    // 30 + 35 − 50 at least.
    expect(rangeOfSum(known, 4, [1])).toEqual({ low: 15, high: 30 });
  });

  test('is that of all tables there are, in tables of three rows and three columns', () => {
    const cell = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 9, maxLength: 9 }), fc.nat(8), (cells, asked) => {
        const lines = [0, 1, 2].flatMap((at) => [
          [3 * at, 3 * at + 1, 3 * at + 2],
          [at, at + 3, at + 6],
        ]);
        const known: KnownSum[] = lines.map((of) => ({ of, value: of.reduce((sum, one) => sum + cells[one]!, 0) }));
        const found = tablesOf(known).map((table) => table[asked]!);
        // Tables of whole numbers reach both ends: the matrix of rows and columns is totally unimodular.
        expect(rangeOfSum(known, 9, [asked])).toEqual({ low: Math.min(...found), high: Math.max(...found) });
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

/** All tables of nine whole numbers with these sums: four cells say the others. */
function tablesOf(known: readonly KnownSum[]): number[][] {
  const [row1, column1, row2, column2, row3] = known.map(({ value }) => value) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const found: number[][] = [];
  for (let a = 0; a <= row1; a += 1)
    for (let b = 0; b <= row1 - a; b += 1)
      for (let c = 0; c <= row2; c += 1)
        for (let d = 0; d <= row2 - c; d += 1) {
          const last = [column1 - a - c, column2 - b - d];
          const table = [a, b, row1 - a - b, c, d, row2 - c - d, ...last, row3 - last[0]! - last[1]!];
          if (table.every((one) => one >= 0)) found.push(table);
        }
  return found;
}
