import * as fc from './chance.ts';
import type { OkResult } from '../src/results/result.ts';
import { temporaryFolder } from './engines/temporary.ts';
import { resultOf } from './run-cx.ts';
import { leaksIn } from './small-cells/attacker.ts';
import { smallFiles } from './small-cells/files.ts';
import { countedBy, stretches, toldBy, toldOfRanges } from './small-cells/groups.ts';
import { commandsOf, isOfAnswers, questions } from './small-cells/questions.ts';
import { toldIn } from './small-cells/reports.ts';
import { often, slowTest, some } from './often.ts';

/** The same small tables in every run. */
const seed = 15;

const minimum = fc.constantFrom(2, 3, 5, 10);

describe('whatever is told beside it, a hidden count may be numbers that lie 2 apart', () => {
  const tables: readonly (readonly [string[], number, number])[] = [
    [['a'], 8, 400],
    [['period'], 8, 400],
    [['a', 'period'], 5, 800],
    [['a', 'b'], 5, 800],
    [['a', 'b', 'period'], 3, 400],
    [['a', 'b', 'c'], 3, 400],
    [['a', 'b', 'c', 'period'], 2, 160],
  ];
  test.each(some(tables, 3, 1))(
    'in a table by %p, and those by each of them and by the first ones together',
    (ways, most, times) => {
      fc.assert(
        fc.property(countedBy(ways, most), minimum, (counted, minN) => {
          const together = ways.map((_, at) => ways.slice(0, at + 1));
          const reports = [...ways.map((way) => [way]), ...together].map((asked) => toldBy(counted, asked, minN));
          const [told, sums] = [reports.flatMap((one) => one.told), reports.flatMap((one) => one.sums)];
          expect(leaksIn(told, sums)).toEqual([]);
        }),
        { seed, numRuns: often(times) },
      );
    },
  );

  slowTest.each([
    [['a', 'b', 'c'], 3, 400],
    [['a', 'b', 'period'], 3, 400],
    [['a', 'b', 'c', 'period'], 2, 160],
  ])('in a table by %p, beside those by any two of them', (ways, most, times) => {
    fc.assert(
      fc.property(countedBy(ways, most), minimum, (counted, minN) => {
        const pairs = ways.flatMap((one, at) => ways.slice(at + 1).map((other) => [one, other]));
        const fewer = [...ways.map((way) => [way]), ...pairs].map((asked) => toldBy(counted, asked, minN));
        const together = toldBy(counted, ways, minN);
        const told = [...fewer, together].flatMap((one) => one.told);
        const untold = together.told.map((one) => ({ ...one, isShown: false }));
        const sums = [...fewer, together].flatMap((one) => one.sums);
        expect(leaksIn(told, sums, [...fewer.flatMap((one) => one.told), ...untold])).toEqual([]);
      }),
      { seed, numRuns: often(times) },
    );
  });

  test('in stretches of days that are compared, and in the days between them', () => {
    const months = 6;
    fc.assert(
      fc.property(countedBy(['period'], months), stretches(months), minimum, (counted, asked, minN) => {
        const last = counted.cells.length - 1;
        const within = asked.map(([from, to]) => [Math.min(from, last), Math.min(to, last)] as const);
        const { told, sums } = toldOfRanges(counted, within, minN);
        expect(leaksIn(told, sums)).toEqual([]);
      }),
      { seed, numRuns: often(1200) },
    );
  });
});

describe('whatever reports are laid side by side, a hidden count may be numbers that lie 2 apart', () => {
  const folder = temporaryFolder();
  const [ofCustomers, ofAnswers] = [smallFiles(folder, 11), smallFiles(folder, 40)];
  /** Of answers each customer gave several. */
  const fileOf = (way: string) => (isOfAnswers(way) ? ofAnswers : ofCustomers);
  const minN = '10';
  const hiding = new Set<string>();
  const known = new Map<string, Promise<OkResult>>();
  /** Reports that several questions share are made once. */
  const result = (argv: readonly string[]): Promise<OkResult> => {
    const key = argv.join(' ');
    const made = known.get(key) ?? resultOf(argv);
    known.set(key, made);
    return made;
  };

  const ways = some([...new Set(questions.map(([way]) => way))], 12);
  const tried = questions.filter(([way]) => ways.includes(way));
  test.each(tried)('in those of %s %s', async (way, question) => {
    const asked = [];
    for (const { argv, ...windows } of commandsOf(way, question, fileOf(way))) {
      const plain = await result([...argv, '--min-n', '1']);
      asked.push({ ...windows, plain, hiding: await result([...argv, '--min-n', minN]) });
    }
    const { told, sums } = toldIn(asked);
    if (told.some(({ isShown }) => !isShown)) hiding.add(way);
    expect(leaksIn(told, sums)).toEqual([]);
  });

  test('and each of them hides something', () => {
    expect([...hiding]).toEqual(ways);
  });
});
