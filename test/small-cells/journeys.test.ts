import * as fc from '../chance.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { often, slowTest } from '../often.ts';
import { resultOf } from '../run-cx.ts';
import { leaksIn } from './attacker.ts';
import { journeys, journeysCsv, toldOfJourneys } from './journeys.ts';

const folder = temporaryFolder();

/** The same journeys in every run. */
const seed = 15;

slowTest('whatever is told of journeys beside it, a hidden count may be numbers that lie 2 apart', async () => {
  let files = 0;
  await fc.assert(
    fc.asyncProperty(journeys, fc.constantFrom(2, 3, 5, 10), async (walked, minN) => {
      files += 1;
      const file = folder.file(`walked-${files}.csv`, journeysCsv(walked));
      const asked = async (...more: readonly string[]) => {
        const argv = ['journeys', file, ...more];
        return { plain: await resultOf(argv), hiding: await resultOf([...argv, '--min-n', String(minN)]) };
      };
      const { told, sums } = toldOfJourneys(await asked(), await asked('--by', 'region'));
      expect(leaksIn(told, sums)).toEqual([]);
    }),
    { seed, endOnFailure: true, numRuns: often(120) },
  );
});
