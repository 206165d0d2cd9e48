import * as fc from 'fast-check';
import { leaksIn } from './small-cells/attacker.ts';
import { countedBy, toldBy } from './small-cells/groups.ts';

/** The same small files in every run. */
const seed = 15;

describe('no hidden count is known but for less than 2, whatever is told beside it', () => {
  test.each([
    [['a'], 8, 100],
    [['period'], 8, 100],
    [['a', 'period'], 5, 200],
    [['a', 'b'], 5, 200],
    [['a', 'b', 'period'], 3, 100],
    [['a', 'b', 'c'], 3, 100],
    [['a', 'b', 'c', 'period'], 2, 40],
  ])('by %p', (ways, most, numRuns) => {
    fc.assert(
      fc.property(countedBy(ways, most), fc.constantFrom(2, 3, 5, 10), (counted, minN) => {
        const alone = ways.flatMap((way) => toldBy(counted, [way], minN));
        const told = [...alone, ...toldBy(counted, ways, minN)];
        expect(leaksIn(told)).toEqual([]);
      }),
      { seed, numRuns },
    );
  });
});
